"""A person says that a sign of a crisis was none, with a ground; and takes that back."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forbear.gateway import desk
from forbear.gateway.errors import ConflictError, ForbiddenError
from forbear.gateway.hub import News
from forbear.gateway.roles import SENIORS
from forbear.store.clearings import is_red, record_clearing, undo_clearing
from forbear.store.tables import Agent, Conversation


def clear(
    session: Session,
    conversation: Conversation,
    news: News,
    agent_id: int,
    ground: str,
    reason: str,
) -> None:
    """Amber by whoever has the conversation; red by a senior or a supervisor, having it or not."""
    agent = _who(session, conversation, agent_id)
    if not conversation.crisis:
        raise ConflictError("no_crisis", "There is no crisis in this conversation.")
    if is_red(conversation) and agent.role not in SENIORS:
        raise ForbiddenError(
            "needs_senior", "The gravest sign is for a senior or a supervisor to clear."
        )
    record_clearing(session, conversation, agent, ground, reason)


def undo(session: Session, conversation: Conversation, news: News, agent_id: int) -> None:
    """Anybody who might have cleared an amber one may take a clearing back: it only makes safer."""
    agent = _who(session, conversation, agent_id)
    if not undo_clearing(session, conversation, agent):
        raise ConflictError("not_cleared", "There is nothing to take back.")


def _who(session: Session, conversation: Conversation, agent_id: int) -> Agent:
    agent = session.get(Agent, agent_id)
    assert agent is not None
    return agent if agent.role in SENIORS else desk.own(session, conversation, agent_id)
