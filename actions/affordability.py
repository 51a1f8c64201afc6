"""Asks for income and essentials, and only for what is missing."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


class ActionAskAffordable(Action):
    """What the affordability form asks."""

    def name(self) -> str:
        return "action_ask_affordable"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        income = tracker.get_slot("monthly_income")
        essentials = tracker.get_slot("monthly_essentials")
        if income and not essentials:
            response = "utter_ask_essentials"
        elif essentials and not income:
            response = "utter_ask_income"
        elif income and essentials:
            response = "utter_ask_more_essentials"
        else:
            response = "utter_ask_affordability"
        dispatcher.utter_message(response=response)
        return []
