"""A mean says how far it can be trusted."""

from __future__ import annotations

from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.means import Mean


def mean_of(values: list[int]) -> Mean:
    return Mean(len(values), sum(values), sum(v * v for v in values))


@given(st.lists(st.integers(-4, 4), min_size=2, max_size=60))
def test_interval_is_that_of_the_values_themselves(values: list[int]) -> None:
    found = mean_of(values)

    low, high = found.interval or (0, 0)
    spread = 1.959964 * stdev(values) / len(values) ** 0.5
    assert found.value == pytest.approx(mean(values))
    assert (low, high) == pytest.approx((mean(values) - spread, mean(values) + spread))


def test_one_case_has_a_mean_and_no_interval() -> None:
    assert (mean_of([3]).value, mean_of([3]).interval) == (3, None)


def test_no_case_has_nothing() -> None:
    assert (mean_of([]).value, mean_of([]).interval) == (None, None)


def test_few_cases_are_called_few() -> None:
    assert mean_of([1] * 19).few
    assert not mean_of([1] * 20).few
