"""A promise moves only where it may, and is judged by what came in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.promise_states import (
    MOVES,
    OPEN,
    MoveError,
    NextStep,
    PromiseState,
    after_break,
    check_move,
    is_nearly_kept,
    judge,
    reminder_on,
)

DUE = date(2026, 12, 1)
S = PromiseState


@pytest.mark.parametrize("before", S)
@pytest.mark.parametrize("after", S)
def test_every_move_is_allowed_or_refused_with_what_would_be(before, after):
    if after in MOVES[before]:
        assert check_move(before.value, after.value) is after
        return
    with pytest.raises(MoveError, match=f"that is {before.value} cannot become {after.value}"):
        check_move(before.value, after.value)


def test_what_is_over_never_becomes_open_again():
    for before in set(S) - set(OPEN):
        assert not MOVES[before] & set(OPEN)


def test_every_state_can_be_reached_and_every_life_ends():
    reached, ends = {S.PROPOSED}, set()
    for _ in S:
        for state in [*reached]:
            reached |= MOVES[state]
            if not MOVES[state]:
                ends.add(state)

    assert reached == set(S)
    assert ends == {S.KEPT, S.REPLANNED, S.ESCALATED, S.CANCELLED}


@pytest.mark.parametrize(
    ("paid", "days_after", "verdict"),
    [
        (1_000, -5, S.KEPT),
        (1_001, 0, S.KEPT),
        (0, 0, None),
        (0, 1, None),
        (0, 2, S.BROKEN),
        (999, 1, None),
        (999, 2, S.PARTIAL),
        (1, 2, S.PARTIAL),
        (1_000, 9, S.KEPT),
    ],
)
def test_a_promise_is_judged_after_the_posting_lag(paid, days_after, verdict):
    assert judge(1_000, paid, DUE, DUE + timedelta(days=days_after)) is verdict


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(-40, 40))
def test_nobody_is_told_of_a_break_who_paid(amount, paid, days):
    verdict = judge(amount, paid, DUE, DUE + timedelta(days=days))

    assert (verdict is S.BROKEN) == (paid == 0 and days >= 2)


def test_nine_tenths_are_nearly_all():
    assert is_nearly_kept(1_000, 900)
    assert not is_nearly_kept(1_000, 899)


def test_a_third_break_goes_to_a_specialist_and_the_tone_stays():
    assert [after_break(n) for n in (1, 2, 3, 9)] == [
        NextStep.ASK_WHAT_CHANGED,
        NextStep.AFFORDABILITY_AGAIN,
        NextStep.SPECIALIST,
        NextStep.SPECIALIST,
    ]
    assert reminder_on(DUE) == date(2026, 11, 30)
