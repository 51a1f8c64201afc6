"""How long customers wait, and how often a person or help in a crisis is called for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from forbear.rules.proportions import FEW
from forbear.store.reports.replies import Row
from forbear.store.reports.scope import Scope
from forbear.store.stretches import AGENT, BOT, CRISIS, FIRST_REPLY, NOBODY, PERSON
from forbear.store.tables import Stretch

# What is measured, of which stretches, ended by whom.
_TIMES = (
    ("first_reply_bot", FIRST_REPLY, BOT),
    ("first_reply_agent", FIRST_REPLY, AGENT),
    ("person", PERSON, AGENT),
    ("crisis", CRISIS, AGENT),
)


def response_times(session: Session, scope: Scope) -> list[Row]:
    """Seconds: the first reply by who gave it, the wait for a person, a crisis until a person
    cleared it. `open`: begun in the days and not over; of a first reply nobody knows whose."""
    waiting = select(Stretch.kind, func.count()).where(Stretch.ended_at.is_(None))
    counts = dict(session.execute(_of(waiting.group_by(Stretch.kind), scope)).all())
    ended = {(kind, by): (count, ranks) for kind, by, count, ranks in _ended(session, scope)}
    return [
        _time(what, counts.get(kind, 0), *ended.get((kind, by), (0, {})))
        for what, kind, by in _TIMES
    ]


def handovers(session: Session, scope: Scope) -> list[Row]:
    """How often a person was asked for, by reason, and whether one came."""
    query = select(Stretch.reason, Stretch.ended_by, func.count()).where(Stretch.kind == PERSON)
    query = query.group_by(Stretch.reason, Stretch.ended_by)
    reasons: dict[str, Row] = {}
    for reason, by, count in session.execute(_of(query, scope)):
        name = reason or "first_mode"
        empty = {"reason": name, "asked": 0, "came": 0, "ended_before": 0, "waiting": 0}
        row = reasons.setdefault(name, empty)
        row["asked"] += count
        row[{AGENT: "came", NOBODY: "ended_before"}.get(by, "waiting")] += count
    return sorted(reasons.values(), key=lambda row: (-row["asked"], row["reason"]))


def days(session: Session, scope: Scope) -> list[Row]:
    """Each day from the first with something to the last asked for: hand-overs and crises."""
    query = select(Stretch.began_on, Stretch.kind, func.count())
    query = query.where(Stretch.kind.in_((PERSON, CRISIS)))
    query = query.group_by(Stretch.began_on, Stretch.kind)
    counts = {(day, kind): count for day, kind, count in session.execute(_of(query, scope))}
    if not counts:
        return []
    first = min(day for day, _ in counts)
    every = [first + timedelta(days=n) for n in range((scope.last - first).days + 1)]
    return [
        {
            "day": day.isoformat(),
            "handovers": counts.get((day, PERSON), 0),
            "crises": counts.get((day, CRISIS), 0),
        }
        for day in every
    ]


def _time(what: str, still_open: int, count: int, ranks: dict[int, float]) -> Row:
    median, p95 = (ranks.get(_rank(count, percent)) for percent in (50, 95))
    return {
        "what": what,
        "count": count,
        "median": None if median is None else round(median, 1),
        "p95": None if p95 is None else round(p95, 1),
        "open": still_open,
        "few": count < FEW,
    }


def _ended(session: Session, scope: Scope) -> Iterator[tuple[str, str, int, dict[int, float]]]:
    """For each kind and end: how many, and the two values asked for by their rank."""
    each = {"partition_by": (Stretch.kind, Stretch.ended_by)}
    ranked = select(
        *(Stretch.kind, Stretch.ended_by, Stretch.seconds),
        func.row_number().over(**each, order_by=Stretch.seconds).label("rank"),
        func.count().over(**each).label("count"),
    ).where(Stretch.ended_by.in_((BOT, AGENT)))
    table = _of(ranked, scope).subquery()
    wanted = [table.c.rank == _rank(table.c.count, percent) for percent in (50, 95)]
    query = select(table.c.kind, table.c.ended_by, table.c.count, table.c.rank, table.c.seconds)
    rows = session.execute(query.where(or_(*wanted)).order_by(table.c.kind, table.c.ended_by))
    for (kind, by, count), found in groupby(rows, key=lambda row: tuple(row[:3])):
        yield kind, by, count, {row.rank: row.seconds for row in found}


def _rank(count: Any, percent: int) -> Any:
    """Of the smallest value that so many in 100 do not exceed; whole numbers on both databases."""
    return (count * percent + 99) // 100 if isinstance(count, int) else (count * percent + 99) / 100


def _of(query: Any, scope: Scope) -> Any:
    return scope.on(scope.of(query, Stretch.conversation_id), Stretch.began_on)
