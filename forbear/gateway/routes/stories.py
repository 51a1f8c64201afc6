"""Stories while a trainer makes them: as a file says them, and as the live model plays them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway.copilot import Copilot, CopilotDownError, CopilotRefusedError
from forbear.gateway.errors import BadInputError, ConflictError
from forbear.gateway.frames import read_body, take_choice
from forbear.gateway.lesson_answers import answered, journal_of
from forbear.gateway.lesson_fields import steps_in
from forbear.gateway.staff import teaching_to_change
from forbear.gateway.story_views import story_view
from forbear.lessons.example_checks import LANGUAGES


async def written_story(request: Request) -> JSONResponse:
    """The story as the file would say it, before anybody saves it, with whom it contradicts."""
    await teaching_to_change(request)
    body = await read_body(request)
    folder = journal_of(request).folder()
    return await answered(lambda: story_view(folder, body))


async def played_story(request: Request) -> JSONResponse:
    """What the live model would do at each step, and what next; nothing is kept of it."""
    await teaching_to_change(request)
    body = await read_body(request)
    steps, language = steps_in(body), take_choice(body, "language", LANGUAGES)
    copilot: Copilot = request.app.state.copilot
    try:
        return JSONResponse(await copilot.play(list(steps), language))
    except CopilotRefusedError as error:
        message = "A step is of a kind that cannot be played."
        raise BadInputError("bad_steps", message) from error
    except CopilotDownError as error:
        raise ConflictError("assistant", "The assistant does not answer just now.") from error


routes = [
    Route("/stories/written", written_story, methods=["POST"]),
    Route("/stories/played", played_story, methods=["POST"]),
]
