"""Who is logged in, at the desk or on the trainer's page."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session
from starlette.requests import HTTPConnection, Request

from forbear.gateway.errors import ForbiddenError, UnauthorisedError
from forbear.gateway.origins import check_origin
from forbear.gateway.roles import DESK, LEADERS, PLACES, REPORTS, SENIORS, SUPERVISOR, TRAINER
from forbear.settings import is_loopback
from forbear.store.agents import find_agent, find_agent_session, open_agent_session, password_fits
from forbear.store.tables import Agent

COOKIE = "forbear_session"
CSRF_HEADER = "x-csrf-token"


@dataclass(frozen=True)
class LoggedIn:
    """An agent with an open session."""

    agent: Agent
    csrf: str
    expires_at: datetime
    session_key: str


async def logged_in(connection: HTTPConnection, place: str = DESK) -> LoggedIn:
    """Whose cookie came along, if they have business in that place."""
    services = connection.app.state
    token = connection.cookies.get(COOKIE, "")
    work = services.database.run(_find, token, place, demo_allowed(connection))
    found: LoggedIn | None = await work
    if found is None:
        raise UnauthorisedError("log_in", "Please log in.")
    return found


def demo_allowed(connection: HTTPConnection) -> bool:
    """Whether what the demo serves may be used: on this machine, and by this machine's own name.

    Behind a proxy the gateway itself still listens on loopback; the name tells.
    """
    settings = connection.app.state.settings
    here = is_loopback(settings.host) and is_loopback(connection.url.hostname or "")
    return bool(settings.demo and here)


async def leading(connection: HTTPConnection) -> LoggedIn:
    """The same for what only supervisors see."""
    found = await logged_in(connection)
    if found.agent.role not in LEADERS:
        raise ForbiddenError("not_a_supervisor", "This is for supervisors.")
    return found


async def supervising(connection: HTTPConnection) -> LoggedIn:
    """Who watches the floor; anybody else of the staff hears that it is not for them."""
    found = await _anybody(connection)
    if found.agent.role not in LEADERS:
        raise ForbiddenError("not_a_supervisor", "This is for supervisors.")
    return found


async def supervising_to_change(request: Request) -> LoggedIn:
    await supervising(request)
    return await logged_in_to_change(request, SUPERVISOR)


async def approving(connection: HTTPConnection) -> LoggedIn:
    """Who decides on what is above an agent's authority, as far as their own goes."""
    found = await _anybody(connection)
    if found.agent.role not in SENIORS:
        raise ForbiddenError("not_a_senior", "This is for seniors and supervisors.")
    return found


async def approving_to_change(request: Request) -> LoggedIn:
    await approving(request)
    return await logged_in_to_change(request, SUPERVISOR)


async def _anybody(connection: HTTPConnection) -> LoggedIn:
    """Of the staff, wherever they have business."""
    for place in PLACES:
        try:
            return await logged_in(connection, place)
        except UnauthorisedError:
            continue
    raise UnauthorisedError("log_in", "Please log in.")


async def administering(request: Request, change: bool = False) -> LoggedIn:
    """Who decides which log-ins there are."""
    found = await (supervising_to_change(request) if change else supervising(request))
    if found.agent.role != "admin":
        raise ForbiddenError("not_an_admin", "This is for administrators.")
    return found


async def reporting(request: Request) -> LoggedIn:
    """Who reads the reports."""
    return await logged_in(request, REPORTS)


async def teaching(request: Request) -> LoggedIn:
    """Who reads on the trainer's page."""
    return await logged_in(request, TRAINER)


async def teaching_to_change(request: Request) -> LoggedIn:
    return await logged_in_to_change(request, TRAINER)


async def logged_in_to_change(request: Request, place: str = DESK) -> LoggedIn:
    """The same for what changes something: the request must come from our own page."""
    check_origin(request)
    found = await logged_in(request, place)
    sent = request.headers.get(CSRF_HEADER, "")
    if not secrets.compare_digest(sent.encode(), found.csrf.encode()):
        raise ForbiddenError("bad_csrf", f"The header {CSRF_HEADER} is missing or wrong.")
    return found


async def log_in(
    connection: HTTPConnection, login: str, password: str, place: str = DESK
) -> tuple[str, LoggedIn] | None:
    """A session's token, or nothing, whatever it was that did not fit."""
    services = connection.app.state
    agent = await services.database.run(find_agent, login)
    # Checking takes much time and memory on purpose: a few at once, and not in a transaction.
    async with services.log_in_gate:
        fits = await asyncio.to_thread(password_fits, agent, password)
    if not fits or not _may_enter(agent, place, demo_allowed(connection)):
        return None
    opened: tuple[str, LoggedIn] = await services.database.run(_open, agent.id)
    return opened


def _open(session: Session, agent_id: int) -> tuple[str, LoggedIn]:
    agent = session.get(Agent, agent_id)
    assert agent is not None
    token, row = open_agent_session(session, agent)
    return token, LoggedIn(agent, row.csrf_token, row.expires_at, row.token_hash)


def _find(session: Session, token: str, place: str, demo: bool) -> LoggedIn | None:
    row = find_agent_session(session, token) if token else None
    if row is None or not _may_enter(row.agent, place, demo):
        return None
    return LoggedIn(row.agent, row.csrf_token, row.expires_at, row.token_hash)


def _may_enter(agent: Agent, place: str, demo: bool) -> bool:
    welcome = demo if agent.demo else agent.disabled_at is None
    return agent.role in PLACES[place] and welcome
