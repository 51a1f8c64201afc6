"""The log-ins of the staff, for administrators: who has one, as what, and whether it is shut."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from starlette.datastructures import State
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway import views
from forbear.gateway.errors import BadInputError
from forbear.gateway.frames import read_body, take_choice, take_string
from forbear.gateway.staff import administering
from forbear.store import staffing
from forbear.store.tables import Agent, Conversation

LONGEST_PASSWORD = 200
DEEDS = ("shut", "open", "password")


async def accounts(request: Request) -> JSONResponse:
    await administering(request)
    return JSONResponse(await request.app.state.database.run(_list))


async def add(request: Request) -> JSONResponse:
    me = await administering(request, change=True)
    body = await read_body(request)
    languages = body.get("languages")
    if not isinstance(languages, list) or not all(isinstance(each, str) for each in languages):
        raise BadInputError("bad_languages", '`languages` must be a list such as ["zh", "en"].')
    facts = {
        "role": take_choice(body, "role", staffing.ROLES),
        "name": take_string(body, "name", 120),
        "languages": languages,
        "actor": f"agent:{me.agent.id}",
    }
    login = take_string(body, "login", 60)
    password = take_string(body, "password", LONGEST_PASSWORD)
    return JSONResponse(await request.app.state.database.run(_add, login, password, facts), 201)


async def change(request: Request) -> JSONResponse:
    """Shut or open a log-in, or give it another password; whoever has it open is logged out."""
    me = await administering(request, change=True)
    services, login = request.app.state, request.path_params["login"]
    body = await read_body(request)
    deed = take_choice(body, "deed", DEEDS)
    password = take_string(body, "password", LONGEST_PASSWORD) if deed == "password" else ""
    agent_id, left = await services.database.run(
        _change, login, deed, password, f"agent:{me.agent.id}"
    )
    if deed != "open":
        services.hub.drop_agent(agent_id)
    for conversation in left:
        _tell(services, conversation)
    services.floor.touch()
    return JSONResponse(await services.database.run(_list))


def _tell(services: State, conversation: Conversation) -> None:
    event = {"type": "conversation", "conversation": views.customer_conversation(conversation)}
    services.hub.tell_customer(conversation.id, event)
    services.overview.touch(conversation.id)


def _list(session: Session) -> dict[str, Any]:
    return {"accounts": [views.account(each) for each in staffing.list_agents(session)]}


def _add(session: Session, login: str, password: str, facts: dict[str, Any]) -> dict[str, Any]:
    try:
        staffing.add_agent(session, login, password, **facts)
    except staffing.StaffError as error:
        raise BadInputError("bad_account", str(error)) from error
    return _list(session)


def _change(
    session: Session, login: str, deed: str, password: str, actor: str
) -> tuple[int, list[Conversation]]:
    left: list[Conversation] = []
    try:
        if deed == "shut":
            left = staffing.disable_agent(session, login, actor)
        elif deed == "open":
            staffing.enable_agent(session, login, actor)
        else:
            staffing.set_password(session, login, password, actor)
    except staffing.StaffError as error:
        raise BadInputError("bad_account", str(error)) from error
    agent = staffing.find_agent(session, login)
    assert isinstance(agent, Agent)
    return agent.id, left


routes = [
    Route("/accounts", accounts),
    Route("/accounts", add, methods=["POST"]),
    Route("/accounts/{login}", change, methods=["POST"]),
]
