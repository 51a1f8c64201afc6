"""How much heat an agent has had to take, and when a break is due.

House values after the wellbeing guidance for contact centres. Heat says what somebody had to read,
never how well they work: nothing here ranks or scores anybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

ABUSIVE = 3
THREATENING = 4
LASTING = timedelta(minutes=5)
"""How long an abusive line keeps a conversation hot: the strain outlasts the line."""
LOOK_BACK = timedelta(hours=1)
CHATS_WITHIN = timedelta(hours=2)


@dataclass(frozen=True)
class Hot:
    """One abusive line that an agent had to read."""

    conversation_id: str
    level: int
    at: datetime


def is_hot(level: int) -> bool:
    return level >= ABUSIVE


def hot_minutes(lines: Iterable[Hot], now: datetime) -> int:
    """Whole minutes of the last hour within five minutes after an abusive line."""
    total, reached = timedelta(), now - LOOK_BACK
    for line in sorted(lines, key=lambda each: each.at):
        start, end = max(line.at, reached), min(line.at + LASTING, now)
        if end > start:
            total += end - start
            reached = end
    return int(total.total_seconds() // 60)


def hot_chats(lines: Iterable[Hot], now: datetime) -> int:
    """How many conversations of the last two hours were abusive."""
    return len({each.conversation_id for each in lines if each.at > now - CHATS_WITHIN})
