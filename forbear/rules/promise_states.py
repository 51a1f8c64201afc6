"""The life of a promise to pay: which state may follow which, and how one is judged."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

POSTING_LAG = timedelta(days=2)
"""A payment may take so long to show: before that nothing is broken."""
REMINDER_BEFORE = timedelta(days=1)
BREAKS_WINDOW = timedelta(days=90)
_NEARLY_ALL = 90
"""Percent of the amount from which a part payment needs no new contact."""


class PromiseState(str, Enum):
    """The value is what is stored."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REMINDED = "reminded"
    KEPT = "kept"
    PARTIAL = "partial"
    BROKEN = "broken"
    REPLANNED = "replanned"
    ESCALATED = "escalated"
    CANCELLED = "cancelled"


S = PromiseState
OPEN = (S.PROPOSED, S.CONFIRMED, S.REMINDED)
"""No pressure while one of these holds, and no second promise for the account."""
_JUDGED = {S.KEPT, S.PARTIAL, S.BROKEN, S.CANCELLED, S.REPLANNED}
MOVES: dict[PromiseState, frozenset[PromiseState]] = {
    S.PROPOSED: frozenset({S.CONFIRMED, S.CANCELLED}),
    S.CONFIRMED: frozenset(_JUDGED | {S.REMINDED}),
    S.REMINDED: frozenset(_JUDGED),
    # The rest may still come, and a failure of the bank's own is no break.
    S.PARTIAL: frozenset({S.KEPT, S.REPLANNED, S.ESCALATED}),
    S.BROKEN: frozenset({S.KEPT, S.REPLANNED, S.ESCALATED}),
    S.KEPT: frozenset(),
    S.REPLANNED: frozenset(),
    S.ESCALATED: frozenset(),
    S.CANCELLED: frozenset(),
}


class MoveError(ValueError):
    """A promise cannot go from its state to that one."""


class NextStep(str, Enum):
    """What follows a broken promise; never a harsher tone."""

    ASK_WHAT_CHANGED = "ask_what_changed"
    AFFORDABILITY_AGAIN = "affordability_again"
    SPECIALIST = "specialist"


def check_move(before: str, after: str) -> PromiseState:
    """The state after, or MoveError that names what would be possible."""
    old, new = PromiseState(before), PromiseState(after)
    if new not in MOVES[old]:
        possible = ", ".join(sorted(state.value for state in MOVES[old])) or "nothing"
        raise MoveError(f"A promise that is {old.value} cannot become {new.value}: {possible} can.")
    return new


def judge(amount: int, paid: int, due_on: date, today: date) -> PromiseState | None:
    """What became of an open promise; None while that is not decided."""
    if paid >= amount:
        return S.KEPT
    if today < due_on + POSTING_LAG:
        return None
    return S.PARTIAL if paid > 0 else S.BROKEN


def is_nearly_kept(amount: int, paid: int) -> bool:
    """Whether a part payment needs no new contact."""
    return paid * 100 >= amount * _NEARLY_ALL


def after_break(breaks_in_window: int) -> NextStep:
    """`breaks_in_window` counts this one and those of the 90 days before it."""
    if breaks_in_window <= 1:
        return NextStep.ASK_WHAT_CHANGED
    return NextStep.AFFORDABILITY_AGAIN if breaks_in_window == 2 else NextStep.SPECIALIST


def reminder_on(due_on: date) -> date:
    return due_on - REMINDER_BEFORE
