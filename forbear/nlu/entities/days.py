"""Calendar arithmetic: which day a day number, a weekday or a month name means from an anchor."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def make_date(year: int, month: int, day: int) -> date | None:
    if not (1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def shift_month(today: date, months: int) -> tuple[int, int]:
    index = today.year * 12 + today.month - 1 + months
    return index // 12, index % 12 + 1


def day_in_month(today: date, months: int, day: int) -> date | None:
    return make_date(*shift_month(today, months), day)


def month_end(today: date, months: int = 0) -> date:
    year, month = shift_month(today, months)
    return date(year, month, monthrange(year, month)[1])


def nearest_day(today: date, day: int, past: bool = False) -> date | None:
    """The next such day of a month, today included; the last one where the words look back."""
    for months in (0, -1, -2) if past else (0, 1, 2):
        found = day_in_month(today, months, day)
        if found and (found <= today if past else found >= today):
            return found
    return None


def nearest_month_day(today: date, month: int, day: int, past: bool = False) -> date | None:
    for step in range(9):
        found = make_date(today.year - step if past else today.year + step, month, day)
        if found and (found <= today if past else found >= today):
            return found
    return None


def weekday_of_week(today: date, weeks: int, weekday: int) -> date:
    """A weekday (Monday is 0) of this week, or of one so many weeks on."""
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(weeks=weeks, days=weekday)


def nearest_weekday(today: date, weekday: int, past: bool = False) -> date:
    """The first such weekday after today, or the last before it."""
    if past:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
