"""Works offers out again from the records, so that no stale figure is agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.records import Clock
from forbear.rules.money import to_minor
from forbear.rules.offers import Offer, OfferRequest, Offers, build_offers
from forbear.store.accounts import AccountFacts, day_of, find_account_facts
from forbear.store.conversations import get_conversation


def offers_now(
    session: Session, tracker: Tracker, clock: Clock
) -> tuple[AccountFacts | None, Offers]:
    """The verified account and what may be offered today; no account, no offers."""
    now = clock()
    facts = find_account_facts(session, tracker.sender_id, now)
    if facts is None:
        return None, Offers(hold="unverified")
    customer = get_conversation(session, tracker.sender_id).customer
    stated = tracker.get_slot("affordable")
    request = OfferRequest(
        account=facts.terms,
        today=day_of(customer, now),
        # At the desk an agent stands behind the offer; alone, the bot's narrower authority holds.
        role="agent" if tracker.get_slot("mode") == "agent" else "bot",
        affordable=to_minor(stated, facts.currency) if stated is not None else None,
        hold="crisis" if tracker.get_slot("crisis") else None,
    )
    return facts, build_offers(request)


def chosen(tracker: Tracker, offers: Offers) -> Offer | None:
    """The offer that the customer means: the one they named, else the first that was shown.

    None when the records have changed so that it does not stand any more.
    """
    kept: Mapping[str, Any] = tracker.get_slot("chosen_offer") or {}
    # Once one was read back, the only button is that one's, whatever its number on the new card.
    read_back = tracker.get_slot("talk") in ("read_back", "agreed") and kept
    named = None if read_back else next(tracker.get_latest_entity_values("offer"), None)
    shown = tracker.get_slot("offers") or []
    offer_id = _of_number(named, shown) or kept.get("offer_id") or (shown[0] if shown else None)
    return offers.find(str(offer_id)) if offer_id else None


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
