"""A whole reply that was drafted and not yet said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa.shared.core.events import BotUttered, Event

QUESTION = re.compile(
    r"(?:(?<=[。．!！?？])|(?<=[.!?]\s)|^)(?:(?![。．!！?？]|[.!?]\s).)*[?？]\s*$"
)
"""The last sentence where it asks; the point inside a figure ends none."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass
class Draft:
    """One suggestion: its words, what it does, why it was chosen, what saying it means."""

    action: str
    score: float
    policy: str
    rule: str
    text: str = ""
    acts: list[str] = field(default_factory=list)
    strategies: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    card: dict[str, Any] | None = None
    quick_replies: list[dict[str, Any]] = field(default_factory=list)
    allowed_values: list[str] = field(default_factory=list)
    commit: str | None = None
    events: list[Event] = field(default_factory=list)

    @property
    def kind(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Two drafts of one kind offer the agent no choice."""
        return tuple(self.acts), tuple(self.strategies)

    def as_suggestion(self, rank: int, understood: str) -> dict[str, Any]:
        """The draft as the gateway gets it, and sends it back when it is said."""
        return {
            "rank": rank,
            "acts": self.acts,
            "strategy": "+".join(dict.fromkeys(self.strategies)) or "none",
            "text": self.text,
            "action": self.action,
            "score": round(self.score, 3),
            "why": {
                "understood": understood,
                "policy": self.policy,
                "rule": self.rule,
                "facts": self.facts,
            },
            "card": self.card,
            "quick_replies": self.quick_replies,
            "events": [event.as_dict() for event in self.events],
            "commit": self.commit,
            "values": self.allowed_values,
        }


def acts_of(events: Iterable[Event]) -> set[str]:
    """What these events say performs."""
    lines = (event for event in events if isinstance(event, BotUttered))
    return {act for line in lines for act in performed(line.metadata or {})}


def performed(metadata: Mapping[str, Any]) -> list[str]:
    """A line's acts: the one that it was chosen for, then what it does besides."""
    return [*_listed(metadata.get("act")), *_listed(metadata.get("also"))]


def fill_from_events(draft: Draft, events: list[Event]) -> None:
    """Take words, acts and card from what the actions uttered.

    When several lines make one reply only one asks, at its end: two questions are an interrogation.
    """
    lines = [e for e in events if isinstance(e, BotUttered) and e.text]
    draft.text = one_question([e.text for e in lines])
    for line in lines:
        metadata = line.metadata or {}
        draft.acts += [act for act in performed(metadata) if act not in draft.acts]
        draft.strategies += _listed(metadata.get("strategy"))
        draft.facts += [f for f in metadata.get("facts", []) if f not in draft.facts]
        custom = (line.data or {}).get("custom") or {}
        draft.card = custom.get("card") or draft.card
        draft.quick_replies = custom.get("quick_replies") or draft.quick_replies
        draft.allowed_values += custom.get("allowed_values", [])


def one_question(texts: list[str]) -> str:
    """The lines as one reply: all statements in order, then the last question that they ask."""
    parts = [_parted(text) for text in texts]
    question = next((asked for _, asked in reversed(parts) if asked), "")
    spoken = [said for said, _ in parts if said] + [question]
    return " ".join(t for t in spoken if t) if _latin(texts) else "".join(spoken)


def _parted(text: str) -> tuple[str, str]:
    """A line's statements and its closing question."""
    statement = QUESTION.sub("", text)
    return statement.strip(), text[len(statement) :].strip()


def _latin(texts: list[str]) -> bool:
    return bool(texts) and not CHINESE.search("".join(texts))


def _listed(value: str | list[str] | None) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)
