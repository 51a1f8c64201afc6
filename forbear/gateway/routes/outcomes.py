"""What becomes of suggestions, for supervisors."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway.errors import BadInputError
from forbear.gateway.staff import leading
from forbear.store.base import utc_now
from forbear.store.outcomes import BY, read_outcomes
from forbear.store.reports.scope import Scope

DAYS = 30
MOST_DAYS = 3660


async def outcomes(request: Request) -> JSONResponse:
    await leading(request)
    days, by = _days(request.query_params.get("days")), _by(request.query_params.get("by"))
    return JSONResponse(await request.app.state.database.run(report, days, by))


def report(session: Session, days: int, by: tuple[str, ...]) -> dict[str, Any]:
    today = utc_now().date()
    scope = Scope(today - timedelta(days=days - 1), today)
    found = read_outcomes(session, scope, by)
    return {
        "since": f"{scope.first.isoformat()}T00:00:00Z",
        "by": by,
        "outcomes": [
            {**dict(zip(by, key, strict=True)), **outcome.as_json()}
            for key, outcome in found.items()
        ],
    }


def _days(given: str | None) -> int:
    text = given or str(DAYS)
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text[:6]) <= MOST_DAYS:
        raise BadInputError("bad_days", f"`days` must be a whole number from 1 to {MOST_DAYS}.")
    return int(text)


def _by(given: str | None) -> tuple[str, ...]:
    wanted = set((given or ",".join(BY)).split(","))
    if not wanted <= set(BY):
        raise BadInputError("bad_by", f"`by` must be made of: {', '.join(BY)}.")
    return tuple(name for name in BY if name in wanted)


routes = [Route("/outcomes", outcomes)]
