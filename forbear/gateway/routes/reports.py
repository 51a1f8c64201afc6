"""Reports for supervisors: every part as JSON, or one as a file for spreadsheets."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from forbear.gateway.errors import BadInputError, MissingError
from forbear.gateway.staff import reporting
from forbear.rules.csv_text import BOM, as_csv
from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.store.base import utc_now
from forbear.store.reports.scope import NO_PLACE, Scope
from forbear.store.reports.sections import SECTIONS

DAYS = 30
MOST_DAYS = 3660
LANGUAGES = ("en", "zh")
PLACES = (*JURISDICTIONS, NO_PLACE)


async def report(request: Request) -> JSONResponse:
    """All parts; each in a transaction of its own, so that no chat waits for the whole."""
    await reporting(request)
    scope = take_scope(request)
    run = request.app.state.database.run
    parts = {name: await run(section, scope) for name, section in SECTIONS.items()}
    return JSONResponse({"scope": _told(scope), "parts": parts})


async def part_as_csv(request: Request) -> Response:
    await reporting(request)
    name = request.path_params["name"]
    section = SECTIONS.get(name)
    if section is None:
        raise MissingError("not_found", f"There is no report {name!r}: {', '.join(SECTIONS)}.")
    scope = take_scope(request)
    rows = await request.app.state.database.run(section, scope)
    file = f"{name}-{scope.first}-{scope.last}.csv"
    return Response(
        BOM + as_csv(rows),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{file}"'},
    )


def take_scope(request: Request) -> Scope:
    given = request.query_params
    last = _day(given.get("to"), "to") or utc_now().date()
    first = _day(given.get("from"), "from") or last - timedelta(days=DAYS - 1)
    if not timedelta(0) <= last - first < timedelta(days=MOST_DAYS):
        raise BadInputError(
            "bad_days", f"`from` must not be after `to`, nor {MOST_DAYS} days before it."
        )
    return Scope(
        first,
        last,
        _one_of(given.get("language"), LANGUAGES, "language"),
        _one_of(given.get("place"), PLACES, "place"),
    )


def _day(given: str | None, name: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise BadInputError("bad_days", f"`{name}` must be a day such as 2026-11-28.") from None


def _one_of(given: str | None, possible: tuple[str, ...], name: str) -> str | None:
    if given and given not in possible:
        raise BadInputError(f"bad_{name}", f"`{name}` must be one of {', '.join(possible)}.")
    return given or None


def _told(scope: Scope) -> dict[str, Any]:
    return {
        "from": scope.first.isoformat(),
        "to": scope.last.isoformat(),
        "language": scope.language,
        "place": scope.place,
    }


routes = [Route("/reports", report), Route("/reports/{name}.csv", part_as_csv)]
