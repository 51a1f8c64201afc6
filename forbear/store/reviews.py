"""What trainers look through, and what they note on it. The caller owns the transaction."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement, Select

from forbear.store.base import utc_now
from forbear.store.review_index import listed
from forbear.store.tables import ReviewItem

PAGE = 50
MOST_TAGS = 10


@dataclass(frozen=True)
class ReviewFilter:
    """What a trainer wants to see; what is not given does not matter."""

    worth_a_look: bool = True
    """Only what gives a reason to look at it."""
    reasons: tuple[str, ...] = ()
    language: str | None = None
    intent: str | None = None
    action: str | None = None
    policy: str | None = None
    flags: tuple[str, ...] = ()
    hostility_from: int = 0
    tag: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    shortest: int | None = None
    longest: int | None = None
    reviewed: bool | None = False
    words: str | None = None
    conversation_id: str | None = None


@dataclass(frozen=True)
class ReviewPage:
    items: list[ReviewItem]
    total: int


def list_reviews(
    session: Session, wanted: ReviewFilter, *, offset: int = 0, limit: int = PAGE
) -> ReviewPage:
    """The weightiest first, and of those the newest."""
    query = _filtered(select(ReviewItem), wanted)
    order = (ReviewItem.weight.desc(), ReviewItem.at.desc(), ReviewItem.message_id.desc())
    rows = session.execute(query.order_by(*order).offset(offset).limit(limit)).scalars()
    total = session.execute(_filtered(select(func.count(ReviewItem.message_id)), wanted))
    return ReviewPage(list(rows), total.scalar_one())


def find_review(session: Session, message_id: int) -> ReviewItem | None:
    return session.get(ReviewItem, message_id)


def list_reviews_of(session: Session, conversation_id: str) -> dict[int, ReviewItem]:
    """By sequence number."""
    query = select(ReviewItem).filter_by(conversation_id=conversation_id)
    return {item.seq: item for item in session.execute(query).scalars()}


def mark_reviewed(item: ReviewItem, agent_id: int, reviewed: bool) -> None:
    item.reviewed_at = utc_now() if reviewed else None
    item.reviewed_by = agent_id if reviewed else None


def set_tags(item: ReviewItem, tags: Collection[str]) -> None:
    item.tags = listed(list(dict.fromkeys(tags))[:MOST_TAGS])


def list_values(session: Session) -> dict[str, list[str]]:
    """What can be chosen in the filters: only what is there."""
    found = {}
    for name in ("language", "intent", "action", "policy"):
        column = getattr(ReviewItem, name)
        query = select(column).where(column != "").distinct().order_by(column)
        found[name] = list(session.execute(query).scalars())
    for name, listing in (("tag", ReviewItem.tags), ("flags", ReviewItem.flags)):
        lists = session.execute(select(listing).where(listing != ",").distinct()).scalars()
        found[name] = sorted({each for row in lists for each in unlisted(row)})
    return found


def unlisted(text: str | None) -> list[str]:
    return [name for name in (text or "").split(",") if name]


def _filtered(query: Select, wanted: ReviewFilter) -> Select:
    return query.where(*_plain(wanted), *_among(wanted), *_bounds(wanted))


def _plain(wanted: ReviewFilter) -> list[ColumnElement[bool]]:
    names = ("language", "intent", "action", "policy", "conversation_id")
    pairs = [(getattr(ReviewItem, name), getattr(wanted, name)) for name in names]
    found = [column == value for column, value in pairs if value is not None]
    if wanted.worth_a_look:
        found.append(ReviewItem.weight > 0)
    if wanted.reviewed is not None:
        there = ReviewItem.reviewed_at.is_not(None)
        found.append(there if wanted.reviewed else ReviewItem.reviewed_at.is_(None))
    return found


def _among(wanted: ReviewFilter) -> list[ColumnElement[bool]]:
    found = []
    if wanted.reasons:
        found.append(or_(*(_holds(ReviewItem.reasons, name) for name in wanted.reasons)))
    if wanted.flags:
        found.append(or_(*(_holds(ReviewItem.flags, name) for name in wanted.flags)))
    if wanted.tag:
        found.append(_holds(ReviewItem.tags, wanted.tag))
    if wanted.words:
        found.append(func.lower(ReviewItem.text).contains(wanted.words.lower(), autoescape=True))
    return found


def _holds(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    return column.contains(f",{name},", autoescape=True)


def _bounds(wanted: ReviewFilter) -> list[ColumnElement[bool]]:
    bounds = (
        (wanted.hostility_from or None, ReviewItem.hostility.__ge__),
        (wanted.since, ReviewItem.at.__ge__),
        (wanted.until, ReviewItem.at.__lt__),
        (wanted.shortest, ReviewItem.length.__ge__),
        (wanted.longest, ReviewItem.length.__le__),
    )
    return [holds(value) for value, holds in bounds if value is not None]
