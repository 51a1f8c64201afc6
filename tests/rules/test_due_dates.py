"""The days that monthly payments fall on."""

from __future__ import annotations

from datetime import date

import pytest

from forbear.rules.due_dates import add_months, due_dates, first_due


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 23), 2, date(2027, 1, 23)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_end_on_their_last_day(day, months, later):
    assert add_months(day, months) == later


def test_a_short_month_does_not_move_the_months_after_it():
    days = due_dates(date(2026, 1, 31), 3)

    assert days == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]


def test_the_first_payment_comes_after_the_income():
    today = date(2026, 11, 23)

    assert first_due(today, date(2026, 12, 10)) == date(2026, 12, 11)
    assert first_due(today, None) == date(2026, 12, 23)
    assert first_due(today, date(2026, 11, 1)) == date(2026, 12, 23)
