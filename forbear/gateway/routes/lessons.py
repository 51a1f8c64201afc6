"""What the trainer's page changes in the files: shown first, then saved, then taken back."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway.errors import BadInputError
from forbear.gateway.frames import read_body, take_choice, take_draft, take_reason
from forbear.gateway.lesson_requests import change_from, seen_in
from forbear.gateway.similar_examples import similar
from forbear.gateway.staff import LoggedIn, teaching, teaching_to_change
from forbear.gateway.story_views import story_view, topic_of
from forbear.lessons.example_checks import LANGUAGES, TARGETS
from forbear.lessons.examples import intents_of
from forbear.lessons.folder import DOMAIN, STORIES
from forbear.lessons.journal import Journal
from forbear.lessons.problems import ChangedMeanwhile, LessonError, Missing, NotWritten
from forbear.lessons.replies import read_wordings
from forbear.lessons.wording_conduct import wording_findings
from forbear.safety.risk import FLAGS
from forbear.store.tables import Agent

# What one request has read of the files, the next one need not read again.
_one_at_a_time = threading.Lock()
LARGEST_PASTE = 2 * 1024 * 1024
"""Bytes: 5,000 pasted lines and more."""
SHOWN = 50
WARM = "hello"
STATUS: dict[type[LessonError], int] = {Missing: 404, ChangedMeanwhile: 409, NotWritten: 507}


async def lesson_choices(request: Request) -> JSONResponse:
    await teaching(request)
    journal = _journal(request)
    answer = await _answered(lambda: _choices(journal))
    # The first search among thousands of examples is slow: it is made before anybody waits for it.
    answer.background = BackgroundTask(similar, journal.folder(), WARM, None)
    return answer


async def replies(request: Request) -> JSONResponse:
    await teaching(request)
    journal = _journal(request)
    return await _answered(
        lambda: {"wordings": [each.as_json() for each in read_wordings(journal.folder())]}
    )


async def written_story(request: Request) -> JSONResponse:
    """The story as the file would say it, before anybody saves it, with whom it contradicts."""
    await teaching_to_change(request)
    body = await read_body(request)
    folder = _journal(request).folder()
    return await _answered(lambda: story_view(folder, body))


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
    return await _answered(lambda: similar(_journal(request).folder(), text, wanted))


async def preview_lesson(request: Request) -> JSONResponse:
    await teaching_to_change(request)
    body = await read_body(request, LARGEST_PASTE)
    folder = _journal(request).folder(seen_in(body))
    return await _answered(lambda: change_from(folder, body).as_json())


async def save_lesson(request: Request) -> JSONResponse:
    found = await teaching_to_change(request)
    body = await read_body(request, LARGEST_PASTE)
    journal, reason = _journal(request), _reason(body)

    def save() -> dict[str, Any]:
        change = change_from(journal.folder(seen_in(body)), body)
        return journal.save(change, _author(found), reason).as_json()

    return await _answered(save, 201)


async def changes(request: Request) -> JSONResponse:
    await teaching(request)
    journal = _journal(request)
    return await _answered(lambda: {"changes": [each.as_json() for each in journal.history(SHOWN)]})


async def undo_change(request: Request) -> JSONResponse:
    found = await teaching_to_change(request)
    reason, number = _reason(await read_body(request)), request.path_params["number"]
    journal = _journal(request)
    return await _answered(lambda: journal.undo(number, _author(found), reason).as_json(), 201)


async def _answered(work: Callable[[], dict[str, Any]], status: int = 200) -> JSONResponse:
    """What the work gives, made in a thread; what is wrong with a lesson is told in full."""

    def alone() -> dict[str, Any]:
        with _one_at_a_time:
            return work()

    try:
        return JSONResponse(await asyncio.to_thread(alone), status)
    except LessonError as error:
        return lesson_error(error)


def lesson_error(error: LessonError) -> JSONResponse:
    differences = error.differences if isinstance(error, ChangedMeanwhile) else {}
    told = {
        "code": error.problems[0].code,
        "message": error.problems[0].said(),
        "problems": [each.as_json() for each in error.problems],
        "differences": differences,
    }
    return JSONResponse({"error": told}, STATUS.get(type(error), 422))


def _journal(request: Request) -> Journal:
    settings = request.app.state.settings
    return Journal(settings.root, settings.var)


def _choices(journal: Journal) -> dict[str, Any]:
    folder = journal.folder()
    known = sorted({each.reply for each in read_wordings(folder)})
    named = folder.yaml(DOMAIN).data.get("actions") or []
    return {
        "intents": intents_of(folder),
        "flags": list(FLAGS),
        "targets": TARGETS,
        "actions": [*known, *(str(each) for each in named if str(each).startswith("action_"))],
        "topics": sorted({topic_of(each) for each in folder.files(STORIES)}),
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
    Route("/stories/written", written_story, methods=["POST"]),
    Route("/similar", similar_examples, methods=["POST"]),
    Route("/lessons/preview", preview_lesson, methods=["POST"]),
    Route("/lessons", save_lesson, methods=["POST"]),
    Route("/changes", changes),
    Route("/changes/{number}/undo", undo_change, methods=["POST"]),
]
