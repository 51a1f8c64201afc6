"""What a tracker remembers of a message: whether it was taken in, and what was said to it."""

from __future__ import annotations

import time
from typing import Any

from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.draft import Draft


def numbered(drafts: list[Draft], parse: dict[str, Any]) -> list[dict[str, Any]]:
    hostility = parse["hostility"]
    understood = (
        f"{parse['intent']['name']} {parse['intent']['confidence']:.2f}, hostility"
        f" {hostility['level']} ({hostility['target']})"
    )
    if parse["risk"]:
        understood += f", {', '.join(parse['risk'])}"
    return [d.as_suggestion(rank, understood) for rank, d in enumerate(drafts, start=1)]


def taken_in(tracker: DialogueStateTracker, message_id: str) -> dict[str, Any] | None:
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered) and event.message_id == message_id:
            return event.parse_data
    return None


def said_drafts(tracker: DialogueStateTracker, key: str) -> list[dict[str, Any]]:
    return [
        e.metadata["draft"]
        for e in tracker.events
        if isinstance(e, BotUttered) and e.metadata.get("message_key") == key
    ]


def before_reply(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """The conversation just after the customer's last message, before any reply to it."""
    events = list(tracker.events)
    last = max(i for i, e in enumerate(events) if isinstance(e, UserUttered))
    cut = next(
        (i for i, e in enumerate(events) if i > last and isinstance(e, ActionExecuted)), len(events)
    )
    return DialogueStateTracker.from_events(tracker.sender_id, events[:cut], tracker.slots.values())


def as_taken_over(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """The same for a person who answers now, and not in the words that were said since."""
    asked = before_reply(tracker)
    asked.update(SlotSet("mode", "agent"))
    asked.update(SlotSet("said", tracker.get_slot("said")))
    return asked


def state_of(tracker: DialogueStateTracker) -> dict[str, Any]:
    return {
        "verified": tracker.get_slot("verified") is True,
        "hostility": int(tracker.get_slot("hostility") or 0),
        "trend": tracker.get_slot("trend") or "steady",
        "jurisdiction": tracker.get_slot("jurisdiction"),
        "crisis": bool(tracker.get_slot("crisis")),
        "at": time.time(),
    }


def records_missing(tracker: DialogueStateTracker) -> list[str]:
    """`actions` when the bank's records were not read after the customer's last message."""
    read_at = tracker.get_slot("facts_of") or ""
    last = next((e for e in reversed(tracker.events) if isinstance(e, UserUttered)), None)
    if last is None or read_at == f"{tracker.sender_id}:{last.message_id}":
        return []
    return ["actions"]
