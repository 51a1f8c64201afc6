"""How long customers wait, and how often a person or help in a crisis is called for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forbear.rules.percentiles import percentile
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
    still_open = dict(session.execute(_of(waiting.group_by(Stretch.kind), scope)).all())
    groups = (Stretch.kind, Stretch.ended_by, Stretch.seconds)
    ended = select(*groups, func.count()).where(Stretch.ended_by.in_((BOT, AGENT)))
    times: dict[tuple[str, str], list[tuple[float, int]]] = defaultdict(list)
    # Kept to a tenth of a second: many are alike, and few rows come back.
    for kind, by, seconds, count in session.execute(_of(ended.group_by(*groups), scope)):
        times[kind, by].append((seconds, count))
    return [
        _time(what, sorted(times[kind, by]), still_open.get(kind, 0)) for what, kind, by in _TIMES
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


def _time(what: str, times: Sequence[tuple[float, int]], still_open: int) -> Row:
    count = sum(each for _, each in times)
    return {
        "what": what,
        "count": count,
        "median": percentile(times, 50),
        "p95": percentile(times, 95),
        "open": still_open,
        "few": count < FEW,
    }


def _of(query: Any, scope: Scope) -> Any:
    return scope.on(scope.of(query, Stretch.conversation_id), Stretch.began_on)
