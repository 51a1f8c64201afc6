"""Which days monthly payments fall on."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

FIRST_PAYMENT_DAYS = 30
LATEST_FIRST_DAYS = 45
"""How far away an agent may set a first payment; later than this is a pause, another offer."""


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due_dates(first: date, n: int) -> list[date]:
    """Counted from the first day each time, so that 31 January is followed by 31 March."""
    return [add_months(first, k) for k in range(n)]


def first_due(today: date, next_income_on: date | None) -> date:
    """The day after the next income; about a month away when that day is not known."""
    if next_income_on is not None and next_income_on >= today:
        return next_income_on + timedelta(days=1)
    return today + timedelta(days=FIRST_PAYMENT_DAYS)


def income_before(first: date) -> date:
    """The day of income after which a payment falls on this day."""
    return first - timedelta(days=1)
