"""Messages: written once, in order, and taken in by the copilot at least once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forbear.store.base import utc_now
from forbear.store.tables import Conversation, Message

NEWEST = 1000


@dataclass(frozen=True)
class Glimpse:
    """The last line, what was understood last, and how much nobody has answered."""

    text: str | None = None
    understanding: dict[str, Any] | None = None
    unanswered: int = 0


def record_message(
    session: Session,
    conversation: Conversation,
    *,
    author: str,
    client_id: str,
    text: str,
    turn: str = "none",
    **details: Any,
) -> Message:
    """Add a line at the end; the caller holds the conversation's lock."""
    now = utc_now()
    conversation.last_seq = conversation.last_seq + 1
    conversation.last_message_at = now
    message = Message(
        conversation_id=conversation.id,
        seq=conversation.last_seq,
        author=author,
        client_id=client_id,
        text=text,
        turn=turn,
        created_at=now,
        **details,
    )
    session.add(message)
    session.flush()
    return message


def find_message(
    session: Session, conversation_id: str, author: str, client_id: str
) -> Message | None:
    query = select(Message).filter_by(
        conversation_id=conversation_id, author=author, client_id=client_id
    )
    return session.execute(query).scalar_one_or_none()


def list_messages(
    session: Session, conversation_id: str, *, after: int = 0, limit: int = NEWEST
) -> list[Message]:
    """The newest lines after a sequence number, oldest first."""
    query = (
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.seq > after)
        .order_by(Message.seq.desc())
        .limit(limit)
    )
    return list(reversed(session.execute(query).scalars().all()))


def list_messages_of_customer(
    session: Session, conversation_id: str, *, after: int
) -> list[Message]:
    query = (
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.seq > after)
        .where(Message.author == "customer")
        .order_by(Message.seq)
    )
    return list(session.execute(query).scalars())


def find_latest(session: Session, conversation_id: str, author: str) -> Message | None:
    query = (
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.author == author)
        .order_by(Message.seq.desc())
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()


def list_pending(session: Session, conversation_id: str, limit: int) -> list[Message]:
    """The oldest lines that the copilot has still to take in."""
    query = (
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.turn == "pending")
        .order_by(Message.seq)
        .limit(limit)
    )
    return list(session.execute(query).scalars())


def list_unscreened(session: Session, conversation_id: str) -> list[Message]:
    """What the customer wrote that nothing has looked at yet."""
    query = (
        select(Message)
        .where(
            Message.conversation_id == conversation_id,
            Message.turn == "pending",
            Message.author == "customer",
            Message.model.is_(None),
        )
        .order_by(Message.seq)
    )
    return list(session.execute(query).scalars())


def count_pending(session: Session, conversation_id: str) -> int:
    query = select(func.count()).where(
        Message.conversation_id == conversation_id, Message.turn == "pending"
    )
    return session.execute(query).scalar_one()


def count_from(session: Session, conversation_id: str, prefix: str) -> int:
    """How many lines of the bot carry an id that begins like this."""
    query = select(func.count()).where(
        Message.conversation_id == conversation_id,
        Message.author == "bot",
        Message.client_id.startswith(prefix, autoescape=True),
    )
    return session.execute(query).scalar_one()


def list_pending_conversations(session: Session) -> list[str]:
    query = select(Message.conversation_id).where(Message.turn == "pending").distinct()
    return list(session.execute(query).scalars())


def list_glimpses(session: Session, conversation_ids: Iterable[str]) -> dict[str, Glimpse]:
    """What a list shows of each conversation's lines, in one query.

    Each part walks its conversation from the end, so that a long one costs no more than a short.
    """
    own = Message.conversation_id == Conversation.id
    from_end = select(Message.seq).where(own).order_by(Message.seq.desc()).limit(1)
    answered = from_end.where(Message.author.in_(("bot", "agent"))).correlate(Conversation)
    understood = (
        select(Message.understanding)
        .where(own, Message.author == "customer", Message.model.is_not(None))
        .order_by(Message.seq.desc())
        .limit(1)
    )
    unanswered = select(func.count()).where(
        own,
        Message.author == "customer",
        Message.seq > func.coalesce(answered.scalar_subquery(), 0),
    )
    text = select(Message.text).where(own, Message.seq == Conversation.last_seq)
    parts = [each.scalar_subquery() for each in (text, understood, unanswered)]
    query = select(Conversation.id, *parts).where(Conversation.id.in_(list(conversation_ids)))
    return {found: Glimpse(*glimpse) for found, *glimpse in session.execute(query)}
