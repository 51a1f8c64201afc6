"""Whether a customer may be contacted now."""

from __future__ import annotations

from datetime import datetime

import pytest

from forbear.rules.contact_limits import Counts, Wish, obstacle, waits

NOON = datetime(2026, 11, 23, 12)


def at(hour: int, minute: int = 0) -> datetime:
    return NOON.replace(hour=hour, minute=minute)


@pytest.mark.parametrize(
    ("place", "local", "found"),
    [
        ("CN", at(7, 59), "outside_hours"),
        ("CN", at(8), None),
        ("CN", at(21, 59), None),
        ("CN", at(22), "outside_hours"),
        ("US", at(21), "outside_hours"),
        ("US", at(20, 59), None),
        ("UK", at(21), "outside_hours"),
        ("UK", at(0), "outside_hours"),
    ],
)
def test_the_hours_of_each_place(place, local, found):
    assert obstacle(place, "email", local) == found


@pytest.mark.parametrize("stop", ["breathing_space", "bankruptcy", "cease", "attorney"])
def test_a_stop_holds_back_what_asks_for_money_and_nothing_else(stop):
    assert obstacle("UK", "email", NOON, stop_state=stop) == "stopped"
    assert obstacle("UK", "email", NOON, stop_state=stop, asks_for_money=False) is None


def test_a_signed_plan_lets_its_own_reminders_through():
    assert obstacle("CN", "sms", NOON, stop_state="signed_plan") is None


@pytest.mark.parametrize(
    ("wish", "channel", "found"),
    [
        (Wish("never"), "email", "unwanted"),
        (Wish("never", "phone"), "email", None),
        (Wish("never", "email"), "email", "unwanted"),
        (Wish("only", "sms"), "email", "unwanted"),
        (Wish("only", "email"), "email", None),
        (Wish("not_at_work"), "email", None),
        (Wish("hours", None, 1080, 1200), "email", "outside_hours"),
        (Wish("hours", None, 700, 800), "email", None),
    ],
)
def test_wishes_are_kept_for_everything(wish, channel, found):
    assert obstacle("CN", channel, NOON, wishes=[wish]) == found
    assert obstacle("CN", channel, NOON, wishes=[wish], asks_for_money=False) == found


@pytest.mark.parametrize(
    ("place", "counts", "found"),
    [
        ("CN", Counts(talked_today=2), None),
        ("CN", Counts(talked_today=3), "too_often"),
        ("CN", Counts(unanswered_today=6), "too_often"),
        ("US", Counts(attempts_7_days=6), None),
        ("US", Counts(attempts_7_days=7), "too_often"),
        ("US", Counts(days_since_talk=6), "too_often"),
        ("US", Counts(days_since_talk=7), None),
        ("UK", Counts(talked_today=1), "too_often"),
        ("UK", Counts(talked_7_days=3), "too_often"),
    ],
)
def test_calls_are_counted_as_the_place_counts_them(place, counts, found):
    assert obstacle(place, "phone", NOON, counts=counts) == found


def test_written_messages_are_few_each_day():
    assert obstacle("CN", "email", NOON, counts=Counts(messages_today=2)) == "too_often"
    owed = {"counts": Counts(messages_today=2), "asks_for_money": False}
    assert obstacle("CN", "email", NOON, **owed) is None


def test_what_passes_with_time_is_told_from_what_does_not():
    assert waits("outside_hours")
    assert waits("too_often")
    assert not waits("stopped")
    assert not waits("unwanted")
