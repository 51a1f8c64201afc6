"""A plan that was agreed in a conversation and waits for somebody with the authority."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forbear.rules.affordability import Income, assess
from forbear.rules.offers import OfferRequest, build_offers
from forbear.store.accounts import list_account_facts
from forbear.store.base import utc_now
from forbear.store.means import record_assessment
from forbear.store.plan_approvals import ask_for_approval
from forbear.store.plans import record_plan
from forbear.store.tables import Conversation


def plan_that_waits(session: Session, conversation_id: str, decides: str | None = None) -> str:
    """The reference of its ticket; with `decides`, of one that this role is just enough for."""
    conversation = session.get(Conversation, conversation_id)
    now = utc_now()
    facts = list_account_facts(session, conversation.customer_id, now)[0]
    for months in range(12, 120, 6):
        essentials = {"housing": 90_000, "food": 40_000}
        income = Income("stated", 130_000 + facts.balance * 10 // months // 9)
        means = assess([income], essentials, facts.balance)
        request = OfferRequest(facts.terms, now.date(), role="agent", affordable=means.affordable)
        for offer in build_offers(request).offers:
            if decides not in (None, offer.authority_needed):
                continue
            if offer.instalment and offer.approval_needed:
                plan = record_plan(session, facts.account_id, conversation_id, offer)
                record_assessment(session, facts.account_id, conversation_id, means, essentials)
                return str(ask_for_approval(session, conversation_id, plan, offer).reference)
    raise AssertionError("every plan of this customer is within an agent's authority")
