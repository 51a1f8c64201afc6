"""Reads a promise to pay back, and records it once when the customer says yes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.counter_offers import answer_figure
from actions.earlier_words import entities_meant, named_value
from actions.offer_choice import offers_now
from actions.own_figures import waiting_figure
from actions.records import RecordsAction, message_key, zone_of_place
from actions.wording import allowed_values, day, language_of, money, spoken
from forbear.rules.money import minor_digits, round_half_up, to_minor
from forbear.rules.promises import promise_problem
from forbear.store.accounts import AccountFacts, find_account_facts
from forbear.store.commits import commit_once
from forbear.store.promises import OpenPromiseError, find_open_promise, record_promise

COMMIT = "action_commit_promise"
ASK_FOR = {
    (True, True): "utter_ask_promise_details",
    (True, False): "utter_ask_promise_amount",
    (False, True): "utter_ask_promise_date",
}
"""By whether the amount and the day are missing."""


class ActionProposePromise(RecordsAction):
    """Repeats amount and day and asks for a yes; asks for what is missing, and for that only."""

    def name(self) -> str:
        return "action_propose_promise"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with self._open_session() as session:
            facts, offers = offers_now(session, tracker, self._clock)
        if facts is None:
            dispatcher.utter_message(response="utter_ask_verification")
            return []
        if waiting_figure(tracker) and offers.counter is not None:
            return answer_figure(dispatcher, tracker, facts, offers)  # so much a month is a plan
        today = self._clock().astimezone(zone_of_place(facts.jurisdiction)).date()
        promise = _stated(tracker, facts, today)
        response, talk = self._next(facts, tracker, promise, today)
        if response == "utter_promise_too_high":
            promise["asked"] = True
        _utter(dispatcher, tracker, response, promise)
        return [SlotSet("promise", promise), SlotSet("talk", talk)]

    def _next(
        self, facts: AccountFacts, tracker: Tracker, promise: dict[str, Any], today: date
    ) -> tuple[str, str | None]:
        amount, due_on = promise["amount"], promise["due_on"]
        if amount is None or due_on is None:
            return ASK_FOR[amount is None, due_on is None], None
        problem = promise_problem(
            to_minor(amount, facts.currency),
            date.fromisoformat(due_on),
            today,
            facts.stage,
            _affordable(tracker, facts),
        )
        if problem == "above_affordable" and not promise.get("asked"):
            return "utter_promise_too_high", None
        if problem in ("date_in_past", "date_too_far"):
            promise["due_on"] = None
            return "utter_promise_other_day", None
        if problem == "amount_not_positive":
            promise["amount"] = None
            return ASK_FOR[True, False], None
        return "utter_read_back_promise", "promise"


def _stated(tracker: Tracker, facts: AccountFacts, today: date) -> dict[str, Any]:
    """What was said of the promise so far; what the last message names replaces it."""
    known = tracker.get_slot("promise") or {}
    entities = entities_meant(tracker, "promise_to_pay")
    amount, due_on = named_value(entities, "amount"), named_value(entities, "date")
    if due_on is None and amount is not None and named_value(entities, "contact_time"):
        due_on = today.isoformat()  # "I'll send it before three" is said of today
    if amount is not None:
        amount = str(round_half_up(Decimal(str(amount)), minor_digits(facts.currency)))
    return {
        **known,
        "amount": amount or known.get("amount"),
        "due_on": due_on or known.get("due_on"),
        "currency": facts.currency,
    }


def _affordable(tracker: Tracker, facts: AccountFacts) -> int | None:
    """What is left each month, where the customer has told it and anything is left."""
    stated = tracker.get_slot("affordable")
    return to_minor(stated, facts.currency) if stated not in (None, "0") else None


class ActionProposePromiseRecord(RecordsAction):
    """Says that the promise is recorded."""

    def name(self) -> str:
        return "action_propose_promise_record"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        promise = tracker.get_slot("promise")
        if not _is_whole(promise):
            dispatcher.utter_message(response="utter_ask_promise_details")
            return [SlotSet("talk", None)]
        if self._has_open_promise(tracker):
            dispatcher.utter_message(response="utter_escalate_supervisor")
            return [SlotSet("talk", None)]
        _utter(dispatcher, tracker, "utter_promise_recorded", promise)
        # Named, and not left to a rule: what is said to be recorded is, however the yes was heard.
        return [SlotSet("talk", "agreed"), FollowupAction(COMMIT)]

    def _has_open_promise(self, tracker: Tracker) -> bool:
        with self._open_session() as session:
            facts = find_account_facts(session, tracker.sender_id, self._clock())
            return facts is not None and find_open_promise(session, facts.account_id) is not None


class ActionCommitPromise(RecordsAction):
    """Writes the promise, once."""

    def name(self) -> str:
        return COMMIT

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        promise = tracker.get_slot("promise")
        with self._open_session() as session, session.begin():
            facts = find_account_facts(session, tracker.sender_id, self._clock())

            def effect() -> dict[str, Any]:
                if facts is None or not _is_whole(promise):
                    return {"recorded": False, "reason": "no verified account or no promise"}
                amount = to_minor(promise["amount"], facts.currency)
                due_on = date.fromisoformat(promise["due_on"])
                try:
                    made = record_promise(
                        session, facts.account_id, tracker.sender_id, amount, due_on
                    )
                except OpenPromiseError:
                    return {"recorded": False, "reason": "the account has an open promise"}
                return {"recorded": True, "promise_id": made.id}

            commit_once(session, message_key(tracker), self.name(), tracker.sender_id, effect)
        return [SlotSet("promise", None)]


def _is_whole(promise: dict[str, Any] | None) -> bool:
    return bool(promise and promise.get("amount") and promise.get("due_on"))


def _utter(
    dispatcher: CollectingDispatcher, tracker: Tracker, response: str, promise: dict[str, Any]
) -> None:
    lang, currency = language_of(tracker), promise["currency"]
    minor = to_minor(promise["amount"], currency) if promise["amount"] else None
    due_on = date.fromisoformat(promise["due_on"]) if promise["due_on"] else None
    words = {}
    if minor is not None:
        words["promise_amount"] = money(minor, currency, lang)
    if due_on is not None:
        words["promise_date"] = day(due_on, lang)
    allowed = allowed_values(currency, [minor], [due_on])
    dispatcher.utter_message(response=response, **spoken(words, allowed))
