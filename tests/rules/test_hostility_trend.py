"""How hostility stands and moves over a conversation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.hostility_trend import standing_level, trend

levels = st.lists(st.integers(0, 4), max_size=30)


@pytest.mark.parametrize(
    ("heard", "standing"),
    [
        ([], 0),
        ([2], 2),
        ([2, 0], 2),
        ([2, 0, 0], 1),
        ([2, 0, 0, 0, 0], 0),
        ([3, 0, 0, 3], 3),
        ([3, 0, 1, 0], 3),
        ([3, 0, 0, 2], 2),
        ([1, 3], 3),
        ([4, 0, 0, 0, 0, 0, 0], 4),
    ],
)
def test_hostility_sinks_by_one_after_two_calm_turns_and_a_threat_stays(heard, standing):
    assert standing_level(heard) == standing


@given(levels)
def test_hostility_is_never_below_the_last_message(heard):
    if heard:
        assert standing_level(heard) >= heard[-1]


@given(levels)
def test_a_threat_is_never_forgotten(heard):
    assert (standing_level(heard) == 4) == (4 in heard)


@pytest.mark.parametrize(
    ("heard", "direction"),
    [
        ([], "steady"),
        ([2], "steady"),
        ([0, 2], "rising"),
        ([1, 0, 3], "rising"),
        ([3, 2, 1], "falling"),
        ([2, 3, 2], "steady"),
        ([4, 0, 1, 2], "rising"),
    ],
)
def test_the_trend_is_that_of_the_last_three_turns(heard, direction):
    assert trend(heard) == direction
