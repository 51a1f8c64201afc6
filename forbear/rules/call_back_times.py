"""When a customer may ask to be called: the next days, in parts of the day that suit every place.

The hours lie inside the hours of contact of every jurisdiction; tests/rules holds that.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

PARTS = {
    "morning": (time(9), time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), time(20)),
}
DAYS = 5
NOTICE = timedelta(hours=1)
"""So much of a part of the day must be left for somebody to call in it."""


def call_back_times(local: datetime) -> list[tuple[date, str]]:
    """Day and part, the next first; `local` is the customer's own time."""
    days = [local.date() + timedelta(days=ahead) for ahead in range(DAYS)]
    return [
        (day, part)
        for day in days
        for part, (_, ends) in PARTS.items()
        if datetime.combine(day, ends, local.tzinfo) - local >= NOTICE
    ]
