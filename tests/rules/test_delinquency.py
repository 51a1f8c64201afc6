"""Lateness from what fell due and what was paid, and how a payment is split."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.delinquency import oldest_unpaid, split_payment
from forbear.rules.stop_states import RANK, strongest

FIRST = date(2026, 1, 15)
AMOUNT = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("paid", "day"),
    [
        (0, FIRST),
        (99, FIRST),
        (100, FIRST + timedelta(days=30)),
        (250, FIRST + timedelta(days=60)),
        (300, None),
        (999, None),
    ],
)
def test_payments_cover_the_oldest_amounts_first(paid, day):
    dues = [(FIRST + timedelta(days=30 * k), 100) for k in (2, 0, 1)]

    assert oldest_unpaid(dues, paid) == day


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=12), st.integers(0, 5000))
def test_paying_more_never_makes_anybody_later(amounts, paid):
    dues = [(FIRST + timedelta(days=k), amount) for k, amount in enumerate(amounts)]

    before, after = oldest_unpaid(dues, paid), oldest_unpaid(dues, paid + 1)

    assert after is None or after >= before


@given(AMOUNT, AMOUNT, AMOUNT, st.data())
def test_a_payment_is_split_without_rest_and_interest_comes_first(principal, interest, fees, data):
    owed = principal + interest + fees
    if owed == 0:
        return
    amount = data.draw(st.integers(1, owed))

    to_principal, to_interest, to_fees = split_payment(amount, principal, interest, fees)

    assert to_principal + to_interest + to_fees == amount
    assert 0 <= to_principal <= principal
    assert to_interest == min(amount, interest)
    assert to_fees == 0 or to_principal == principal


@pytest.mark.parametrize("amount", [0, -1, 101])
def test_a_payment_that_cannot_be_is_named(amount):
    with pytest.raises(ValueError, match=f"A payment of {amount}"):
        split_payment(amount, 50, 30, 20)


def test_what_the_law_forbids_outranks_what_was_agreed():
    assert strongest(RANK) == "breathing_space"
    assert strongest(["signed_plan", "attorney"]) == "attorney"
    assert strongest(["none"]) == strongest([]) == "none"
