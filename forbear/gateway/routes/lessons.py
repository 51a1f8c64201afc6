"""What the trainer's page changes in the files: shown first, then saved, then taken back."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway.errors import BadInputError
from forbear.gateway.frames import read_body, take_choice, take_draft, take_reason
from forbear.gateway.lesson_answers import answered, journal_of
from forbear.gateway.lesson_requests import change_from, seen_in
from forbear.gateway.similar_examples import similar
from forbear.gateway.staff import LoggedIn, teaching, teaching_to_change
from forbear.gateway.story_views import topic_of
from forbear.lessons.example_checks import LANGUAGES, TARGETS
from forbear.lessons.examples import entities_of, intents_of
from forbear.lessons.folder import DOMAIN, EXAMPLES, REPLIES, STORIES
from forbear.lessons.journal import Journal
from forbear.lessons.names import suggestions_of
from forbear.lessons.replies import read_wordings
from forbear.lessons.wording_conduct import wording_findings
from forbear.safety.risk import FLAGS
from forbear.store.tables import Agent

LARGEST_PASTE = 2 * 1024 * 1024
"""Bytes: 5,000 pasted lines and more."""
SHOWN = 50
WARM = "hello"


async def lesson_choices(request: Request) -> JSONResponse:
    await teaching(request)
    journal = journal_of(request)
    answer = await answered(lambda: _choices(journal))
    # The first search among thousands of examples is slow: it is made before anybody waits for it.
    answer.background = BackgroundTask(similar, journal.folder(), WARM, None)
    return answer


async def replies(request: Request) -> JSONResponse:
    await teaching(request)
    journal = journal_of(request)
    return await answered(
        lambda: {"wordings": [each.as_json() for each in read_wordings(journal.folder())]}
    )


async def check_wording(request: Request) -> JSONResponse:
    """What the conduct check has against a wording while it is written."""
    await teaching_to_change(request)
    body = await read_body(request)
    text, lang = take_draft(body), take_choice(body, "language", LANGUAGES)
    await request.app.state.draft_check.ready()
    shown = take_choice(body, "shown", LANGUAGES)
    return JSONResponse(await asyncio.to_thread(wording_findings, text, lang, shown))


async def similar_examples(request: Request) -> JSONResponse:
    await teaching_to_change(request)
    body = await read_body(request)
    text, intent = take_draft(body), body.get("intent")
    wanted = intent if isinstance(intent, str) else None
    return await answered(lambda: similar(journal_of(request).folder(), text, wanted))


async def preview_lesson(request: Request) -> JSONResponse:
    await teaching_to_change(request)
    body = await read_body(request, LARGEST_PASTE)
    folder = journal_of(request).folder(seen_in(body))
    return await answered(lambda: change_from(folder, body).as_json())


async def save_lesson(request: Request) -> JSONResponse:
    found = await teaching_to_change(request)
    body = await read_body(request, LARGEST_PASTE)
    journal, reason = journal_of(request), _reason(body)

    def save() -> dict[str, Any]:
        change = change_from(journal.folder(seen_in(body)), body)
        return journal.save(change, _author(found), reason).as_json()

    return await answered(save, 201)


async def changes(request: Request) -> JSONResponse:
    await teaching(request)
    journal = journal_of(request)
    return await answered(lambda: {"changes": [each.as_json() for each in journal.history(SHOWN)]})


async def undo_change(request: Request) -> JSONResponse:
    found = await teaching_to_change(request)
    reason, number = _reason(await read_body(request)), request.path_params["number"]
    journal = journal_of(request)
    return await answered(lambda: journal.undo(number, _author(found), reason).as_json(), 201)


def _choices(journal: Journal) -> dict[str, Any]:
    folder = journal.folder()
    wordings = read_wordings(folder)
    known = sorted({each.reply for each in wordings})
    named = folder.yaml(DOMAIN).data.get("actions") or []
    return {
        "intents": intents_of(folder),
        "entities": entities_of(folder),
        "flags": list(FLAGS),
        "targets": TARGETS,
        "actions": [*known, *(str(each) for each in named if str(each).startswith("action_"))],
        "topics": sorted({topic_of(each) for each in folder.files(STORIES)}),
        "example_topics": [Path(each).stem for each in folder.files(EXAMPLES)],
        "reply_topics": [Path(each).stem for each in folder.files(REPLIES)],
        "acts": sorted({each.tags.act for each in wordings}),
        "suggested": suggestions_of(folder),
    }


def _reason(body: dict[str, Any]) -> str:
    reason = take_reason(body)
    if reason is None:
        raise BadInputError("bad_reason", "`reason` must say why, in 4 characters or more.")
    return reason


def _author(found: LoggedIn) -> str:
    agent: Agent = found.agent
    return f"{agent.name} ({agent.login})"


routes = [
    Route("/lesson-choices", lesson_choices),
    Route("/replies", replies),
    Route("/replies/check", check_wording, methods=["POST"]),
    Route("/similar", similar_examples, methods=["POST"]),
    Route("/lessons/preview", preview_lesson, methods=["POST"]),
    Route("/lessons", save_lesson, methods=["POST"]),
    Route("/changes", changes),
    Route("/changes/{number}/undo", undo_change, methods=["POST"]),
]
