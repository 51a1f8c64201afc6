"""What we did before the message that is answered; a reply has the name of its response."""

from __future__ import annotations

from rasa_sdk import Tracker


def last_action(tracker: Tracker) -> str | None:
    for event in reversed(tracker.events):
        if event.get("event") == "action" and event.get("name") not in (None, "action_listen"):
            return str(event["name"])
    return None


def was_done(tracker: Tracker, name: str) -> bool:
    return any(event.get("name") == name for event in tracker.events)
