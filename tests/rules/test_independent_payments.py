"""Payments and terms against a library that other people wrote."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

import numpy_financial
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forbear.rules.amortisation import level_payment, rate_of_bps, repay_by


@given(st.integers(10_000, 10**10), st.integers(0, 4_000), st.integers(1, 480))
def test_the_level_payment_agrees_within_rounding(principal, apr_bps, n):
    theirs = -numpy_financial.pmt(apr_bps / 120_000, n, principal)

    # Half a unit for our rounding, and what floats lose of ten thousand million.
    assert abs(level_payment(principal, rate_of_bps(apr_bps), n) - theirs) <= 0.51


@given(st.integers(10_000, 10**9), st.integers(1, 4_000), st.integers(1, 10**9))
def test_the_term_of_a_payment_agrees_within_rounding(principal, apr_bps, payment):
    rate = rate_of_bps(apr_bps)
    assume(payment > principal * rate + principal / 400)
    theirs = Decimal(float(numpy_financial.nper(float(rate), -payment, principal)))

    ours = repay_by(principal, rate, payment).n
    # Half a unit of interest each month moves the very last payment over the edge.
    assert abs(ours - theirs.to_integral_value(ROUND_CEILING)) <= 1


@pytest.mark.parametrize(("apr", "n", "payment"), [(1200, 60, 80_080), (1800, 36, 130_149)])
def test_both_know_the_published_payments(apr, n, payment):
    theirs = -numpy_financial.pmt(Decimal(apr) / 120_000, n, 3_600_000)

    assert round(theirs) == level_payment(3_600_000, rate_of_bps(apr), n) == payment
