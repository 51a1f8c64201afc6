"""What the trainer's page changes in the files: shown first, then saved, then taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway.errors import BadInputError
from forbear.gateway.frames import read_body, take_draft, take_reason
from forbear.gateway.lesson_requests import change_from, seen_in
from forbear.gateway.similar_examples import similar
from forbear.gateway.staff import LoggedIn, teaching, teaching_to_change
from forbear.lessons.example_checks import TARGETS
from forbear.lessons.examples import intents_of
from forbear.lessons.journal import Journal
from forbear.lessons.problems import ChangedMeanwhile, LessonError, Missing, NotWritten
from forbear.safety.risk import FLAGS
from forbear.store.tables import Agent

LARGEST_PASTE = 2 * 1024 * 1024
"""Bytes: 5,000 pasted lines and more."""
SHOWN = 50
STATUS: dict[type[LessonError], int] = {Missing: 404, ChangedMeanwhile: 409, NotWritten: 507}


async def lesson_choices(request: Request) -> JSONResponse:
    await teaching(request)
    return await _answered(lambda: _choices(_journal(request)))


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
    try:
        return JSONResponse(await asyncio.to_thread(work), status)
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
    return {"intents": intents_of(journal.folder()), "flags": list(FLAGS), "targets": TARGETS}


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
    Route("/similar", similar_examples, methods=["POST"]),
    Route("/lessons/preview", preview_lesson, methods=["POST"]),
    Route("/lessons", save_lesson, methods=["POST"]),
    Route("/changes", changes),
    Route("/changes/{number}/undo", undo_change, methods=["POST"]),
]
