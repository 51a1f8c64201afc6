"""Works offers out again from the records, so that no stale figure is agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.first_days import begins_on
from actions.means import assessment
from actions.own_figures import SLOT, wish_of
from actions.policies import plan_policies
from actions.records import Clock
from forbear.rules.affordability import stressed
from forbear.rules.due_dates import income_before
from forbear.rules.money import to_minor
from forbear.rules.offers import History, Offer, OfferRequest, Offers, build_offers
from forbear.rules.spoken_choice import counted_offer
from forbear.store.accounts import AccountFacts, day_of, find_account_facts
from forbear.store.conversations import get_conversation
from forbear.store.plan_history import count_replans

CHOSEN = "chosen_offer"
"""The slot of the offer that was read back."""


def request_now(
    session: Session, tracker: Tracker, clock: Clock, kept_day: bool = True
) -> tuple[AccountFacts, OfferRequest] | None:
    """What the offers are worked out from; None before verification.

    `kept_day`: whether the plan that was read back keeps the first day that the customer named.
    """
    now = clock()
    facts = find_account_facts(session, tracker.sender_id, now)
    if facts is None:
        return None
    today = day_of(get_conversation(session, tracker.sender_id).customer, now)
    request = OfferRequest(
        account=facts.terms,
        today=today,
        # At the desk an agent stands behind the offer; alone, the bot's narrower authority holds.
        role=tracker.get_slot("authority") or _role(tracker),
        wish=wish_of(tracker.get_slot(SLOT), facts.currency, facts.balance),
        hold="crisis" if tracker.get_slot("crisis") else None,
        history=History(replans_a_year=count_replans(session, facts.account_id, now)),
        policy=plan_policies()[facts.jurisdiction],
    )
    request = as_built(_with_means(request, tracker, facts), tracker.get_slot(SLOT) or {})
    return facts, _from_the_day(request, tracker) if kept_day else request


def offers_now(
    session: Session, tracker: Tracker, clock: Clock
) -> tuple[AccountFacts | None, Offers]:
    """The verified account and what may be offered today; no account, no offers."""
    found = request_now(session, tracker, clock)
    if found is None:
        return None, Offers(hold="unverified")
    facts, request = found
    return facts, build_offers(request)


def as_built(request: OfferRequest, figure: Mapping[str, Any]) -> OfferRequest:
    """What an agent built a plan from stands in the place of what was heard of the budget."""
    built = figure.get("built")
    if not built:
        return request
    first, means = built.get("first_on"), built.get("affordable")
    return replace(
        request,
        role=built["role"],
        affordable=to_minor(means, request.account.currency) if means else None,
        stressed=None,
        next_income_on=income_before(date.fromisoformat(first)) if first else None,
    )


def _from_the_day(request: OfferRequest, tracker: Tracker) -> OfferRequest:
    first = (tracker.get_slot(CHOSEN) or {}).get("first_on")
    return begins_on(request, date.fromisoformat(first)) if first else request


def _role(tracker: Tracker) -> str:
    return "agent" if tracker.get_slot("mode") == "agent" else "bot"


def _with_means(request: OfferRequest, tracker: Tracker, facts: AccountFacts) -> OfferRequest:
    """What is left each month, and what would be left after a shock where a budget was given."""
    stated = tracker.get_slot("affordable")
    if stated is None:
        return request
    income, essentials = tracker.get_slot("monthly_income"), tracker.get_slot("monthly_essentials")
    stress = None
    if income and essentials:
        budget = assessment(income, essentials, facts.balance, facts.currency)
        rules = request.rules
        stress = stressed(budget, rules.income_drop_percent, request.limits.one_off_cost)
    return replace(request, affordable=to_minor(stated, facts.currency), stressed=stress)


def chosen(tracker: Tracker, offers: Offers, kept_as: str = "offer_id") -> Offer | None:
    """The offer that the customer means: the one they named, else the first that was shown.

    None when the records have changed so that it does not stand any more. `kept_as`: `shown_id`
    for the offer as it was on the card, before its first day was moved.
    """
    kept: Mapping[str, Any] = tracker.get_slot(CHOSEN) or {}
    # Once one was read back, the only button is that one's, whatever its number on the new card;
    # words may still count out another one of the first card.
    read_back = tracker.get_slot("talk") in ("read_back", "agreed") and kept
    shown = tracker.get_slot("offers") or []
    named = _counted(tracker, shown) if read_back else _named(tracker, shown)
    offer_id = _of_number(named, shown) or kept.get(kept_as) or (shown[0] if shown else None)
    return offers.find(str(offer_id)) if offer_id else None


def _named(tracker: Tracker, shown: list[str]) -> str | None:
    """The offer of a pressed button, or the one that the customer counts out in words."""
    pressed = next(tracker.get_latest_entity_values("offer"), None)
    if pressed is not None:
        return str(pressed)
    return _counted(tracker, shown)


def _counted(tracker: Tracker, shown: list[str]) -> str | None:
    place = counted_offer(tracker.latest_message.get("text") or "", len(shown))
    return None if place is None else str(place)


def _of_number(named: Any, shown: list[str]) -> str | None:
    """A button names an offer by its number on the card, from 1."""
    if named is None:
        return None
    number = str(named)
    if number.isascii() and number.isdecimal() and 1 <= int(number) <= len(shown):
        return shown[int(number) - 1]
    return number


def is_monthly(offer: Offer) -> bool:
    """Whether the offer is paid in instalments with a first day."""
    return offer.n is not None and offer.instalment is not None and offer.first_due_on is not None
