"""What was named with a wish that had to wait for the identity check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker

Entity = Mapping[str, Any]


def entities_meant(tracker: Tracker, *intents: str) -> list[Entity]:
    """The entities of the last message; of the one that asked, where this one only identified."""
    waiting = set(tracker.get_slot("wishes") or ()) & set(intents)
    if not (waiting and tracker.get_slot("verified")):
        return list(tracker.latest_message.get("entities") or [])
    for event in reversed(tracker.events):
        parse = event.get("parse_data") or {}
        if event.get("event") == "user" and waiting & set(_intents(parse)):
            return list(parse.get("entities") or [])
    return []


def named_value(entities: list[Entity], kind: str) -> Any:
    return next((e["value"] for e in entities if e["entity"] == kind and e.get("value")), None)


def _intents(parse: Mapping[str, Any]) -> list[str]:
    listed = parse.get("intents") or [parse.get("intent") or {}]
    return [str(i.get("name")) for i in listed]
