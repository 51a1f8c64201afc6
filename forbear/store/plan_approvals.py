"""Tickets that ask somebody with the authority to decide on an agreed plan."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forbear.rules.money import from_minor
from forbear.rules.offers import Offer
from forbear.store.tables import Account, Plan, Ticket
from forbear.store.ticket_cases import APPROVAL
from forbear.store.tickets import record_ticket


def ask_for_approval(session: Session, conversation_id: str, plan: Plan, offer: Offer) -> Ticket:
    """The ticket whose closing decides on the plan."""
    account = session.get(Account, plan.account_id)
    assert account is not None
    instalment = from_minor(plan.instalment, account.currency)
    named = [f"plan={plan.id}", f"n={plan.n}", f"instalment={instalment}"]
    detail = "; ".join([*named, f"decides={offer.authority_needed}"])
    return record_ticket(session, APPROVAL, conversation_id, detail, account.customer_id)
