"""How the pages of trainers hear what became of a lesson."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from forbear.lessons.journal import Journal
from forbear.lessons.problems import ChangedMeanwhile, LessonError, Missing, NotWritten

# What one request has read of the files, the next one need not read again.
_one_at_a_time = threading.Lock()
STATUS: dict[type[LessonError], int] = {Missing: 404, ChangedMeanwhile: 409, NotWritten: 507}


async def answered(work: Callable[[], dict[str, Any]], status: int = 200) -> JSONResponse:
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


def journal_of(request: Request) -> Journal:
    settings = request.app.state.settings
    return Journal(settings.root, settings.var)
