"""Tickets that ask somebody with the authority to decide on an agreed plan."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forbear.rules.money import from_minor
from forbear.rules.offers import Offer
from forbear.store.tables import Account, Conversation, Plan, Ticket
from forbear.store.ticket_cases import APPROVAL
from forbear.store.tickets import record_ticket

AGREED_BY = "agreed_by"


def ask_for_approval(session: Session, conversation_id: str, plan: Plan, offer: Offer) -> Ticket:
    """The ticket whose closing decides on the plan."""
    account = session.get(Account, plan.account_id)
    assert account is not None
    instalment = from_minor(plan.instalment, account.currency)
    named = [f"plan={plan.id}", f"n={plan.n}", f"instalment={instalment}"]
    named.append(f"decides={offer.authority_needed}")
    conversation = session.get(Conversation, conversation_id)
    if conversation is not None and conversation.mode == "agent" and conversation.agent_id:
        # Kept, as whoever agreed it must not be the one who grants it.
        named.append(f"{AGREED_BY}={conversation.agent_id}")
    detail = "; ".join(named)
    return record_ticket(session, APPROVAL, conversation_id, detail, account.customer_id)
