"""Logging in and out, at the desk and on the trainer's page."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from forbear.gateway import views
from forbear.gateway.errors import BadInputError, UnauthorisedError
from forbear.gateway.frames import read_body, take_string
from forbear.gateway.origins import check_origin
from forbear.gateway.roles import DESK, PLACES
from forbear.gateway.staff import COOKIE, LoggedIn, log_in, logged_in, logged_in_to_change
from forbear.settings import is_loopback
from forbear.store.agents import SESSION_LIFETIME, close_agent_session, note_refused_log_in

log = logging.getLogger(__name__)


async def begin_session(request: Request) -> Response:
    services = request.app.state
    check_origin(request)
    body = await read_body(request)
    login, password = take_string(body, "login", 60), take_string(body, "password", 200)
    place = _place(body.get("place", DESK))
    address = request.client.host if request.client else "unknown"
    key = f"{address} {login.casefold()}"
    brakes = ((services.log_in_throttle, key), (services.address_throttle, address))
    for throttle, counted in brakes:
        throttle.check(counted)
    # Counted before the answer is known: guesses made at once are guesses all the same.
    for throttle, counted in brakes:
        throttle.count(counted)
    opened = await log_in(request, login, password, place)
    if opened is None:
        log.warning("log-in refused")
        await services.database.run(note_refused_log_in, login)
        raise UnauthorisedError("bad_log_in", "This log-in and password do not fit.")
    services.log_in_throttle.forget(key)
    services.address_throttle.forgive(address)
    token, found = opened
    response = JSONResponse(_me(found))
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(SESSION_LIFETIME.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https" or not is_loopback(request.url.hostname or ""),
    )
    return response


async def end_session(request: Request) -> Response:
    found = await logged_in_to_change(request, _place(request.query_params.get("place", DESK)))
    services = request.app.state
    await services.database.run(close_agent_session, request.cookies[COOKIE])
    services.hub.drop_session(found.session_key)
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response


async def me(request: Request) -> Response:
    place = _place(request.query_params.get("place", DESK))
    return JSONResponse(_me(await logged_in(request, place)))


def _place(given: object) -> str:
    if not isinstance(given, str) or given not in PLACES:
        raise BadInputError("bad_place", f"`place` must be one of: {', '.join(PLACES)}.")
    return given


def _me(found: LoggedIn) -> dict[str, object]:
    return {"agent": views.agent(found.agent), "csrf": found.csrf}


routes = [
    Route("/login", begin_session, methods=["POST"]),
    Route("/logout", end_session, methods=["POST"]),
    Route("/me", me),
]
