"""By which day a complaint must be answered, in each place."""

from __future__ import annotations

from datetime import date, timedelta

from forbear.rules.jurisdictions import jurisdiction


class ExtensionError(ValueError):
    """The place allows no further extension."""


def answer_by(received_on: date, place: str, extensions: int = 0) -> date:
    """The last day for the answer; each extension replaces the day before it."""
    days = jurisdiction(place).complaint_clock_days.value
    if not 0 <= extensions < len(days):
        raise ExtensionError(
            f"A complaint in {place} may be extended {len(days) - 1} time(s), not {extensions}."
        )
    return received_on + timedelta(days=days[extensions])


def days_left(last_day: date, today: date) -> int:
    """Negative when the day has passed."""
    return (last_day - today).days
