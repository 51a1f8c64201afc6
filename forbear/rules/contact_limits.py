"""Whether the bank may contact a customer now: stops, wishes, hours and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forbear.rules.jurisdictions import jurisdiction

NO_COLLECTION = ("breathing_space", "bankruptcy", "cease", "attorney")
"""Stop states in which nothing that asks for money goes out; a plan's own reminders may."""


@dataclass(frozen=True)
class Wish:
    """A preference as it is stored: never, only, not_at_work, hours."""

    kind: str
    channel: str | None = None
    from_minute: int | None = None
    until_minute: int | None = None


@dataclass(frozen=True)
class Counts:
    """What the contact log holds; all of it started by the bank."""

    talked_today: int = 0
    talked_7_days: int = 0
    unanswered_today: int = 0
    attempts_7_days: int = 0
    days_since_talk: int | None = None
    messages_today: int = 0


MESSAGES_A_DAY = 2
"""House value: written messages are in no law's count, but their volume is judged."""


def obstacle(
    place: str,
    channel: str,
    local: datetime,
    *,
    wishes: Sequence[Wish] = (),
    stop_state: str = "none",
    counts: Counts | None = None,
    asks_for_money: bool = True,
) -> str | None:
    """A machine key for what stands in the way, or None; `local` is the customer's own time.

    `asks_for_money=False` is for what a customer is owed: the copy of what was agreed, the answer
    to a complaint. It passes stops and counts, never hours and wishes.
    """
    counts = counts or Counts()
    if asks_for_money and stop_state in NO_COLLECTION:
        return "stopped"
    if any(_forbids(wish, channel) for wish in wishes):
        return "unwanted"
    if not _suits(place, local, wishes):
        return "outside_hours"
    if asks_for_money and _too_often(place, channel, counts):
        return "too_often"
    return None


def waits(found: str) -> bool:
    """Whether the obstacle goes away with time; what is stopped or unwanted is given up."""
    return found in ("outside_hours", "too_often", "being_looked_at")


def _forbids(wish: Wish, channel: str) -> bool:
    if wish.kind == "never":
        return wish.channel in (None, channel)
    return wish.kind == "only" and wish.channel != channel


def _suits(place: str, local: datetime, wishes: Sequence[Wish]) -> bool:
    opens, closes = jurisdiction(place).outbound_hours.value
    minute = local.hour * 60 + local.minute
    if not opens.hour * 60 + opens.minute <= minute < closes.hour * 60 + closes.minute:
        return False
    windows = [
        (wish.from_minute or 0, wish.until_minute or 1440)
        for wish in wishes
        if wish.kind == "hours"
    ]
    return not windows or any(begin <= minute < end for begin, end in windows)


def _too_often(place: str, channel: str, counts: Counts) -> bool:
    if channel != "phone":
        return counts.messages_today >= MESSAGES_A_DAY
    limits = jurisdiction(place).voice.value
    quiet = counts.days_since_talk
    return (
        _reached(counts.talked_today, limits.conversations_a_day)
        or _reached(counts.talked_7_days, limits.conversations_a_week)
        or _reached(counts.unanswered_today, limits.unanswered_a_day)
        or _reached(counts.attempts_7_days, limits.attempts_in_7_days)
        or (quiet is not None and quiet < limits.quiet_days_after_talk)
    )


def _reached(count: int, limit: int | None) -> bool:
    return limit is not None and count >= limit
