"""Reads and writes of tickets. The caller owns the transaction."""

from __future__ import annotations

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.store.audit import record_act, speaker_of
from forbear.store.base import utc_now
from forbear.store.tables import Conversation, Ticket
from forbear.store.ticket_cases import ANSWERS, close_case, open_case

# Read out over the telephone: no letter or digit that is taken for another.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 8
CLOSED = "closed"
LONGEST_DETAIL = 1000
"""In characters; what does not fit is read in the conversation."""
CLOCK = "answer_by="
"""The day by which the rules want an answer: it runs from the first line."""


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


def add_to_ticket(session: Session, ticket: Ticket, detail: str) -> None:
    """Keep what was named now and not before; the intent of the first line stays in front."""
    intent, *named = detail.split("; ")
    known = ticket.detail.split("; ")
    also = [] if intent in (*ANSWERS, known[0]) else [f"also={intent}"]
    for each in (*also, *named):
        longer = f"{ticket.detail}; {each}"
        if each not in known and not each.startswith(CLOCK) and len(longer) <= LONGEST_DETAIL:
            ticket.detail = longer
    record_act(
        session,
        "ticket_added_to",
        speaker_of(session.get(Conversation, ticket.conversation_id)),
        customer_id=ticket.customer_id,
        conversation_id=ticket.conversation_id,
        detail={"ticket": ticket.reference, "kind": ticket.kind},
    )


def find_ticket(session: Session, reference: str) -> Ticket | None:
    """As people type it: small letters are no difference."""
    query = select(Ticket).where(Ticket.reference == reference.strip().upper())
    return session.execute(query).scalar_one_or_none()


def close_ticket(session: Session, ticket: Ticket, actor: str, decision: str | None = None) -> None:
    """Once somebody has done what it asks for; DecisionError where it is a dispute without one."""
    if ticket.status == CLOSED:
        return
    close_case(session, ticket, actor, decision)
    ticket.status = CLOSED
    session.flush()
    record_act(
        session,
        "ticket_closed",
        actor,
        customer_id=ticket.customer_id,
        conversation_id=ticket.conversation_id,
        detail={"ticket": ticket.reference, "kind": ticket.kind},
    )


def list_all_tickets(session: Session, *, closed: bool = False, limit: int = 500) -> list[Ticket]:
    """The oldest first: those that nobody has worked off, or all."""
    query = select(Ticket).order_by(Ticket.id).limit(limit)
    if not closed:
        query = query.where(Ticket.status != CLOSED)
    return list(session.execute(query).scalars())


def list_tickets(session: Session, conversation_id: str) -> list[Ticket]:
    query = select(Ticket).where(Ticket.conversation_id == conversation_id).order_by(Ticket.id)
    return list(session.execute(query).scalars())
