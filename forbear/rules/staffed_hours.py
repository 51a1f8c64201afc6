"""When people are at the desk, by the week and in a place's own time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EXAMPLE = "Asia/Shanghai mon-fri 09:00-18:00, sat 10:00-14:00"
_SPAN = re.compile(r"(\w+)(?:-(\w+))? (\d{1,2}:\d{2})-(\d{1,2}:\d{2})")
_MIDNIGHT = "24:00"

Span = tuple[time, time]
"""From and to; a span to midnight ends with the last moment of its day."""


class HoursError(ValueError):
    """Hours that cannot be read; the message says which part, and how it should be."""


@dataclass(frozen=True)
class StaffedHours:
    """A week that repeats; times are of its zone, through changes of the clock."""

    zone: ZoneInfo
    week: tuple[tuple[Span, ...], ...]
    """The spans of each day, Monday first."""

    @classmethod
    def parse(cls, text: str) -> StaffedHours:
        """Such as `Asia/Shanghai mon-fri 09:00-18:00, sat 10:00-14:00`."""
        name, _, spans = text.strip().partition(" ")
        try:
            zone = ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise HoursError(f"{name!r} is not a time zone. Write such as: {EXAMPLE}") from error
        week: list[list[Span]] = [[] for _ in DAYS]
        for part in spans.split(","):
            days, span = _read(part.strip().lower())
            for day in days:
                week[day].append(span)
        return cls(zone, tuple(tuple(sorted(spans)) for spans in week))

    def is_open(self, now: datetime) -> bool:
        local = now.astimezone(self.zone)
        clock = local.time()
        return any(start <= clock < end for start, end in self.week[local.weekday()])

    def next_opening(self, now: datetime) -> datetime | None:
        """In UTC; None while it is open, and of a week in which it never is."""
        if self.is_open(now):
            return None
        today = now.astimezone(self.zone).date()
        return next((start for start in self._openings(today) if start > now), None)

    def _openings(self, first: date) -> Iterator[datetime]:
        for ahead in range(len(DAYS) + 1):
            day = first + timedelta(days=ahead)
            for start, _ in self.week[day.weekday()]:
                yield datetime.combine(day, start, self.zone).astimezone(timezone.utc)


def _read(part: str) -> tuple[range | list[int], Span]:
    match = _SPAN.fullmatch(part)
    if match is None or match[1] not in DAYS or (match[2] or "mon") not in DAYS:
        raise HoursError(f"{part!r} cannot be read as days and hours. Write such as: {EXAMPLE}")
    first, last = DAYS.index(match[1]), DAYS.index(match[2] or match[1])
    start, end = _time(match[3], part), _time(match[4], part)
    if start >= end:
        raise HoursError(f"{part!r} ends before it begins; part a night at {_MIDNIGHT}.")
    days = range(first, last + 1) if first <= last else [*range(first, 7), *range(last + 1)]
    return days, (start, end)


def _time(text: str, part: str) -> time:
    if text == _MIDNIGHT:
        return time.max
    hour, minute = (int(each) for each in text.split(":"))
    if hour > 23 or minute > 59:
        raise HoursError(f"{part!r} holds {text}, which is no time of day.")
    return time(hour, minute)
