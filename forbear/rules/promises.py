"""What a promise to pay must be before it is recorded."""

from __future__ import annotations

from datetime import date

from forbear.rules.stages import Stage

MAX_DAYS_EARLY = 10
MAX_DAYS = 30
_EARLY = frozenset({Stage.NOT_DUE, Stage.GRACE, Stage.S1})


def promise_problem(
    amount: int, due_on: date, today: date, stage: Stage, affordable: int | None = None
) -> str | None:
    """A machine key for what is wrong, or None.

    `above_affordable` is a question, not a refusal: ask once whether enough is left for rent and
    food, and take the promise when the customer insists.
    """
    if amount <= 0:
        return "amount_not_positive"
    if due_on < today:
        return "date_in_past"
    if (due_on - today).days > (MAX_DAYS_EARLY if stage in _EARLY else MAX_DAYS):
        return "date_too_far"
    if affordable is not None and amount > affordable:
        return "above_affordable"
    return None
