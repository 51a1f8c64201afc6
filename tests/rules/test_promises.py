"""What is wrong with a promise to pay, if anything."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from forbear.rules.promises import promise_problem
from forbear.rules.stages import Stage

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("amount", "days", "stage", "affordable", "problem"),
    [
        (10_000, 0, Stage.S1, None, None),
        (10_000, 10, Stage.S1, None, None),
        (10_000, 11, Stage.S1, None, "date_too_far"),
        (10_000, 11, Stage.S2, None, None),
        (10_000, 30, Stage.S4, None, None),
        (10_000, 31, Stage.S4, None, "date_too_far"),
        (10_000, -1, Stage.S4, None, "date_in_past"),
        (0, 5, Stage.S4, None, "amount_not_positive"),
        (-1, 5, Stage.S4, None, "amount_not_positive"),
        (10_000, 5, Stage.S4, 10_000, None),
        (10_001, 5, Stage.S4, 10_000, "above_affordable"),
    ],
)
def test_a_promise_is_positive_soon_and_affordable(amount, days, stage, affordable, problem):
    due_on = TODAY + timedelta(days=days)

    assert promise_problem(amount, due_on, TODAY, stage, affordable) == problem
