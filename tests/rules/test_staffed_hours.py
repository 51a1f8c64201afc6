"""When people are at the desk: weeks as they are written, through changes of the clock."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from forbear.rules.staffed_hours import HoursError, StaffedHours

SHANGHAI = StaffedHours.parse(
    "Asia/Shanghai mon-fri 09:00-12:00, mon-fri 13:00-18:00, sat 10:00-14:00"
)
LONDON = StaffedHours.parse("Europe/London mon-sun 08:00-20:00")
NIGHT = StaffedHours.parse("UTC fri-mon 20:00-24:00, sat-tue 00:00-06:00")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


# 2026-11-23 is a Monday; Shanghai is eight hours ahead.
@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-23T00:59", "2026-11-23T01:00"),
        ("2026-11-23T01:00", None),
        ("2026-11-23T04:00", "2026-11-23T05:00"),
        ("2026-11-23T09:59", None),
        ("2026-11-23T10:00", "2026-11-24T01:00"),
        ("2026-11-27T10:00", "2026-11-28T02:00"),
        ("2026-11-28T06:00", "2026-11-30T01:00"),
    ],
)
def test_next_opening_is_told_in_utc(now: str, opens: str | None) -> None:
    assert SHANGHAI.next_opening(utc(now)) == (utc(opens) if opens else None)
    assert SHANGHAI.is_open(utc(now)) == (opens is None)


def test_clock_changes_are_heeded() -> None:
    assert LONDON.next_opening(utc("2026-10-24T20:00")) == utc("2026-10-25T08:00")
    assert LONDON.next_opening(utc("2026-10-23T20:00")) == utc("2026-10-24T07:00")


def test_night_may_be_parted_at_midnight_and_week_may_turn() -> None:
    assert NIGHT.is_open(utc("2026-11-27T23:59"))
    assert NIGHT.is_open(utc("2026-11-28T05:00"))
    assert NIGHT.is_open(utc("2026-11-23T20:30"))
    assert not NIGHT.is_open(utc("2026-11-25T21:00"))


def test_same_weekday_of_next_week_is_found() -> None:
    sundays = StaffedHours.parse("UTC sun 09:00-10:00")

    assert sundays.next_opening(utc("2026-11-29T10:00")) == utc("2026-12-06T09:00")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "time zone"),
        ("Mars/Base mon 09:00-10:00", "Mars/Base"),
        ("../etc mon 09:00-10:00", "time zone"),
        ("UTC", "days and hours"),
        ("UTC mon 9-10", "mon 9-10"),
        ("UTC mo 09:00-10:00", "mo 09:00"),
        ("UTC mon-xyz 09:00-10:00", "xyz"),
        ("UTC mon 25:00-26:00", "25:00"),
        ("UTC mon 18:00-09:00", "ends before"),
        ("UTC mon 09:00-09:00", "ends before"),
        ("UTC mon 09:00-10:00,", "days and hours"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, part: str) -> None:
    with pytest.raises(HoursError, match=part):
        StaffedHours.parse(text)
