"""The supervisor's requests: what waits for approval, and the values of the house."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway import approval_views, house
from forbear.gateway.approvals import decide_alone, decide_and_tell, waiting_ticket
from forbear.gateway.errors import BadInputError
from forbear.gateway.frames import read_body, take_choice, take_reason
from forbear.gateway.staff import supervising, supervising_to_change
from forbear.store.approvals import list_decided, list_waiting
from forbear.store.ticket_cases import APPROVALS


async def approvals(request: Request) -> JSONResponse:
    await supervising(request)
    return JSONResponse(await request.app.state.database.run(_approvals))


async def decision(request: Request) -> JSONResponse:
    """Approve or refuse, with a reason; the same decision again is harmless."""
    me = await supervising_to_change(request)
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
    return JSONResponse({"new": new, **await services.database.run(_approvals)})


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


def _approvals(session: Session) -> dict[str, Any]:
    return {
        "waiting": [approval_views.approval(each) for each in list_waiting(session)],
        "decided": [approval_views.decided(each) for each in list_decided(session)],
    }


routes = [
    Route("/approvals", approvals),
    Route("/approvals/{reference}", decision, methods=["POST"]),
    Route("/house", house_values),
    Route("/house/{name}", set_house_value, methods=["POST"]),
    Route("/house/{name}/undo", take_back_house_value, methods=["POST"]),
]
