"""Turns what was said into events of the tracker, so that the next prediction knows it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, Event
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.replies import LINE

AGENT_MESSAGE = "action_agent_message"
FREE_TEXT_ACT = "free_text"
KEY = "message_key"
ACTS = "acts"
LINES = "lines"
"""Marks of the approved lines that a reply was made of, whatever the agent made of them."""


def said_events(
    drafted: Iterable[Event],
    text: str,
    key: str,
    acts: Sequence[str],
    draft: dict[str, Any] | None = None,
) -> list[Event]:
    """The draft's events with the words that were really said, at the time when they were said."""
    events: list[Event] = []
    uttered: BotUttered | None = None
    drafted = list(drafted)
    marks = [e.metadata[LINE] for e in drafted if isinstance(e, BotUttered) and LINE in e.metadata]
    for event in drafted:
        event.timestamp = time.time()
        if not isinstance(event, BotUttered):
            events.append(event)
        elif uttered is None:
            kept = {k: v for k, v in (draft or {}).items() if k != "events"}
            said = {KEY: key, ACTS: list(acts), "draft": kept, LINES: marks}
            uttered = BotUttered(text, metadata={**event.metadata, **said})
            events.append(uttered)
    if uttered is None:  # a draft without a line of its own still was said by somebody
        events.append(BotUttered(text, metadata={KEY: key, ACTS: list(acts)}))
    return events


def free_text_events(
    text: str, key: str, tracker: DialogueStateTracker
) -> tuple[list[Event], list[str]]:
    """What an agent typed without a suggestion, and its acts."""
    uttered = BotUttered(text, metadata={KEY: key, ACTS: [FREE_TEXT_ACT]})
    return (
        [ActionExecuted(AGENT_MESSAGE), uttered, ActionExecuted(ACTION_LISTEN_NAME)],
        [FREE_TEXT_ACT],
    )


def saying_of(tracker: DialogueStateTracker, key: str) -> list[str] | None:
    """The acts of a line that is in the tracker already, or nothing."""
    for event in reversed(tracker.events):
        if isinstance(event, BotUttered) and event.metadata.get(KEY) == key:
            return list(event.metadata.get(ACTS, []))
    return None
