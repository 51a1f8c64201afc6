"""Tickets that somebody must work off, on the supervisor's page."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.gateway.errors import ConflictError, MissingError
from forbear.gateway.views import iso
from forbear.store.approvals import KINDS, named_in
from forbear.store.tables import Conversation, Customer, Ticket
from forbear.store.ticket_cases import DecisionError
from forbear.store.tickets import CLOSED, close_ticket, list_all_tickets

View = dict[str, Any]
FIRST = ("crisis_support", "escalate_security", "call_back", "escalate_supervisor")
"""What cannot wait, in this order; the rest stands by its age."""


def list_follow_ups(session: Session) -> list[View]:
    """Everything open that is not for approval, the most urgent first."""
    rows = [each for each in list_all_tickets(session) if each.kind not in KINDS]
    rows.sort(key=lambda each: FIRST.index(each.kind) if each.kind in FIRST else len(FIRST))
    return [_view(session, each) for each in rows]


def work_off(session: Session, reference: str, agent_id: int, decision: str | None) -> bool:
    """Say that it is done; whether that is new, as a second time is harmless."""
    query = select(Ticket).filter_by(reference=reference).with_for_update()
    ticket = session.execute(query.execution_options(populate_existing=True)).scalar_one_or_none()
    if ticket is None or ticket.kind in KINDS:
        raise MissingError("no_ticket", "There is no such ticket to work off here.")
    if ticket.status == CLOSED:
        return False
    try:
        close_ticket(session, ticket, f"agent:{agent_id}", decision)
    except DecisionError as error:
        raise ConflictError("needs_decision", str(error)) from error
    return True


def _view(session: Session, ticket: Ticket) -> View:
    customer = session.get(Customer, ticket.customer_id) if ticket.customer_id else None
    where = ticket.conversation_id
    conversation = session.get(Conversation, where) if where else None
    about, *_ = ticket.detail.split("; ")
    return {
        "reference": ticket.reference,
        "kind": ticket.kind,
        "about": about if "=" not in about else "",
        "named": {key: value for key, value in named_in(ticket).items() if key != "policy"},
        "asked_at": iso(ticket.created_at),
        "conversation_id": where,
        "lang": conversation.language if conversation else None,
        "customer": customer.name if customer else None,
        "customer_number": customer.reference if customer else None,
    }
