"""An agent's own canned replies. The caller owns the transaction."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forbear.store.tables import CannedReply
from forbear.store.tables.canned import LONGEST_CANNED

LONGEST = LONGEST_CANNED
MOST = 200
"""Of one agent: more are not found again."""


class CannedReplyNotFoundError(LookupError):
    """The agent has no canned reply with that id, whoever else may have one."""


class TooManyCannedRepliesError(ValueError):
    """The agent has as many as one may have."""


class SameWordsError(ValueError):
    """The agent has another one with exactly these words."""


def list_canned_replies(session: Session, agent_id: int) -> list[CannedReply]:
    """In the order in which they were added."""
    query = select(CannedReply).filter_by(agent_id=agent_id).order_by(CannedReply.id)
    return list(session.execute(query).scalars())


def add_canned_reply(
    session: Session, agent_id: int, language: str, text: str, most: int = MOST
) -> CannedReply:
    """The same words again are the one that is there."""
    known = _find(session, agent_id, language, text)
    if known is not None:
        return known
    count = select(func.count()).where(CannedReply.agent_id == agent_id)
    if session.execute(count).scalar_one() >= most:
        raise TooManyCannedRepliesError(f"There are {most} already. Delete some first.")
    row = CannedReply(agent_id=agent_id, language=language, text=text)
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        # Another of the agent's pages was quicker.
        known = _find(session, agent_id, language, text)
        if known is None:
            raise
        return known
    return row


def change_canned_reply(
    session: Session, agent_id: int, reply_id: int, language: str, text: str
) -> CannedReply:
    row = _get(session, agent_id, reply_id)
    try:
        with session.begin_nested():
            row.language, row.text = language, text
    except IntegrityError:
        if _find(session, agent_id, language, text) is None:
            raise
        raise SameWordsError("There is another canned reply with these words.") from None
    return row


def delete_canned_reply(session: Session, agent_id: int, reply_id: int) -> None:
    session.delete(_get(session, agent_id, reply_id))
    session.flush()


def _get(session: Session, agent_id: int, reply_id: int) -> CannedReply:
    query = select(CannedReply).filter_by(agent_id=agent_id, id=reply_id)
    row: CannedReply | None = session.execute(query).scalar_one_or_none()
    if row is None:
        raise CannedReplyNotFoundError(f"There is no canned reply {reply_id}.")
    return row


def _find(session: Session, agent_id: int, language: str, text: str) -> CannedReply | None:
    query = select(CannedReply).filter_by(agent_id=agent_id, language=language, text=text)
    found: CannedReply | None = session.execute(query).scalar_one_or_none()
    return found
