"""What the gateway itself understands of a message while the copilot is away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from forbear.safety.crisis import crisis_replies
from forbear.safety.hostility import score
from forbear.safety.language import detect_language
from forbear.safety.risk import FLAGS, screen

SCREEN = "risk-screen"
"""Stands in the place of the model's name on what only the screen has seen."""
STAYING = 2
"""Steps of the crisis replies."""


@dataclass(frozen=True)
class Finding:
    """The safety half of an understanding."""

    understanding: dict[str, Any]
    self_harm: str
    """none, amber or red."""


def warm_up() -> None:
    """Load the patterns, which takes seconds that nobody in danger should wait."""
    for text in ("你好", "hello"):
        look(text, "zh")


def look(text: str, default_language: str) -> Finding:
    risk = screen(text)
    heat = score(text)
    return Finding(
        understanding={
            "text": text,
            "language": detect_language(text, "zh" if default_language == "zh" else "en"),
            "intent": None,
            "intents": [],
            "hostility": {"level": heat.level, "target": heat.target, "score": heat.score},
            "risk": list(risk.flags),
            "entities": [],
            "provisional": True,
        },
        self_harm=risk.self_harm,
    )


def in_danger(text: str) -> bool:
    return screen(text).self_harm != "none"


def crisis_words(finding: Finding, jurisdiction: str | None, said_before: int) -> list[str]:
    """The reviewed ways to answer somebody in danger, a step further each time."""
    # Red or amber, the first words are care, a question about safety, and the line to call.
    step = min(said_before, STAYING)
    return crisis_replies(finding.understanding["language"], jurisdiction, step)


def join_flags(known: Iterable[str] | None, found: Iterable[str] | None) -> list[str]:
    """All of them, once, most urgent first."""
    flags = {*(known or ()), *(found or ())}
    order = {flag: place for place, flag in enumerate(FLAGS)}
    return sorted(flags, key=lambda flag: (order.get(flag, len(order)), flag))
