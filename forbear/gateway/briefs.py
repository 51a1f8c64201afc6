"""What somebody must know who takes a conversation up: put together from the records, not told."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.gateway import views
from forbear.store.conversations import list_earlier
from forbear.store.tables import Conversation, Message, Plan
from forbear.store.tickets import list_tickets

WISHES = 5
Brief = dict[str, Any]


def brief(session: Session, conversation: Conversation) -> Brief:
    """Earlier conversations are told only while the customer is verified."""
    heard = _understood(session, conversation.id)
    levels = [(each.get("hostility") or {}).get("level", 0) for each in heard]
    return {
        "handed_on": conversation.handed_on,
        "wishes": _wishes(heard),
        "peak": max(levels, default=0),
        "plans": _plans(session, conversation.id),
        "tickets": [
            {"reference": each.reference, "kind": each.kind, "status": each.status}
            for each in list_tickets(session, conversation.id)
        ],
        "earlier": _earlier(session, conversation) if views.is_verified(conversation) else [],
    }


def _understood(session: Session, conversation_id: str) -> list[dict[str, Any]]:
    query = (
        select(Message.understanding)
        .where(Message.conversation_id == conversation_id, Message.author == "customer")
        .order_by(Message.seq)
    )
    return [each for each in session.execute(query).scalars() if each]


def _wishes(heard: list[dict[str, Any]]) -> list[str]:
    """What the customer wanted, the last first; what says nothing is left out."""
    found: dict[str, None] = {}
    for each in reversed(heard):
        name = (each.get("intent") or {}).get("name")
        if name and name not in ("out_of_scope", "affirm", "deny", "greet", "thank"):
            found.setdefault(name)
    return list(found)[:WISHES]


def _plans(session: Session, conversation_id: str) -> list[dict[str, Any]]:
    query = select(Plan.status, Plan.n).filter_by(conversation_id=conversation_id).order_by(Plan.id)
    return [{"status": status, "n": n} for status, n in session.execute(query)]


def _earlier(session: Session, conversation: Conversation) -> list[dict[str, Any]]:
    return [
        {
            "id": each.id,
            "at": views.iso(each.last_message_at),
            "status": each.status,
            "wrap_up": each.wrap_up,
            "hostility": each.hostility,
        }
        for each in list_earlier(session, conversation)
    ]
