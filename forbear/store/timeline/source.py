"""Reads one kind of event from the table that holds it, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, and_, false, or_, select, true
from sqlalchemy.orm import Session

from forbear.store.timeline.event import Place, TimelineEvent, Whose

Found = tuple[Place, TimelineEvent]


@dataclass(frozen=True)
class Source:
    """Rows that each are one event of this kind at the moment that one of their columns tells."""

    kind: str
    moment: Any
    """A column: a time, or a day by the customer's calendar. Rows without it are no event yet."""
    key: Any
    rows: Sequence[Any]
    """What is read: mapped classes, the one that has `moment` first."""
    where: Callable[[Whose], Sequence[Any]]
    tell: Callable[..., dict[str, Any]]
    """The detail, from whose it is and one of each of `rows`."""

    def read(
        self, session: Session, whose: Whose, rank: int, after: Place | None, most: int
    ) -> list[Found]:
        query = select(self.moment, self.key, *self.rows).where(
            self.moment.is_not(None), *self.where(whose)
        )
        if after is not None:
            query = query.where(self._behind(whose, rank, after))
        query = query.order_by(self.moment.desc(), self.key.desc()).limit(most)
        posting = after.posting if after else None
        return [
            (
                Place(self._moment(whose, when), rank, key, posting),
                self._event(whose, when, self.tell(whose, *rows)),
            )
            for when, key, *rows in session.execute(query)
        ]

    @property
    def _by_day(self) -> bool:
        return isinstance(self.moment.type, Date)

    def _behind(self, whose: Whose, rank: int, after: Place) -> Any:
        if not self._by_day:
            same = and_(self.moment == after.moment, self._tie(rank, after))
            return or_(self.moment < after.moment, same)
        day = whose.day(after.moment)
        if whose.begin(day) < after.moment:
            return self.moment <= day
        return or_(self.moment < day, and_(self.moment == day, self._tie(rank, after)))

    def _tie(self, rank: int, after: Place) -> Any:
        if rank == after.rank:
            return self.key < after.key
        return true() if rank > after.rank else false()

    def _moment(self, whose: Whose, when: date | datetime) -> datetime:
        return when if isinstance(when, datetime) else whose.begin(when)

    def _event(self, whose: Whose, when: date | datetime, detail: dict[str, Any]) -> TimelineEvent:
        if isinstance(when, datetime):
            return TimelineEvent(self.kind, whose.day(when), when, detail)
        return TimelineEvent(self.kind, when, None, detail)
