"""Instalments against published vectors and against what must always hold."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forbear.rules.amortisation import (
    NegativeAmortisationError,
    TermError,
    level_payment,
    rate_of_bps,
    rate_of_percent,
    repay_by,
    repay_in,
)

principals = st.integers(10_000, 10**10)
apr_bps = st.integers(0, 4_000)
terms = st.integers(1, 120)


@pytest.mark.parametrize(
    ("principal", "apr", "n", "instalment", "last", "interest"),
    [
        (3_600_000, "0", 60, 60_000, 60_000, 0),
        (3_600_000, "12", 60, 80_080, 80_080, 1_204_800),
        (3_600_000, "18", 36, 130_149, 130_129, 1_085_344),
        (800_000, "9.9", 48, 20_252, 20_231, 172_075),
        (420_000, "0", 36, 11_667, 11_655, 0),
    ],
)
def test_published_vectors_are_met_to_the_minor_unit(principal, apr, n, instalment, last, interest):
    plan = repay_in(principal, rate_of_percent(Decimal(apr)), n)

    assert (plan.instalment, plan.last_instalment, plan.total_interest) == (
        instalment,
        last,
        interest,
    )
    assert plan.n == n
    assert plan.total_payable == principal + interest


def test_a_payment_of_900_takes_52_months():
    plan = repay_by(3_600_000, rate_of_percent(Decimal(12)), 90_000)

    assert plan.n == 52
    assert plan.last_instalment <= 90_000


@pytest.mark.parametrize("payment", [54_750, 54_749, 1])
def test_a_payment_at_or_below_the_monthly_interest_never_ends(payment):
    with pytest.raises(NegativeAmortisationError):
        repay_by(3_600_000, rate_of_percent(Decimal("18.25")), payment)


def test_a_payment_just_above_the_monthly_interest_ends():
    assert repay_by(3_600_000, rate_of_percent(Decimal("18.25")), 54_751).n == 728


@pytest.mark.parametrize(
    ("term", "percent"), [(12, "13.03"), (24, "13.27"), (36, "13.17"), (60, "12.83")]
)
def test_a_monthly_fee_of_six_per_thousand_is_really_twice_that_rate(term, percent):
    """The known annual rates of a flat fee give back the flat fee's instalment."""
    principal = 1_000_000
    flat = Fraction(principal, term) + principal * Fraction(6, 1000)

    payment = level_payment(principal, rate_of_percent(Decimal(percent)), term)

    assert abs(payment - flat) < flat * Fraction(1, 2_000)


@given(principals, apr_bps, terms)
def test_instalments_add_up_to_the_debt_and_its_interest(principal, apr, n):
    plan = repay_in(principal, rate_of_bps(apr), n)

    rows = plan.schedule
    assert sum(row.principal for row in rows) == principal
    assert plan.total_payable == principal + plan.total_interest
    assert sum(row.payment for row in rows) == plan.total_payable
    assert all(row.payment == row.interest + row.principal for row in rows)
    assert rows[-1].balance == 0
    balances = [principal, *(row.balance for row in rows)]
    assert all(earlier > later for earlier, later in zip(balances, balances[1:], strict=False))


@given(principals, apr_bps, terms)
def test_all_instalments_are_equal_and_the_last_takes_the_remainder(principal, apr, n):
    rate = rate_of_bps(apr)
    plan = repay_in(principal, rate, n)
    assume(plan.n == n)

    assert {row.payment for row in plan.schedule[:-1]} <= {plan.instalment}
    # Each month is off by at most half a unit for the payment and half for the interest.
    drift = sum((1 + rate) ** k for k in range(n))
    assert abs(plan.last_instalment - plan.instalment) <= drift + 1


@given(principals, apr_bps, terms)
def test_interest_is_rounded_half_up_each_month(principal, apr, n):
    rate = rate_of_bps(apr)
    balance = principal
    for row in repay_in(principal, rate, n).schedule:
        assert 0 < row.interest - balance * rate + Fraction(1, 2) <= 1
        balance = row.balance


def test_half_a_unit_of_interest_is_a_whole_one():
    assert repay_in(10_100, rate_of_percent(Decimal(6)), 12).schedule[0].interest == 51


@given(principals, st.integers(1, 4_000), terms)
def test_the_level_payment_agrees_with_the_formula_in_decimals(principal, apr, n):
    with localcontext() as context:
        context.prec = 60
        rate = Decimal(apr) / 120_000
        exact = principal * rate / (1 - (1 + rate) ** -n)

        off = abs(level_payment(principal, rate_of_bps(apr), n) - exact)
        # A true half may come out a hair to the other side in decimals.
        assert off <= Decimal("0.5") + Decimal("1e-40")


@given(principals, apr_bps, st.integers(1, 10**9))
def test_a_given_payment_is_never_exceeded_and_needed_until_the_end(principal, apr, payment):
    rate = rate_of_bps(apr)
    assume(payment > principal * rate + principal / 500)
    plan = repay_by(principal, rate, payment)

    assert all(row.payment == payment for row in plan.schedule[:-1])
    assert 0 < plan.last_instalment <= payment
    assert plan.total_payable == principal + plan.total_interest


@pytest.mark.parametrize("n", [0, -1, 600])
def test_a_term_out_of_bounds_is_refused(n):
    with pytest.raises(TermError):
        repay_in(100_000, Fraction(0), n)


def test_a_debt_too_small_for_the_term_is_refused():
    with pytest.raises(TermError, match="round to nothing"):
        repay_in(5, Fraction(0), 60)


def test_a_tiny_debt_ends_early_instead_of_paying_back():
    plan = repay_in(100, Fraction(0), 60)

    assert (plan.instalment, plan.n, plan.total_payable) == (2, 50, 100)
