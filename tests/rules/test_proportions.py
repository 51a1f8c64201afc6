"""A share counted in few cases says how little it says."""

from __future__ import annotations

import pytest

from forbear.rules.proportions import Share


def test_interval_is_wilsons() -> None:
    # Worked out by hand from the formula; Brown, Cai and DasGupta 2001 give the same for 0 of 10.
    low, high = Share(0, 10).interval or (0, 0)
    assert (low, round(high, 4)) == (0.0, 0.2775)
    low, high = Share(8, 10).interval or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)


@pytest.mark.parametrize("whole", [1, 2, 19, 20, 1000])
def test_true_share_lies_within(whole: int) -> None:
    for part in {0, whole // 2, whole}:
        low, high = Share(part, whole).interval or (1, 0)
        assert 0 <= low <= part / whole <= high <= 1
        assert high > low


def test_more_cases_say_more() -> None:
    few, many = Share(3, 6).interval, Share(300, 600).interval

    assert few
    assert many
    assert few[1] - few[0] > 5 * (many[1] - many[0])


def test_nothing_counted_is_no_share() -> None:
    nothing = Share(0, 0)

    assert (nothing.value, nothing.interval, nothing.few) == (None, None, True)
    assert nothing.as_json()["share"] is None


def test_few_are_marked() -> None:
    assert Share(19, 19).few
    assert not Share(20, 20).few
