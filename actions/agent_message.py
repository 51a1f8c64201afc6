"""Stands in the story for what an agent typed freely, so that the next prediction knows of it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


class ActionAgentMessage(Action):
    """Says nothing: the words are in the tracker already."""

    def name(self) -> str:
        return "action_agent_message"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        return []
