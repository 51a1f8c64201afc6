"""What makes a message worth a look."""

from __future__ import annotations

import pytest

from forbear.rules.review_reasons import REASONS, doubts, weight


@pytest.mark.parametrize(
    ("intent", "confidence", "level", "reasons"),
    [
        ("state_hardship", 0.9, 3, []),
        ("state_hardship", 0.3, 0, ["low_confidence"]),
        ("thank", 0.9, 3, ["disagreement"]),
        ("thank", 0.9, 1, []),
        ("abuse_agent", 0.9, 0, ["disagreement"]),
        ("abuse_agent", 0.2, 1, ["low_confidence", "disagreement"]),
        ("express_frustration", 0.8, 0, ["disagreement"]),
    ],
)
def test_doubts_come_from_confidence_and_from_what_does_not_go_together(
    intent: str, confidence: float, level: int, reasons: list[str]
) -> None:
    assert doubts(intent, confidence, level) == reasons


def test_a_reason_counts_once() -> None:
    assert weight(["conduct", "conduct", "handoff"]) == REASONS["conduct"] + REASONS["handoff"]
