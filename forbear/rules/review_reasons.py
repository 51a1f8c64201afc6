"""Why a person should look at a customer's message first, and how urgent that is."""

from __future__ import annotations

from collections.abc import Iterable

REASONS = {
    "conduct": 8,
    "disagreement": 6,
    "low_confidence": 5,
    "heat_rose": 4,
    "heavily_edited": 3,
    "dismissed": 2,
    "handoff": 1,
}
"""Each reason with its weight: the sum puts messages in order."""
UNSURE = 0.45
"""Below this confidence an intent is worth a look."""
HEAVY_EDIT = 0.4
"""From this share of changed text on, a draft was not what the agent wanted to say."""
_FRIENDLY = frozenset({"greet", "goodbye", "thank", "affirm"})
_HEATED = frozenset({"abuse_agent", "threaten_violence"})
ANGRY, IRRITATED = 2, 1


def disagrees(intent: str, level: int) -> bool:
    """Whether the request and the heat of one message can hardly both be right."""
    if intent in _FRIENDLY:
        return level >= ANGRY
    if intent in _HEATED:
        return level <= IRRITATED
    return intent == "express_frustration" and level == 0


def doubts(intent: str, confidence: float, level: int) -> list[str]:
    """What the understanding of a message alone gives reason to look at."""
    found = ["low_confidence"] if confidence < UNSURE else []
    return [*found, "disagreement"] if disagrees(intent, level) else found


def weight(reasons: Iterable[str]) -> int:
    return sum(REASONS[reason] for reason in set(reasons))
