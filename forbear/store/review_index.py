"""Keeps the review inbox up with the conversations, a few at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.sql import ColumnElement

from forbear.rules.review_reasons import HEAVY_EDIT, doubts, weight
from forbear.store.tables import (
    ConductRecord,
    Conversation,
    Message,
    ReviewItem,
    ReviewMark,
    SaidReply,
    Suggestion,
)

Mask = Callable[[str, Iterable[str]], str]
LOOK_AGAIN = timedelta(seconds=30)
"""When a conversation is read again in which something is undecided."""
LONG_OPEN = timedelta(days=1)
"""After this a turn or suggestion that nobody decided about is no news any more."""


@dataclass
class _Found:
    """What one conversation holds, by message."""

    messages: list[Message]
    suggestions: dict[int, list[Suggestion]] = field(default_factory=lambda: defaultdict(list))
    reasons: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    settled: bool = True


def count_unindexed(session: Session, now: datetime) -> int:
    """How many conversations have something that the inbox does not know."""
    query = select(func.count()).select_from(Conversation).outerjoin(ReviewMark).where(_news(now))
    return session.execute(query).scalar_one()


def index_conversations(session: Session, mask: Mask, limit: int, now: datetime) -> int:
    """Take so many conversations into the inbox, those that spoke last first."""
    query = (
        select(Conversation)
        .outerjoin(ReviewMark)
        .where(_news(now))
        .options(joinedload(Conversation.customer), joinedload(Conversation.agent))
        .order_by(Conversation.last_message_at.desc(), Conversation.id)
        .limit(limit)
    )
    conversations = list(session.execute(query).scalars())
    for conversation in conversations:
        _index(session, conversation, mask, now)
    session.flush()
    return len(conversations)


def _news(now: datetime) -> ColumnElement[bool]:
    unseen = or_(
        ReviewMark.conversation_id.is_(None),
        Conversation.last_message_at > ReviewMark.seen_at,
        ReviewMark.look_again_at <= now,
    )
    return and_(Conversation.last_seq > 0, unseen)


def _index(session: Session, conversation: Conversation, mask: Mask, now: datetime) -> None:
    found = _read(session, conversation, now)
    query = select(ReviewItem).filter_by(conversation_id=conversation.id)
    known = {item.message_id: item for item in session.execute(query).scalars()}
    names = [each.name for each in (conversation.customer, conversation.agent) if each]
    for message in found.messages:
        if message.author == "customer" and message.understanding:
            item = known.get(message.id) or ReviewItem(message_id=message.id)
            _fill(item, message, found, mask(message.text, names))
            session.add(item)
    mark = session.get(ReviewMark, conversation.id) or ReviewMark(conversation_id=conversation.id)
    mark.seen_at = now
    mark.look_again_at = None if found.settled else now + LOOK_AGAIN
    session.add(mark)


def _read(session: Session, conversation: Conversation, now: datetime) -> _Found:
    own = {"conversation_id": conversation.id}
    messages = session.execute(select(Message).filter_by(**own).order_by(Message.seq))
    found = _Found(list(messages.scalars()))
    for row in session.execute(select(Suggestion).filter_by(**own).order_by(Suggestion.rank)):
        found.suggestions[row[0].message_id].append(row[0])
    said = session.execute(select(SaidReply).filter_by(**own)).scalars()
    heated = {row.message_id for row in said if _rose(row)}
    conduct = set(session.execute(select(ConductRecord.message_id).filter_by(**own)).scalars())
    _note_reasons(found, heated, conduct, bool(conversation.handoff_reason))
    recent = now - conversation.last_message_at < LONG_OPEN
    undecided = any(each.turn == "pending" for each in found.messages) or any(
        each.outcome == "open" for rows in found.suggestions.values() for each in rows
    )
    found.settled = not (recent and undecided)
    return found


def _rose(row: SaidReply) -> bool:
    before, after = row.hostility_before, row.hostility_after
    return before is not None and after is not None and after > before


def _note_reasons(found: _Found, heated: set[int], conduct: set[int], waits: bool) -> None:
    """Each reason stands with the customer's message that it is about."""
    last: Message | None = None
    by_bot = rose = False
    for message in found.messages:
        if message.author == "customer":
            last = message
            if rose:
                found.reasons[message.id].add("heat_rose")
            rose = False
            continue
        rose = rose or message.id in heated
        if last is not None and message.id in conduct:
            found.reasons[last.id].add("conduct")
        if last is not None and message.author == "agent" and by_bot:
            found.reasons[last.id].add("handoff")
        by_bot = message.author == "bot" or (by_bot and message.author == "system")
    if waits and last is not None:
        found.reasons[last.id].add("handoff")


def _fill(item: ReviewItem, message: Message, found: _Found, text: str) -> None:
    understanding: dict[str, Any] = message.understanding
    intent = understanding.get("intent") or {}
    level = int((understanding.get("hostility") or {}).get("level") or 0)
    drafts = found.suggestions.get(message.id, [])
    reasons = found.reasons[message.id] | _of_drafts(drafts)
    name, sure = str(intent.get("name") or ""), float(intent.get("confidence") or 0.0)
    reasons |= set(doubts(name, sure, level))
    item.conversation_id, item.seq, item.at = (
        message.conversation_id,
        message.seq,
        message.created_at,
    )
    item.text, item.length = text, len(message.text)
    item.language = str(understanding.get("language") or "")[:10]
    item.intent, item.confidence, item.hostility = name[:60], sure, level
    item.flags = listed(understanding.get("risk") or [])
    item.action = drafts[0].action[:80] if drafts else ""
    item.policy = str((drafts[0].why or {}).get("policy") or "")[:60] if drafts else ""
    item.reasons, item.weight = listed(sorted(reasons)), weight(reasons)


def _of_drafts(drafts: list[Suggestion]) -> set[str]:
    found = set()
    if any(each.outcome == "dismissed" for each in drafts):
        found.add("dismissed")
    if any((each.edit_ratio or 0.0) >= HEAVY_EDIT for each in drafts):
        found.add("heavily_edited")
    return found


def listed(names: Iterable[str]) -> str:
    """A list as one text in which each name can be searched for."""
    return "".join([",", *(f"{name}," for name in names)])
