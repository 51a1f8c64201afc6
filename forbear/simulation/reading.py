"""What a customer takes from a reply: what it does, asks and offers, and whether it is new."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from forbear.simulation.files import load

HEARING_ACTS = frozenset({"acknowledge_emotion", "vulnerability_care", "bereavement_care"})
HEARING_STRATEGIES = frozenset({"reflect", "validate"})
LAST_ACTS = frozenset({"end_chat", "escalate_security"})
RUNGS = frozenset({"set_boundary", "warn", "end_chat"})
ASKED_UNDER = {
    "identity": {"verify_identity"},
    "income": {"ask_affordability"},
    "essentials": {"ask_affordability"},
    "safety": {"crisis_support"},
}
"""Words that only ask when the reply also does this: a balance names fees and asks for none."""
TYPED = "typed"
"""The action of a reply that an agent wrote by hand."""


@dataclass(frozen=True)
class Sent:
    """A reply as it went out."""

    text: str
    acts: tuple[str, ...]
    strategy: str = "none"
    action: str = TYPED
    card: Mapping[str, Any] | None = None
    rank: int = 1
    why: Mapping[str, Any] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    """Figures that the account system and the engine worked out for this reply."""


@dataclass(frozen=True)
class Reading:
    """A reply as the customer reads it."""

    acts: frozenset[str]
    action: str
    asks: frozenset[str]
    heard: bool
    same_words: bool
    """Whether it was said before, word for word."""
    question: bool
    offers: tuple[Mapping[str, Any], ...]
    reading_back: bool

    @property
    def ends(self) -> bool:
        return bool(self.acts & LAST_ACTS)

    @property
    def rung(self) -> bool:
        return bool(self.acts & RUNGS)


def read(sent: Sent, earlier: Sequence[str], language: str) -> Reading:
    acts = frozenset(sent.acts if sent.action != TYPED else typed_acts(sent.text, language))
    card = sent.card or {}
    strategies = set(sent.strategy.split("+"))
    heard = bool(acts & HEARING_ACTS) or bool(strategies & HEARING_STRATEGIES)
    return Reading(
        acts=acts,
        action=sent.action,
        asks=_asks(sent.text, acts, language),
        heard=heard,
        same_words=sent.text in earlier,
        question=sent.text.rstrip().endswith(("?", "？")),
        offers=tuple(card.get("offers", ())),
        reading_back=bool(card.get("reading_back")),
    )


def typed_acts(text: str, language: str) -> tuple[str, ...]:
    """What a reply that was written by hand does, by its words."""
    return tuple(name for name, cue in _cues(language, "acts") if cue.search(text))


def _asks(text: str, acts: frozenset[str], language: str) -> frozenset[str]:
    found = {name for name, cue in _cues(language, "asks") if cue.search(text)}
    return frozenset(name for name in found if name not in ASKED_UNDER or ASKED_UNDER[name] & acts)


@cache
def _cues(language: str, kind: str) -> list[tuple[str, re.Pattern[str]]]:
    given = load("cues")[language][kind]
    return [(name, re.compile(str(cue), re.IGNORECASE)) for name, cue in given.items()]
