"""Building a plan at the desk: what the engine offers, and the chosen one as a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway import plan_builder, views
from forbear.gateway.errors import BadInputError
from forbear.gateway.frames import read_body, take_number, take_string
from forbear.gateway.plan_builder import Means
from forbear.gateway.plan_drafts import draft_plan
from forbear.gateway.staff import logged_in_to_change
from forbear.store.conversations import get_conversation
from forbear.store.tables import Agent

MOST_MONTHS = 600
_AMOUNT = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,3})?", re.ASCII)


async def offers(request: Request) -> JSONResponse:
    """What may be offered on what the customer can pay; nothing is written."""
    me = await logged_in_to_change(request)
    means = take_means(await read_body(request))
    conversation_id = request.path_params["conversation_id"]
    run = request.app.state.database.run
    return JSONResponse(await run(_offers, conversation_id, me.agent.id, means))


async def draft(request: Request) -> JSONResponse:
    """One of them as a draft for the composer."""
    me = await logged_in_to_change(request)
    body = await read_body(request)
    means, offer_id = take_means(body), take_string(body, "offer_id", 64)
    conversation_id = request.path_params["conversation_id"]
    services = request.app.state
    found = await services.database.run(_draft, conversation_id, me.agent.id, means, offer_id)
    # Its figures are the engine's: the check of what is typed must know them.
    services.draft_check.forget(conversation_id)
    return JSONResponse(found)


def take_means(body: Mapping[str, Any]) -> Means:
    months = _given(body, "months")
    why = _given(body, "why_months")
    return Means(
        payment=_amount(body, "payment"),
        lump_sum=_amount(body, "lump_sum"),
        months=None if months is None else take_number(body, "months", 1, MOST_MONTHS),
        first_on=_day(body, "first_on"),
        why_months=None if why is None else take_number(body, "why_months", 1, MOST_MONTHS),
    )


def _given(body: Mapping[str, Any], name: str) -> Any:
    return body.get(name) if body.get(name) != "" else None


def _amount(body: Mapping[str, Any], name: str) -> str | None:
    given = _given(body, name)
    if given is None:
        return None
    if not isinstance(given, str) or not _AMOUNT.fullmatch(given) or not given.strip("0."):
        raise BadInputError(f"bad_{name}", f'`{name}` must be a decimal text such as "250.00".')
    return given


def _day(body: Mapping[str, Any], name: str) -> date | None:
    given = _given(body, name)
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise BadInputError(f"bad_{name}", f"`{name}` must be a day such as 2026-12-01.") from error


def _offers(session: Session, conversation_id: str, agent_id: int, means: Means) -> dict[str, Any]:
    agent = session.get(Agent, agent_id)
    assert agent is not None
    conversation = get_conversation(session, conversation_id)
    return plan_builder.view(plan_builder.build(session, conversation, agent, means), means)


def _draft(
    session: Session, conversation_id: str, agent_id: int, means: Means, offer_id: str
) -> dict[str, Any]:
    row = draft_plan(session, conversation_id, agent_id, means, offer_id)
    return {"suggestion": views.suggestion(row)}


routes = [
    Route("/conversations/{conversation_id}/plans", offers, methods=["POST"]),
    Route("/conversations/{conversation_id}/plans/draft", draft, methods=["POST"]),
]
