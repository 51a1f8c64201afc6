"""Remembers which lines were said, for longer than the tracker's window reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zlib import crc32

from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

REMEMBERED_LINES = 48


def line_mark(text: str) -> str:
    """A short mark of a line's words: what is said travels to the action server at every turn."""
    return f"{crc32(text.encode()):x}"


def said_slot(tracker: DialogueStateTracker, marks: Iterable[str]) -> SlotSet:
    known = (tracker.get_slot("said") or "").split()
    return SlotSet("said", " ".join([*known, *marks][-REMEMBERED_LINES:]) or None)


def since_last_message(tracker: DialogueStateTracker) -> Iterator[Event]:
    """What happened after the customer's last message, newest first."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return
        yield event
