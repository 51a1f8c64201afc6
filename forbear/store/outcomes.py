"""What becomes of drafts, and how the customer's hostility moves after them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.rules.proportions import Share
from forbear.store.tables import SaidReply, Suggestion

BY = ("act", "strategy", "language")
Key = tuple[str, ...]


@dataclass
class Outcome:
    """The counts of one kind of reply. Every draft counts once under `offered`."""

    sent: int = 0
    edited: int = 0
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
    after_sum: int = 0

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
    def mean_edit(self) -> float | None:
        """How much was changed in those that were edited: 0 nothing, 1 everything."""
        return self.edit_sum / self.edited if self.edited else None

    @property
    def mean_move(self) -> float | None:
        """Levels of hostility; below 0 is calmer."""
        return (self.after_sum - self.before_sum) / self.answered if self.answered else None

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
    session: Session, since: datetime, by: Collection[str] = BY
) -> dict[Key, Outcome]:
    """By the values of what is asked for, in the order of BY; the most frequent first."""
    found: dict[Key, Outcome] = defaultdict(Outcome)
    for key, outcome, ratio in _decided(session, since, by):
        kind = found[key]
        setattr(kind, outcome, getattr(kind, outcome) + 1)
        if outcome == "edited":
            kind.edit_sum += ratio or 0.0
    for key, before, after in _said(session, since, by):
        _note_move(found[key], before, after)
    return dict(sorted(found.items(), key=lambda item: (-item[1].offered - item[1].said, item[0])))


def _decided(
    session: Session, since: datetime, by: Collection[str]
) -> Iterator[tuple[Key, str, float | None]]:
    query = select(
        Suggestion.acts,
        Suggestion.strategy,
        Suggestion.language,
        Suggestion.outcome,
        Suggestion.edit_ratio,
    ).where(Suggestion.created_at >= since)
    for acts, strategy, language, outcome, ratio in session.execute(query):
        yield _key(acts, strategy, language, by), outcome, ratio


def _said(
    session: Session, since: datetime, by: Collection[str]
) -> Iterator[tuple[Key, int | None, int | None]]:
    query = select(
        SaidReply.acts,
        SaidReply.strategy,
        SaidReply.language,
        SaidReply.hostility_before,
        SaidReply.hostility_after,
    ).where(SaidReply.said_at >= since)
    for acts, strategy, language, before, after in session.execute(query):
        yield _key(acts, strategy, language, by), before, after


def _key(acts: list[str], strategy: str, language: str | None, by: Collection[str]) -> Key:
    values = {"act": "+".join(acts), "strategy": strategy, "language": language or "?"}
    return tuple(values[name] for name in BY if name in by)


def _note_move(kind: Outcome, before: int | None, after: int | None) -> None:
    kind.said += 1
    if before is None or after is None:
        return
    kind.before_sum += before
    kind.after_sum += after
    if after < before:
        kind.fell += 1
    elif after > before:
        kind.rose += 1
    else:
        kind.same += 1


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
