"""Plans that an agent builds with a customer: the engine's own offers, and why not another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from forbear.gateway.errors import BadInputError, ConflictError
from forbear.rules.due_dates import LATEST_FIRST_DAYS, due_dates, income_before
from forbear.rules.money import from_minor, to_minor
from forbear.rules.offers import (
    History,
    Offer,
    OfferRequest,
    Offers,
    Wish,
    build_offers,
    offer_card,
    offer_schedule,
    why_not_months,
)
from forbear.store.accounts import AccountFacts, day_of, find_account_facts
from forbear.store.base import utc_now
from forbear.store.plan_history import count_replans
from forbear.store.plan_policies import policies_of
from forbear.store.plans import find_open_plan
from forbear.store.tables import Agent, Conversation

ENGINE_ROLES = {"admin": "supervisor"}
"""Whose authority a role has that the policies do not name."""


@dataclass(frozen=True)
class Means:
    """What the customer said they can pay, as the agent entered it; amounts as decimal text."""

    payment: str | None = None
    lump_sum: str | None = None
    months: int | None = None
    first_on: date | None = None
    why_months: int | None = None
    """A number of months that the customer asks about."""


@dataclass(frozen=True)
class Built:
    facts: AccountFacts
    request: OfferRequest
    offers: Offers

    @property
    def shown(self) -> list[Offer]:
        """The answer to the figure first, then what else there is."""
        own = self.offers.counter.offers if self.offers.counter else ()
        every = {offer.offer_id: offer for offer in (*own, *self.offers.offers)}
        return list(every.values())


def build(session: Session, conversation: Conversation, agent: Agent, means: Means) -> Built | None:
    """None before verification: nothing of the account is read then."""
    now = utc_now()
    facts = find_account_facts(session, conversation.id, now)
    if facts is None:
        return None
    today = day_of(conversation.customer, now)
    if means.first_on is not None:
        _check_first(means.first_on, today)
    request = OfferRequest(
        account=facts.terms,
        today=today,
        role=ENGINE_ROLES.get(agent.role, agent.role),
        affordable=_minor(means.payment, facts, "payment"),
        next_income_on=income_before(means.first_on) if means.first_on else None,
        wish=_wish(means, facts),
        hold=_hold(session, conversation, facts),
        history=History(replans_a_year=count_replans(session, facts.account_id, now)),
        policy=policies_of(session)[facts.jurisdiction],
    )
    return Built(facts, request, build_offers(request))


def view(built: Built | None, means: Means) -> dict[str, Any]:
    """What the panel shows; before verification only that identity comes first."""
    if built is None:
        return {"verified": False, "hold": "unverified", "offers": [], "findings": [], "why": None}
    facts, offers = built.facts, built.offers
    counter = offers.counter
    return {
        "verified": True,
        "currency": facts.currency,
        "balance": str(from_minor(facts.balance, facts.currency)),
        "hold": offers.hold,
        "outcome": counter.outcome if counter else None,
        "findings": [f.as_json(facts.currency) for f in counter.findings] if counter else [],
        "offers": [offer_view(each) for each in built.shown],
        "why": _why(built, means.why_months),
    }


def offer_view(offer: Offer) -> dict[str, Any]:
    rows = offer_schedule(offer)
    days = due_dates(offer.first_due_on, len(rows)) if offer.first_due_on else [None] * len(rows)
    return {
        **offer_card(offer),
        "first_due": offer.first_due_on.isoformat() if offer.first_due_on else None,
        "needs_approval": offer.approval_needed,
        "can_be_sent": is_monthly(offer),
        "schedule": [
            {
                "k": row.k,
                "due_on": day.isoformat() if day else None,
                **{
                    name: str(from_minor(getattr(row, name), offer.currency))
                    for name in ("payment", "interest", "principal")
                },
            }
            for row, day in zip(rows, days, strict=True)
        ],
    }


def is_monthly(offer: Offer) -> bool:
    """Only what is paid in instalments is recorded from the chat; the rest is for a ticket."""
    return offer.n is not None and offer.instalment is not None and offer.first_due_on is not None


def figure(built: Built, means: Means) -> dict[str, Any]:
    """What the assistant keeps, so that the same offers are worked out when it is agreed to."""
    named: dict[str, Any] = {"payment": means.payment} if means.payment is not None else {}
    if means.lump_sum is not None:
        named = {"lump_sum": means.lump_sum}
    elif means.months is not None:
        named = {"months": means.months}
    first = means.first_on.isoformat() if means.first_on else None
    told = {"role": built.request.role, "affordable": means.payment, "first_on": first}
    return {**named, "answered": True, "built": told}


def _why(built: Built, months: int | None) -> dict[str, Any] | None:
    if months is None or built.offers.hold is not None:
        return None
    findings = why_not_months(replace(built.request, wish=None), months)
    found = [each.as_json(built.facts.currency) for each in findings]
    return {"months": months, "findings": found}


def _hold(session: Session, conversation: Conversation, facts: AccountFacts) -> str | None:
    if conversation.crisis:
        return "crisis"
    return "has_plan" if find_open_plan(session, facts.account_id) else None


def _wish(means: Means, facts: AccountFacts) -> Wish | None:
    if means.lump_sum is not None:
        return Wish(lump_sum=_minor(means.lump_sum, facts, "lump_sum"))
    if means.months is not None:
        return Wish(months=means.months)
    payment = _minor(means.payment, facts, "payment")
    return None if payment is None else Wish(payment=payment)


def _minor(amount: str | None, facts: AccountFacts, name: str) -> int | None:
    if amount is None:
        return None
    try:
        return to_minor(amount, facts.currency)
    except ValueError as error:
        message = f"`{name}` is no amount of {facts.currency}."
        raise BadInputError(f"bad_{name}", message) from error


def _check_first(first: date, today: date) -> None:
    if not today < first <= today + timedelta(days=LATEST_FIRST_DAYS):
        message = f"`first_on` must be a day within the next {LATEST_FIRST_DAYS} days."
        raise BadInputError("bad_first_on", message)


def check_standing(built: Built | None, offer_id: str) -> Offer:
    """The offer as it stands now; figures of before are never put into a reply."""
    if built is None:
        raise ConflictError("unverified", "The customer must prove who they are first.")
    offer = built.offers.find(offer_id)
    if offer is None or not is_monthly(offer):
        raise ConflictError("no_offer", "This offer does not stand any more. Build it again.")
    return offer
