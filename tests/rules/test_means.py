"""A mean says how far it can be trusted."""

from __future__ import annotations

from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.means import Mean


def mean_of(values: list[int]) -> Mean:
    return Mean(len(values), sum(values), sum(v * v for v in values))


@given(st.lists(st.integers(-4, 4), min_size=20, max_size=60))
def test_interval_is_that_of_the_values_themselves(values: list[int]) -> None:
    found = mean_of(values)

    assert found.interval is not None
    low, high = found.interval
    spread = 1.959964 * stdev(values) / len(values) ** 0.5
    assert found.value == pytest.approx(mean(values))
    assert (low, high) == pytest.approx((mean(values) - spread, mean(values) + spread))


@pytest.mark.parametrize("count", [1, 2, 19])
def test_few_cases_have_a_mean_and_no_interval(count: int) -> None:
    """Alike or not: an interval of no width would say that all is known."""
    assert (mean_of([3] * count).value, mean_of([3] * count).interval) == (3, None)


def test_no_case_has_nothing() -> None:
    assert (mean_of([]).value, mean_of([]).interval) == (None, None)


def test_few_cases_are_called_few() -> None:
    assert mean_of([1] * 19).few
    assert not mean_of([1] * 20).few
