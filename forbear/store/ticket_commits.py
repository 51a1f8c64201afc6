"""Opens the ticket that what was said calls for, once, whoever comes first."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from forbear.store.commits import commit_once
from forbear.store.tables import Conversation
from forbear.store.tickets import record_ticket

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
        ticket = record_ticket(
            session, kind, conversation.id, detail=detail, customer_id=conversation.customer_id
        )
        also()
        return {"reference": ticket.reference}

    result = commit_once(session, key, TICKET_ACTION, conversation.id, effect)
    return str(result["reference"])
