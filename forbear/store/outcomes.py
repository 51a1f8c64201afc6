"""What becomes of drafts, and how the customer's hostility moves after them.

The database sums up; only one row for each kind of reply comes back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from forbear.rules.means import Mean
from forbear.rules.proportions import Share
from forbear.store.reports.scope import Scope
from forbear.store.tables import SaidReply, Suggestion

BY = ("act", "strategy", "language")
MUCH = 0.4
"""From this part changed on, a draft was a start and not an answer."""
Key = tuple[str, ...]


@dataclass
class Outcome:
    """The counts of one kind of reply. Every draft counts once under `offered`."""

    sent: int = 0
    edited: int = 0
    edited_much: int = 0
    """Of those edited, where MUCH or more was changed."""
    dismissed: int = 0
    ignored: int = 0
    open: int = 0
    edit_sum: float = 0.0
    said: int = 0
    """By an agent or by the bot."""
    fell: int = 0
    same: int = 0
    rose: int = 0
    before_sum: int = 0
    before_squares: int = 0
    after_sum: int = 0
    after_squares: int = 0
    move_squares: int = 0

    @property
    def offered(self) -> int:
        return self.sent + self.edited + self.dismissed + self.ignored + self.open

    @property
    def answered(self) -> int:
        """Those said after which the customer wrote again."""
        return self.fell + self.same + self.rose

    @property
    def taken(self) -> Share:
        """Of the drafts about which it is decided, those that were sent, edited or not."""
        return Share(self.sent + self.edited, self.offered - self.open)

    @property
    def calmer(self) -> Share:
        return Share(self.fell, self.answered)

    @property
    def hotter(self) -> Share:
        return Share(self.rose, self.answered)

    @property
    def before(self) -> Mean:
        """Levels of hostility, of those answered."""
        return Mean(self.answered, self.before_sum, self.before_squares)

    @property
    def after(self) -> Mean:
        return Mean(self.answered, self.after_sum, self.after_squares)

    @property
    def move(self) -> Mean:
        """Levels of hostility; below 0 is calmer."""
        return Mean(self.answered, self.after_sum - self.before_sum, self.move_squares)

    @property
    def mean_edit(self) -> float | None:
        """How much was changed in those that were edited: 0 nothing, 1 everything."""
        return self.edit_sum / self.edited if self.edited else None

    @property
    def mean_move(self) -> float | None:
        return self.move.value

    def as_json(self) -> dict[str, Any]:
        counts = ("sent", "edited", "dismissed", "ignored", "open", "said", "fell", "same", "rose")
        return {
            "offered": self.offered,
            **{name: getattr(self, name) for name in counts},
            "answered": self.answered,
            "mean_edit": _rounded(self.mean_edit),
            "mean_move": _rounded(self.mean_move),
            "taken": self.taken.as_json(),
            "calmer": self.calmer.as_json(),
            "hotter": self.hotter.as_json(),
        }


def read_outcomes(
    session: Session, scope: Scope, by: Collection[str] = BY, parts: Collection[str] = ()
) -> dict[Key, Outcome]:
    """By the values of what is asked for, in the order of BY; the most frequent first.

    `parts`: `drafts` or `moves` where only these counts are wanted.
    """
    found: dict[Key, Outcome] = defaultdict(Outcome)
    if "moves" not in parts:
        for key, outcome, count, much, edits in _decided(session, scope, by):
            kind = found[key]
            setattr(kind, outcome, count)
            if outcome == "edited":
                kind.edited_much, kind.edit_sum = much, edits
    if "drafts" not in parts:
        for key, before, after, count in _said(session, scope, by):
            _note_moves(found[key], before, after, count)
    return dict(sorted(found.items(), key=lambda item: (-item[1].offered - item[1].said, item[0])))


def _decided(
    session: Session, scope: Scope, by: Collection[str]
) -> Iterator[tuple[Key, str, int, int, float]]:
    keys = _keys(Suggestion, by)
    much = func.sum(case((Suggestion.edit_ratio >= MUCH, 1), else_=0))
    query = select(
        *keys, Suggestion.outcome, func.count(), much, func.sum(Suggestion.edit_ratio)
    ).group_by(*keys, Suggestion.outcome)
    query = scope.of(query, Suggestion.conversation_id, Suggestion.language)
    for *key, outcome, count, rewritten, edits in session.execute(
        scope.at(query, Suggestion.created_at)
    ):
        yield tuple(each or "?" for each in key), outcome, count, int(rewritten), edits or 0.0


def _said(
    session: Session, scope: Scope, by: Collection[str]
) -> Iterator[tuple[Key, int | None, int | None, int]]:
    """How often which level came after which: so few rows that the rest is sums of these."""
    keys = _keys(SaidReply, by)
    groups = (*keys, SaidReply.hostility_before, SaidReply.hostility_after)
    query = select(*groups, func.count()).group_by(*groups)
    query = scope.of(query, SaidReply.conversation_id, SaidReply.language)
    for *key, before, after, count in session.execute(scope.at(query, SaidReply.said_at)):
        yield tuple(each or "?" for each in key), before, after, count


def _note_moves(kind: Outcome, before: int | None, after: int | None, count: int) -> None:
    kind.said += count
    if before is None or after is None:
        return
    kind.before_sum += count * before
    kind.before_squares += count * before**2
    kind.after_sum += count * after
    kind.after_squares += count * after**2
    kind.move_squares += count * (after - before) ** 2
    if after < before:
        kind.fell += count
    elif after > before:
        kind.rose += count
    else:
        kind.same += count


def _keys(table: Any, by: Collection[str]) -> list[Any]:
    columns = {"act": table.act, "strategy": table.strategy, "language": table.language}
    return [columns[name] for name in BY if name in by]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
