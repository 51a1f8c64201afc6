"""Says what an account owes, to a verified customer only."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.records import RecordsAction
from actions.wording import allowed_values, balance_words, language_of, spoken
from forbear.store.accounts import AccountFacts, find_account_facts


class ActionProposeBalance(RecordsAction):
    """The balance, split into principal, interest and fees, with its day."""

    def name(self) -> str:
        return "action_propose_balance"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with self._open_session() as session:
            facts = find_account_facts(session, tracker.sender_id, self._clock())
        if facts is None:
            dispatcher.utter_message(response="utter_ask_verification")
            return []
        words = balance_words(facts, language_of(tracker))
        dispatcher.utter_message(
            response="utter_explain_balance", **spoken(words, balance_values(facts))
        )
        return []


def balance_values(facts: AccountFacts) -> list[str]:
    return allowed_values(
        facts.currency,
        [facts.balance, facts.principal, facts.interest, facts.fees],
        [facts.as_of, facts.next_due_on],
    )
