"""Reads a promise to pay back, and records it once when the customer says yes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.counter_offers import answer_figure
from actions.offer_choice import offers_now
from actions.own_figures import waiting_figure
from actions.records import RecordsAction, message_key, zone_of_place
from actions.wording import allowed_values, day, language_of, money, spoken
from forbear.rules.money import minor_digits, round_half_up, to_minor
from forbear.rules.promises import promise_problem
from forbear.store.accounts import AccountFacts, find_account_facts
from forbear.store.commits import commit_once
from forbear.store.promises import OpenPromiseError, find_open_promise, record_promise


class ActionProposePromise(RecordsAction):
    """Repeats amount and day and asks for a yes; asks for what is missing."""

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
        amount = next(tracker.get_latest_entity_values("amount"), None)
        due = next((d for d in tracker.get_latest_entity_values("date") if d), None)
        if amount is None or due is None:
            dispatcher.utter_message(response="utter_ask_promise_details")
            return []
        exact = round_half_up(Decimal(str(amount)), minor_digits(facts.currency))
        if self._problem(facts, tracker, exact, date.fromisoformat(due)) is not None:
            dispatcher.utter_message(response="utter_ask_promise_details")
            return []
        promise = {"amount": str(exact), "currency": facts.currency, "due_on": due}
        _utter(dispatcher, tracker, "utter_read_back_promise", promise)
        return [SlotSet("promise", promise), SlotSet("talk", "promise")]

    def _problem(
        self, facts: AccountFacts, tracker: Tracker, amount: Decimal, due_on: date
    ) -> str | None:
        """What stands in the way; a figure above the affordable is the customer's own decision."""
        today = self._clock().astimezone(zone_of_place(facts.jurisdiction)).date()
        minor = to_minor(amount, facts.currency)
        return promise_problem(minor, due_on, today, facts.stage)


class ActionProposePromiseRecord(RecordsAction):
    """Says that the promise is recorded."""

    def name(self) -> str:
        return "action_propose_promise_record"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        promise = tracker.get_slot("promise")
        if not promise:
            dispatcher.utter_message(response="utter_ask_promise_details")
            return [SlotSet("talk", None)]
        if self._has_open_promise(tracker):
            dispatcher.utter_message(response="utter_escalate_supervisor")
            return [SlotSet("talk", None)]
        _utter(dispatcher, tracker, "utter_promise_recorded", promise)
        return [SlotSet("talk", "agreed")]

    def _has_open_promise(self, tracker: Tracker) -> bool:
        with self._open_session() as session:
            facts = find_account_facts(session, tracker.sender_id, self._clock())
            return facts is not None and find_open_promise(session, facts.account_id) is not None


class ActionCommitPromise(RecordsAction):
    """Writes the promise, once."""

    def name(self) -> str:
        return "action_commit_promise"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        promise = tracker.get_slot("promise")
        with self._open_session() as session, session.begin():
            facts = find_account_facts(session, tracker.sender_id, self._clock())

            def effect() -> dict[str, Any]:
                if facts is None or not promise:
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


def _utter(
    dispatcher: CollectingDispatcher, tracker: Tracker, response: str, promise: dict[str, str]
) -> None:
    lang, currency = language_of(tracker), promise["currency"]
    minor, due_on = to_minor(promise["amount"], currency), date.fromisoformat(promise["due_on"])
    words = {"promise_amount": money(minor, currency, lang), "promise_date": day(due_on, lang)}
    allowed = allowed_values(currency, [minor], [due_on])
    dispatcher.utter_message(response=response, **spoken(words, allowed))
