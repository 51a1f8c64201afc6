"""Notes the spans that reports measure, whoever changes the conversation.

Who waits and who is in danger are columns of the conversation, which several parts write. So the
spans are written where the row is: after each flush, from what has changed in it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import insert, inspect, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import History

from forbear.store.base import utc_now
from forbear.store.tables import Conversation, Message, Stretch

FIRST_REPLY, PERSON, CRISIS = "first_reply", "person", "crisis"
BOT, AGENT, NOBODY = "bot", "agent", "none"
_REPLIES = (BOT, AGENT)


def note_stretches(session: Session, _context: Any) -> None:
    """After a flush: what has begun and what has ended."""
    for row in session.new.union(session.dirty):
        if isinstance(row, Conversation):
            _note_waiting(session, row)
            _note_crisis(session, row)
        elif isinstance(row, Message) and row in session.new:
            _note_line(session, row)


def _note_waiting(session: Session, row: Conversation) -> None:
    change: History = inspect(row).attrs.waiting_since.history
    if not change.added:
        return
    if row.waiting_since is not None:
        _begin(session, row.id, PERSON, row.waiting_since, row.handoff_reason)
    else:
        come = row.mode == "agent" and row.agent_id is not None and row.status == "open"
        _end(session, row.id, PERSON, utc_now(), AGENT if come else NOBODY)


def _note_crisis(session: Session, row: Conversation) -> None:
    change: History = inspect(row).attrs.crisis.history
    if not change.added:
        return
    if row.crisis:
        _begin(session, row.id, CRISIS, utc_now())
    else:
        _end(session, row.id, CRISIS, utc_now(), AGENT)


def _note_line(session: Session, line: Message) -> None:
    if line.author == "customer":
        if not _exists(session, line.conversation_id, FIRST_REPLY):
            _begin(session, line.conversation_id, FIRST_REPLY, line.created_at)
    elif line.author in _REPLIES:
        _end(session, line.conversation_id, FIRST_REPLY, line.created_at, line.author)


def reopen_crisis(session: Session, conversation_id: str) -> None:
    """The last crisis is not over after all: it goes on, and is none of its own."""
    query = select(Stretch.id).where(
        Stretch.conversation_id == conversation_id, Stretch.kind == CRISIS
    )
    last = session.execute(query.order_by(Stretch.id.desc()).limit(1)).scalar()
    session.execute(
        update(Stretch)
        .where(Stretch.id == last)
        .values(ended_at=None, ended_by=None, seconds=None)
        .execution_options(synchronize_session=False)
    )


def _begin(
    session: Session, conversation_id: str, kind: str, at: datetime, reason: str | None = None
) -> None:
    if _open(session, conversation_id, kind) is not None:
        return
    values = {
        "conversation_id": conversation_id,
        "kind": kind,
        "began_at": at,
        "began_on": at.date(),
        "reason": reason,
    }
    session.execute(insert(Stretch).values(**values))


def _end(session: Session, conversation_id: str, kind: str, at: datetime, by: str) -> None:
    found = _open(session, conversation_id, kind)
    if found is None:
        return
    # A clock that was set back makes no wait shorter than nothing.
    seconds = round(max(0.0, (at - found.began_at).total_seconds()), 1)
    ended = {"ended_at": at, "ended_by": by, "seconds": seconds}
    session.execute(
        update(Stretch)
        .where(Stretch.id == found.id)
        .values(**ended)
        .execution_options(synchronize_session=False)
    )


def _open(session: Session, conversation_id: str, kind: str) -> Any:
    query = select(Stretch.id, Stretch.began_at).where(
        Stretch.conversation_id == conversation_id,
        Stretch.kind == kind,
        Stretch.ended_at.is_(None),
    )
    return session.execute(query).first()


def _exists(session: Session, conversation_id: str, kind: str) -> bool:
    query = select(Stretch.id).where(
        Stretch.conversation_id == conversation_id, Stretch.kind == kind
    )
    return session.execute(query.limit(1)).first() is not None
