"""The times at which a customer may ask to be called."""

from __future__ import annotations

from datetime import date, datetime

from forbear.rules.call_back_times import DAYS, PARTS, call_back_times
from forbear.rules.jurisdictions import JURISDICTIONS


def test_what_is_left_of_today_comes_first() -> None:
    times = call_back_times(datetime(2026, 3, 2, 11, 30))

    assert times[0] == (date(2026, 3, 2), "afternoon")
    assert times[-1] == (date(2026, 3, 6), "evening")
    assert len(times) == len(PARTS) * DAYS - 1


def test_a_part_that_is_nearly_over_is_not_promised() -> None:
    assert call_back_times(datetime(2026, 3, 2, 19, 0))[0] == (date(2026, 3, 2), "evening")
    assert call_back_times(datetime(2026, 3, 2, 19, 1))[0] == (date(2026, 3, 3), "morning")


def test_no_part_lies_outside_the_hours_of_any_place() -> None:
    for place in JURISDICTIONS.values():
        opens, closes = place.outbound_hours.value
        assert all(opens <= begins < ends <= closes for begins, ends in PARTS.values())
