"""The supervisor's requests: what waits for approval, and the values of the house."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway import approval_views, follow_ups, house, overrides
from forbear.gateway.approvals import (
    decide_alone,
    decide_and_tell,
    decided_by,
    waiting_ticket,
)
from forbear.gateway.errors import BadInputError, MissingError
from forbear.gateway.frames import read_body, take_choice, take_reason
from forbear.gateway.roles import LEADERS
from forbear.gateway.staff import (
    approving,
    approving_to_change,
    supervising,
    supervising_to_change,
)
from forbear.store.approvals import list_decided, list_waiting
from forbear.store.override_requests import find_request, list_open_requests
from forbear.store.ticket_cases import APPROVALS, DECISIONS


async def approvals(request: Request) -> JSONResponse:
    me = await approving(request)
    return JSONResponse(await request.app.state.database.run(_approvals, me.agent.role))


async def decision(request: Request) -> JSONResponse:
    """Approve or refuse, with a reason; the same decision again is harmless."""
    me = await approving_to_change(request)
    services, reference = request.app.state, request.path_params["reference"]
    body = await read_body(request)
    chosen = take_choice(body, "decision", APPROVALS)
    reason = take_reason(body)
    if reason is None:
        raise BadInputError("bad_reason", "`reason` must say why.")
    ticket = await services.database.run(waiting_ticket, reference)
    if ticket.conversation_id is None:
        new = await services.database.run(
            decide_alone, ticket.reference, me.agent.id, chosen, reason
        )
    else:
        new = await services.transcript.write(
            ticket.conversation_id, decide_and_tell, me.agent.id, ticket.reference, chosen, reason
        )
    services.floor.touch()
    return JSONResponse({"new": new, **await services.database.run(_approvals, me.agent.role)})


async def override(request: Request) -> JSONResponse:
    """Send a blocked reply in its agent's name, or decline, with a reason."""
    me = await supervising_to_change(request)
    services, body = request.app.state, await read_body(request)
    chosen = take_choice(body, "decision", ("sent", "declined"))
    reason = take_reason(body)
    if reason is None:
        raise BadInputError("bad_reason", "`reason` must say why.")
    asked = await services.database.run(find_request, request.path_params["id"])
    if asked is None:
        raise MissingError("no_request", "There is no such request.")
    await services.draft_check.ready()
    new = await services.transcript.write(
        asked.conversation_id, overrides.answer, me.agent.id, asked.id, chosen == "sent", reason
    )
    services.pump.wake(asked.conversation_id)
    services.floor.touch()
    return JSONResponse({"new": new, **await services.database.run(_approvals, me.agent.role)})


async def tickets(request: Request) -> JSONResponse:
    await supervising(request)
    return JSONResponse(await _tickets(request))


async def close(request: Request) -> JSONResponse:
    """A ticket is worked off; a dispute needs to be told how it was decided."""
    me = await supervising_to_change(request)
    body = await read_body(request)
    given = body.get("decision")
    decided = None if given is None else take_choice(body, "decision", DECISIONS)
    reference = request.path_params["reference"]
    new = await request.app.state.database.run(follow_ups.work_off, reference, me.agent.id, decided)
    return JSONResponse({"new": new, **await _tickets(request)})


async def _tickets(request: Request) -> dict[str, Any]:
    found = await request.app.state.database.run(follow_ups.list_follow_ups)
    return {"tickets": found}


async def house_values(request: Request) -> JSONResponse:
    await supervising(request)
    return JSONResponse(await _house(request))


async def set_house_value(request: Request) -> JSONResponse:
    me = await supervising_to_change(request)
    body = await read_body(request)
    name = _name(request)
    await request.app.state.database.run(house.change, name, body.get("value"), me.agent.id)
    return JSONResponse(await _take_effect(request))


async def take_back_house_value(request: Request) -> JSONResponse:
    me = await supervising_to_change(request)
    name = _name(request)
    await request.app.state.database.run(house.take_back, name, me.agent.id)
    return JSONResponse(await _take_effect(request))


async def _take_effect(request: Request) -> dict[str, Any]:
    services = request.app.state
    await services.duty.recall(services.database)
    services.floor.touch()
    return await _house(request)


async def _house(request: Request) -> dict[str, Any]:
    services = request.app.state
    view: dict[str, Any] = await services.database.run(house.house_view)
    return {**view, "duty": services.duty.event()}


def _name(request: Request) -> str:
    return take_choice(request.path_params, "name", house.NAMES)


def _approvals(session: Session, role: str) -> dict[str, Any]:
    """What this role decides; blocked replies are for supervisors alone."""
    theirs = decided_by(role)
    asked = list_open_requests(session) if role in LEADERS else []
    return {
        "waiting": [approval_views.approval(each) for each in list_waiting(session, theirs)],
        "overrides": [approval_views.override(each) for each in asked],
        "decided": [approval_views.decided(each) for each in list_decided(session, needing=theirs)],
    }


routes = [
    Route("/approvals", approvals),
    Route("/approvals/{reference}", decision, methods=["POST"]),
    Route("/overrides/{id:int}", override, methods=["POST"]),
    Route("/tickets", tickets),
    Route("/tickets/{reference}", close, methods=["POST"]),
    Route("/house", house_values),
    Route("/house/{name}", set_house_value, methods=["POST"]),
    Route("/house/{name}/undo", take_back_house_value, methods=["POST"]),
]
