"""What a person still has to look at before a customer is asked for money again."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from forbear.store.tables import ContactPreference, Dispute, Ticket

HOLDS = ("crisis_support", "bereavement_care", "refer_representative", "vulnerability_care")
"""Tickets that keep back what asks for money as long as they are open, whoever opened them."""
STOP = "respect_stop_contact"


def is_looked_at(session: Session, customer_id: int, account_id: int) -> bool:
    """An open dispute of the account, or a ticket of the customer that nobody has worked off.

    A stop holds back everything only until it is known what is to stop: what a verified customer
    said is kept as wishes at once.
    """
    ticket, wish = aliased(Ticket), aliased(ContactPreference)
    kept = exists().where(wish.conversation_id == ticket.conversation_id)
    waiting = exists().where(
        ticket.customer_id == customer_id,
        ticket.status == "open",
        ticket.kind.in_(HOLDS) | ((ticket.kind == STOP) & ~kept),
    )
    disputed = exists().where(Dispute.account_id == account_id, Dispute.status == "open")
    return bool(session.execute(select(waiting | disputed)).scalar())
