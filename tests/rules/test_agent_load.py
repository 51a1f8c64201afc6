"""Heat that an agent had to take, and what calls for a supervisor."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from forbear.rules.agent_load import Hot, hot_chats, hot_minutes
from forbear.rules.floor_alerts import Chat, LimitError, Limits, Strain, find_alerts

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)


def hot(minutes_ago: float, chat: str = "a") -> Hot:
    return Hot(chat, 3, NOW - timedelta(minutes=minutes_ago))


@pytest.mark.parametrize(
    ("ago", "minutes"),
    [
        ([], 0),
        ([30], 5),
        ([30, 28], 7),
        ([28, 30, 30], 7),
        ([2], 2),
        ([62], 3),
        ([66], 0),
        ([50, 40, 30, 20, 10], 25),
        ([m for m in range(80)], 60),
    ],
)
def test_hot_minutes_count_overlaps_once_and_the_last_hour_only(
    ago: list[float], minutes: int
) -> None:
    assert hot_minutes([hot(each) for each in ago], NOW) == minutes


def test_hot_chats_count_each_conversation_of_two_hours_once() -> None:
    lines = [hot(10), hot(20), hot(100, "b"), hot(121, "c")]

    assert hot_chats(lines, NOW) == 2


CALM = Chat("calm", "en", 1, (), False, None, 7)


def waiting(name: str, seconds: int, **changes: object) -> Chat:
    since = NOW - timedelta(seconds=seconds)
    return replace(CALM, id=name, waiting_since=since, agent_id=None, **changes)


def keys(*chats: Chat, strains: tuple[Strain, ...] = (), limits: Limits | None = None) -> list[str]:
    return [each.key for each in find_alerts(chats, strains, limits or Limits(), NOW)]


def test_crisis_that_waits_comes_before_threats_queues_and_load() -> None:
    chats = [
        *(waiting(f"w{n}", n) for n in range(6)),
        replace(CALM, id="violent", risk=("violence",)),
        replace(CALM, id="threat", hostility=4),
        waiting("late", 61, crisis=True, language="zh"),
        waiting("later", 600, crisis=True, language="zh"),
        waiting("new", 59, crisis=True, language="zh"),
    ]
    strains = (Strain(1, 20, 0), Strain(2, 19, 3), Strain(3, 19, 2))

    assert keys(*chats, strains=strains) == [
        "crisis_waits:later",
        "crisis_waits:late",
        "threat:violent",
        "threat:threat",
        "long_queue:en",
        "hot_minutes:1",
        "hot_chats:2",
    ]


def test_crisis_that_somebody_is_with_does_not_wait() -> None:
    assert keys(replace(CALM, crisis=True)) == []


def test_queue_is_counted_by_language() -> None:
    mixed = [waiting(f"e{n}", n) for n in range(5)]
    mixed += [waiting(f"z{n}", n, language="zh") for n in range(5)]

    assert keys(*mixed) == []
    assert keys(*mixed, limits=Limits(queue=4)) == ["long_queue:en", "long_queue:zh"]


@pytest.mark.parametrize(
    "given", [{"queue": 0}, {"queue": 1000}, {"queue": True}, {"queue": "5"}, {"colour": 3}]
)
def test_limit_that_cannot_hold_says_why(given: dict[str, object]) -> None:
    with pytest.raises(LimitError):
        Limits.of(given)
