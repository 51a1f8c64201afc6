"""What a supervisor must not miss on the floor, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from forbear.rules.agent_load import THREATENING


class LimitError(ValueError):
    """A limit that cannot hold; the message says which and what it may be."""


@dataclass(frozen=True)
class Limits:
    """From when on the floor calls for a supervisor."""

    crisis_seconds: int = 60
    """How long a crisis may wait for a person."""
    queue: int = 5
    """How many may wait for a person in one language."""
    hot_minutes: int = 20
    """Of the last hour, for one agent."""
    hot_chats: int = 3
    """In two hours, for one agent."""

    @classmethod
    def of(cls, given: Mapping[str, object]) -> Limits:
        known = {each.name for each in fields(cls)}
        values: dict[str, int] = {}
        for name, value in given.items():
            if name not in known:
                raise LimitError(f"{name!r} is no limit: there are {', '.join(sorted(known))}.")
            if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 999:
                raise LimitError(f"{name} must be a whole number from 1 to 999.")
            values[name] = value
        return cls(**values)


@dataclass(frozen=True)
class Chat:
    """An open conversation as the floor sees it."""

    id: str
    language: str
    hostility: int
    risk: tuple[str, ...]
    crisis: bool
    waiting_since: datetime | None
    agent_id: int | None

    @property
    def threat(self) -> bool:
        return self.hostility >= THREATENING or "violence" in self.risk


@dataclass(frozen=True)
class Strain:
    """What one agent had to take."""

    agent_id: int
    minutes: int
    chats: int


@dataclass(frozen=True)
class Alert:
    """`about` is a conversation, a language or an agent; the key is the same while it lasts."""

    kind: str
    about: str
    since: datetime | None = None
    count: int | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.about}"


def find_alerts(
    chats: Iterable[Chat], strains: Iterable[Strain], limits: Limits, now: datetime
) -> list[Alert]:
    chats = list(chats)
    waiting = [each for each in chats if each.waiting_since is not None]
    waiting.sort(key=lambda each: each.waiting_since or now)
    patience = timedelta(seconds=limits.crisis_seconds)
    found = [
        Alert("crisis_waits", each.id, each.waiting_since)
        for each in waiting
        if each.crisis and each.waiting_since and now - each.waiting_since > patience
    ]
    found += [Alert("threat", each.id) for each in chats if each.threat]
    for language in sorted({each.language for each in waiting}):
        queue = [each for each in waiting if each.language == language]
        if len(queue) > limits.queue:
            found.append(Alert("long_queue", language, queue[0].waiting_since, len(queue)))
    for strain in strains:
        if strain.minutes >= limits.hot_minutes:
            found.append(Alert("hot_minutes", str(strain.agent_id), count=strain.minutes))
        elif strain.chats >= limits.hot_chats:
            found.append(Alert("hot_chats", str(strain.agent_id), count=strain.chats))
    return found
