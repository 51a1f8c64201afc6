"""The day by which a complaint must be answered, by place and extension."""

from __future__ import annotations

from datetime import date

import pytest

from forbear.rules.complaint_clock import ExtensionError, answer_by, days_left

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("place", "extensions", "last_day"),
    [
        ("CN", 0, date(2026, 12, 8)),
        ("CN", 1, date(2026, 12, 23)),
        ("CN", 2, date(2027, 1, 22)),
        ("US", 0, date(2026, 12, 8)),
        ("US", 1, date(2027, 1, 22)),
        ("UK", 0, date(2027, 1, 18)),
    ],
)
def test_the_last_day_of_each_place(place, extensions, last_day):
    assert answer_by(DAY, place, extensions) == last_day


@pytest.mark.parametrize(("place", "most"), [("CN", 2), ("US", 1), ("UK", 0)])
def test_no_more_extensions_than_the_place_allows(place, most):
    with pytest.raises(ExtensionError, match=f"in {place} may be extended {most} time"):
        answer_by(DAY, place, most + 1)


def test_days_left_go_below_zero_when_it_is_late():
    assert days_left(DAY, date(2026, 11, 25)) == -2
