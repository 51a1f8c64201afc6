"""Drafted lines that were said, and the customer's next message."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import update
from sqlalchemy.orm import Session

from forbear.store.tables import Message, SaidReply


def record_said(
    session: Session,
    line: Message,
    asked: Message | None,
    *,
    acts: Sequence[str],
    strategy: str,
    action: str,
    language: str,
    edit_ratio: float = 0.0,
) -> None:
    """Note a line of ours that came from a draft, and the heat of what it answers."""
    session.add(
        SaidReply(
            message_id=line.id,
            conversation_id=line.conversation_id,
            speaker=line.author,
            acts=list(acts),
            strategy=strategy[:40],
            action=action[:80],
            language=language,
            edit_ratio=edit_ratio,
            hostility_before=hostility_of(asked),
        )
    )
    session.flush()


def note_reaction(session: Session, message: Message) -> None:
    """The customer has written again: how heated, after all that was said since."""
    level = hostility_of(message)
    if level is None or message.choice is not None:
        return  # a pressed button has no temper
    session.execute(
        update(SaidReply)
        .where(
            SaidReply.conversation_id == message.conversation_id,
            SaidReply.hostility_after.is_(None),
            SaidReply.message_id < message.id,
        )
        .values(hostility_after=level)
        .execution_options(synchronize_session=False)
    )


def hostility_of(message: Message | None) -> int | None:
    heat = ((message.understanding if message else None) or {}).get("hostility") or {}
    level = heat.get("level")
    return level if isinstance(level, int) else None
