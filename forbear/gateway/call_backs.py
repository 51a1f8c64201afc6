"""A customer books a call: on the number that the bank has, at a time that they choose."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from forbear.gateway.errors import ConflictError
from forbear.gateway.hub import News
from forbear.rules.call_back_times import PARTS as HOURS
from forbear.rules.call_back_times import call_back_times
from forbear.store.conversations import get_conversation
from forbear.store.tables import Conversation
from forbear.store.tickets import CLOSED, list_tickets, record_ticket

PARTS = tuple(HOURS)
KIND = "call_back"


def choices(session: Session, conversation_id: str, now: datetime) -> list[dict[str, Any]]:
    """None for somebody whom nobody knows: there is no number to call."""
    return [
        {"day": day, "part": part, "from": HOURS[part][0].hour, "until": HOURS[part][1].hour}
        for day, part in _open_times(get_conversation(session, conversation_id), now)
    ]


def book(
    session: Session,
    conversation: Conversation,
    news: News,
    day: str,
    part: str,
    now: datetime,
) -> str:
    """The reference of the booking; another time for the same conversation moves it."""
    if (day, part) not in _open_times(conversation, now):
        raise ConflictError("not_offered", "This time cannot be booked.")
    detail = f"date={day}; contact_time={part}"
    for ticket in list_tickets(session, conversation.id):
        if ticket.kind == KIND and ticket.status != CLOSED:
            ticket.detail = detail
            return str(ticket.reference)
    made = record_ticket(session, KIND, conversation.id, detail, conversation.customer_id)
    return str(made.reference)


def _open_times(conversation: Conversation, now: datetime) -> list[tuple[str, str]]:
    customer = conversation.customer
    if customer is None:
        return []
    local = now.astimezone(ZoneInfo(customer.timezone))
    return [(day.isoformat(), part) for day, part in call_back_times(local)]
