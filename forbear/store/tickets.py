"""Reads and writes of tickets. The caller owns the transaction."""

from __future__ import annotations

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.store.audit import record_act, speaker_of
from forbear.store.base import utc_now
from forbear.store.cases import open_case
from forbear.store.tables import Conversation, Ticket

# Read out over the telephone: no letter or digit that is taken for another.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 8


def record_ticket(
    session: Session,
    kind: str,
    conversation_id: str | None,
    detail: str = "",
    customer_id: int | None = None,
) -> Ticket:
    """The reference tells nothing about how many tickets there are."""
    reference = "T-" + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    ticket = Ticket(
        reference=reference,
        kind=kind,
        conversation_id=conversation_id,
        customer_id=customer_id,
        detail=detail,
    )
    session.add(ticket)
    session.flush()
    open_case(session, ticket, utc_now())
    record_act(
        session,
        "ticket_opened",
        speaker_of(session.get(Conversation, conversation_id) if conversation_id else None),
        customer_id=customer_id,
        conversation_id=conversation_id,
        detail={"ticket": reference, "kind": kind},
    )
    return ticket


def list_tickets(session: Session, conversation_id: str) -> list[Ticket]:
    query = select(Ticket).where(Ticket.conversation_id == conversation_id).order_by(Ticket.id)
    return list(session.execute(query).scalars())
