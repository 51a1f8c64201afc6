"""Whether the process lives, and whether it can serve."""

from __future__ import annotations

import logging

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway.pages import FOLDERS

log = logging.getLogger(__name__)


async def health(request: Request) -> JSONResponse:
    return JSONResponse({"alive": True})


async def ready(request: Request) -> JSONResponse:
    """The copilot's state is told, not required: people can talk without it."""
    services = request.app.state
    try:
        await services.database.run(_look)
        database = True
    except SQLAlchemyError as error:
        log.error("database unreachable", exc_info=error)
        database = False
    pages = all((services.settings.root / "web" / folder).is_dir() for folder in FOLDERS)
    answer = {
        "ready": database and pages,
        "database": database,
        "pages": pages,
        "copilot": services.status.word,
    }
    return JSONResponse(answer, 200 if answer["ready"] else 503)


def _look(session: Session) -> None:
    session.execute(text("SELECT 1 FROM conversations WHERE 1 = 0"))


routes = [Route("/health", health), Route("/ready", ready)]
