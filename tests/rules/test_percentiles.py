"""A percentile is a value that was measured."""

from __future__ import annotations

from collections import Counter
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.percentiles import percentile


@given(st.lists(st.integers(0, 30), min_size=1), st.integers(1, 100))
def test_it_is_the_value_at_the_rank(values: list[int], percent: int) -> None:
    counted = sorted(Counter(map(float, values)).items())

    assert percentile(counted, percent) == sorted(values)[ceil(len(values) * percent / 100) - 1]


def test_of_nothing_there_is_none() -> None:
    assert percentile([], 50) is None
