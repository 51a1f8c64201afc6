"""Conversations as long as one likes, read and saved turn by turn."""

from __future__ import annotations

from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.window_tracker_store import WindowTrackerStore
from tests.dialogue.talk import heard, understood

LISTEN = ActionExecuted("action_listen")
SLOTS = ("language", "target", "trend", "product", "currency", "promise")
"""As many as a real turn changes; what they hold does not matter."""


def exchange(number: int) -> list[Event]:
    """What one message and its answer leave in a tracker."""
    parse = understood("ask_balance", number % 3, text=f"message {number}")
    said = {"level": number % 3, "target": "none", "said": ["close"]}
    return [
        heard(parse, f"m{number}"),
        *(SlotSet(name, f"{name} {number}") for name in SLOTS),
        SlotSet("hostility", float(number % 3)),
        SlotSet("ladder", [said] * min(number + 1, 40)),
        ActionExecuted("utter_thanks"),
        BotUttered(f"answer {number}", metadata={"act": "close", "message_key": f"k{number}"}),
        ActionExecuted("action_listen"),
    ]


async def converse(
    store: WindowTrackerStore, first: int, last: int, sender: str = "c1", at_once: int = 1
) -> DialogueStateTracker:
    """The exchanges of these numbers, each read, continued and saved like a turn."""
    for start in range(first, last, at_once):
        tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
        for number in range(start, min(start + at_once, last)):
            new = [LISTEN, *exchange(number)] if number == 0 else exchange(number)
            tracker.update_with_events(new, store.domain)
        await store.save(tracker)
    return await store.retrieve(sender)
