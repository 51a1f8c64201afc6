"""Answers a figure that the customer named: the term it gives, or what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.offer_choice import is_monthly, offers_now
from actions.offer_words import offer_values, offer_words, plan_card
from actions.own_figures import AGAIN, FITS, SLOT
from actions.records import RecordsAction
from actions.wording import allowed_values, language_of, money, spoken
from forbear.rules.offers import Counter, Offer, Offers
from forbear.rules.offers.findings import COUNTS, Finding
from forbear.store.accounts import AccountFacts

# The first code that is found decides which reply is made for it.
REPLY_OF_FINDING: Mapping[str, str] = {
    "in_full": "utter_counter_in_full",
    "above_affordable": "utter_counter_above_affordable",
    "below_one_month": "utter_reject_offer_which_part",
    "debt_too_small": "utter_reject_offer_which_part",
    "payment_needed": "utter_counter_too_low",
    "below_minimum": "utter_counter_too_low",
    "negative_amortisation": "utter_counter_too_low",
    "above_longest_term": "utter_counter_too_long",
}
SETTLEMENT = "settlement"


class ActionProposeCounterOffer(RecordsAction):
    """The answer to the customer's own figure, worked out and not promised."""

    def name(self) -> str:
        return "action_propose_counter_offer"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with self._open_session() as session:
            facts, offers = offers_now(session, tracker, self._clock)
        if facts is None:
            dispatcher.utter_message(response="utter_ask_verification")
            return []
        return answer_figure(dispatcher, tracker, facts, offers)


def answer_figure(
    dispatcher: CollectingDispatcher, tracker: Tracker, facts: AccountFacts, offers: Offers
) -> list[dict[str, Any]]:
    """Say what the figure gives; the offers on the card can be chosen like any other."""
    counter = offers.counter
    if counter is None:
        response = "utter_no_affordable_plan" if offers.hold else "utter_reject_offer_which_part"
        dispatcher.utter_message(response=response)
        return []
    lang = language_of(tracker)
    shown = [offer for offer in counter.offers if is_monthly(offer)]
    values = [*offer_values(counter.offers), *_finding_values(counter, facts.currency)]
    words = {**_words(counter, lang), **_finding_words(counter, facts.currency, lang)}
    card = {"card": plan_card(shown, lang)} if shown else {}
    dispatcher.utter_message(response=reply_to(counter), **spoken(words, values, **card))
    return [
        SlotSet("offers", [offer.offer_id for offer in shown] or None),
        SlotSet("chosen_offer", None),
        SlotSet("talk", "offered" if shown else None),
        SlotSet(SLOT, _answered(tracker, counter)),
    ]


def _answered(tracker: Tracker, counter: Counter) -> dict[str, Any]:
    """The figure with what became of it, and the offer that is made for just this one."""
    known = {k: v for k, v in (tracker.get_slot(SLOT) or {}).items() if k not in (AGAIN, FITS)}
    fits = counter.outcome == "fits" and is_monthly(counter.offers[0])
    return {**known, "answered": True, **({FITS: counter.offers[0].offer_id} if fits else {})}


def reply_to(counter: Counter) -> str:
    if counter.outcome == "fits":
        first = counter.offers[0]
        kind = "utter_counter_settlement" if first.kind == SETTLEMENT else "utter_counter_fits"
        return f"{kind}_approval" if first.approval_needed else kind
    if any(_leaves_nothing(finding) for finding in counter.findings):
        return "utter_no_affordable_plan"
    codes = [finding.code for finding in counter.findings]
    found = (reply for code, reply in REPLY_OF_FINDING.items() if code in codes)
    reply = next(found, "utter_reject_offer_which_part")
    rest = counter.offers and not counter.offers[0].clears_the_debt
    return f"{reply}_for_now" if reply == "utter_counter_too_low" and rest else reply


def _leaves_nothing(finding: Finding) -> bool:
    """Whether the figure is above means of nothing: no figure is named as what they could pay."""
    return finding.code == "above_affordable" and finding.figures.get("affordable") == 0


def _words(counter: Counter, lang: str) -> dict[str, str]:
    """Of the first offer; where a sum is also a start, what the start would be."""
    if not counter.offers:
        return {}
    first: Offer = counter.offers[0]
    words = offer_words(first, lang)
    if first.kind == SETTLEMENT and len(counter.offers) > 1:
        start = counter.offers[1]
        words["rest_n"] = str((start.n or 1) - 1)
        words["rest_instalment"] = money(start.instalment or 0, start.currency, lang)
    return words


def _finding_words(counter: Counter, currency: str, lang: str) -> dict[str, str]:
    return {
        name if name in COUNTS else f"{name}_sum": (
            str(value) if name in COUNTS else money(value, currency, lang)
        )
        for finding in counter.findings
        for name, value in finding.figures.items()
    }


def _finding_values(counter: Counter, currency: str) -> list[str]:
    figures = [pair for finding in counter.findings for pair in finding.figures.items()]
    return allowed_values(
        currency,
        [value for name, value in figures if name not in COUNTS],
        (),
        [value for name, value in figures if name in COUNTS],
    )
