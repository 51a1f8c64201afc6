"""What happened on the account of a conversation's customer, a page at a time."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from forbear.gateway import views
from forbear.gateway.errors import BadInputError
from forbear.gateway.staff import logged_in
from forbear.store.accounts import find_account_facts
from forbear.store.base import utc_now
from forbear.store.conversations import get_conversation
from forbear.store.posted import UnknownPostingError
from forbear.store.tables import Account
from forbear.store.timeline.event import BadPlaceError, Place, TimelineEvent
from forbear.store.timeline.page import read_timeline

AT_ONCE = 30
LONGEST_PLACE = 1000


async def timeline(request: Request) -> JSONResponse:
    await logged_in(request)
    before = _place(request.query_params.get("before"))
    conversation_id = request.path_params["conversation_id"]
    return JSONResponse(await request.app.state.database.run(_page, conversation_id, before))


def _place(given: str | None) -> Place | None:
    if given is None:
        return None
    try:
        if len(given) > LONGEST_PLACE:
            raise BadPlaceError(given)
        return Place.from_text(given)
    except BadPlaceError as error:
        raise _bad_place() from error


def _page(session: Session, conversation_id: str, before: Place | None) -> dict[str, Any]:
    """Of the account whose facts the desk shows, and only while it shows them."""
    get_conversation(session, conversation_id)
    facts = find_account_facts(session, conversation_id, utc_now())
    account = session.get(Account, facts.account_id) if facts else None
    if account is None:
        return {"verified": False, "account": None, "events": [], "next": None}
    try:
        page = read_timeline(session, account, before, AT_ONCE)
    except UnknownPostingError as error:
        raise _bad_place() from error
    zone = ZoneInfo(account.customer.timezone)
    return {
        "verified": True,
        "account": {
            "product": account.product,
            "last4": account.last4,
            "currency": account.currency,
        },
        "events": [_event(each, zone) for each in page.events],
        "next": page.next.as_text() if page.next else None,
    }


def _event(event: TimelineEvent, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "on": event.on.isoformat(),
        "at": views.iso(event.at),
        "time": event.at.astimezone(zone).strftime("%H:%M") if event.at else None,
        "detail": event.detail,
    }


def _bad_place() -> BadInputError:
    return BadInputError("bad_before", "`before` must be the `next` of an earlier answer.")


routes = [Route("/conversations/{conversation_id}/timeline", timeline)]
