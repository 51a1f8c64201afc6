"""What the copilot is given of a line."""

from __future__ import annotations

import pytest

from forbear.gateway.copilot import CopilotFailedError, read_answer
from forbear.gateway.turns import without_command


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("/restart", "／restart"),
        (' \n/affirm{"a": 1} hi', ' \n／affirm{"a": 1} hi'),
        ("\u3000/restart", "\u3000／restart"),
        ("//", "／/"),
        ("/", "／"),
        ("and/or", "and/or"),
        ("", ""),
    ],
)
def test_leading_slash_is_made_harmless(typed: str, given: str) -> None:
    assert without_command(typed) == given


@pytest.mark.parametrize(
    "answer",
    [
        {"replies": [{}]},
        {"replies": [{"rank": "x", "text": "y"}]},
        {"suggestions": 7},
        {"handoff": "asked"},
    ],
)
def test_answer_of_another_shape_is_a_failure(answer: dict[str, object]) -> None:
    with pytest.raises(CopilotFailedError):
        read_answer(answer)
