"""Pieces of a conversation: what was understood, and what the policies then see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.situation import Situation, read_situation
from forbear.dialogue.understanding import spoken_acts_slot, understanding_slots

CALM = ("none", "situation", "bank", "agent", "agent")
"""The usual target of each level of hostility."""


def understood(
    intent: str = "ask_balance",
    level: int = 0,
    risk: Iterable[str] = (),
    *,
    text: str = "...",
    language: str = "zh",
    target: str | None = None,
    confidence: float = 0.9,
    further: Iterable[str] = (),
) -> dict[str, Any]:
    """The parse data of a message."""
    first = {"name": intent, "confidence": confidence}
    return {
        "text": text,
        "language": language,
        "intent": first,
        "intents": [first, *({"name": name, "confidence": 0.3} for name in further)],
        "hostility": {"level": level, "target": target or CALM[level], "score": level / 4},
        "risk": list(risk),
        "entities": [],
    }


def heard(parse: dict[str, Any], message_id: str | None = None) -> UserUttered:
    return UserUttered(
        parse["text"], parse["intent"], parse["entities"], parse, message_id=message_id
    )


def situation(domain: Domain, parse: dict[str, Any] | None = None, **changes: Any) -> Situation:
    """What is read from a conversation of one message, with what else is said to be so."""
    tracker = DialogueStateTracker.from_events("s", [], domain.slots)
    parse = parse or understood()
    tracker.update(heard(parse), domain)
    tracker.update_with_events(understanding_slots(tracker, parse), domain)
    return replace(read_situation(tracker), **changes)


class Talk:
    """A conversation that goes on: each message is understood, each reply is noted."""

    def __init__(self, domain: Domain, *events: Event) -> None:
        self.domain = domain
        self.tracker = DialogueStateTracker.from_events("talk", list(events), domain.slots)

    def hear(self, parse: dict[str, Any], message_id: str | None = None) -> Situation:
        self.tracker.update(ActionExecuted("action_listen"), self.domain)
        self.tracker.update(heard(parse, message_id), self.domain)
        slots = understanding_slots(self.tracker, parse)
        self.tracker.update_with_events(slots, self.domain)
        return read_situation(self.tracker)

    def say(self, text: str, *acts: str) -> None:
        self.tracker.update(BotUttered(text, metadata={"act": list(acts)}), self.domain)
        self.tracker.update(spoken_acts_slot(self.tracker, list(acts)), self.domain)
