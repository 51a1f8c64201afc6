"""Asks the identity questions, and says what a wrong answer leads to."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

RESPONSE_OF_OUTCOME = {
    "failed": "utter_verification_failed",
    "locked": "utter_verification_locked",
}


class ActionAskVerified(Action):
    """What the verification form asks; a locked conversation leaves the form for a person."""

    def name(self) -> str:
        return "action_ask_verified"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        outcome = tracker.get_slot("identity_outcome")
        dispatcher.utter_message(
            response=RESPONSE_OF_OUTCOME.get(outcome or "", "utter_ask_verification")
        )
        if outcome == "locked":
            return [ActiveLoop(None), SlotSet("requested_slot", None)]
        return [SlotSet("identity_outcome", None)] if outcome == "failed" else []
