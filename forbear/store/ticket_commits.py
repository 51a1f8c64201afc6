"""Opens the ticket that what was said calls for, once, whoever comes first.

What is said later about the same matter joins the ticket while it is open: one grievance that takes
five lines to tell is one thing for a person to follow up, with one reference and one clock.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from forbear.store.commits import commit_once
from forbear.store.tables import Conversation, Ticket
from forbear.store.ticket_cases import is_same_matter
from forbear.store.tickets import CLOSED, add_to_ticket, list_tickets, record_ticket

TICKET_ACTION = "action_commit_ticket"


def commit_ticket(
    session: Session,
    conversation: Conversation,
    key: str,
    kind: str,
    detail: str,
    also: Callable[[], None] = lambda: None,
) -> str:
    """The ticket's reference; the first to come writes it, the others find it.

    The action server does so when a line is said, and the gateway when it hears that it was: what
    the one could not write while it was down is written by the other. `also` is written with it.
    """

    def effect() -> dict[str, str]:
        ticket = _open_one(session, conversation, kind, detail)
        if ticket is None:
            ticket = record_ticket(
                session, kind, conversation.id, detail=detail, customer_id=conversation.customer_id
            )
        else:
            add_to_ticket(session, ticket, detail)
        also()
        return {"reference": ticket.reference}

    result = commit_once(session, key, TICKET_ACTION, conversation.id, effect)
    return str(result["reference"])


def _open_one(
    session: Session, conversation: Conversation, kind: str, detail: str
) -> Ticket | None:
    """The conversation's open ticket that this belongs to."""
    for ticket in reversed(list_tickets(session, conversation.id)):
        if ticket.kind == kind and ticket.status != CLOSED and is_same_matter(ticket, detail):
            return ticket
    return None
