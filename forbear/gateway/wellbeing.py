"""What agents have to bear in their conversations, and the breaks that they are offered for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from forbear.gateway import views
from forbear.gateway.errors import ConflictError
from forbear.gateway.hub import News
from forbear.rules.agent_load import THREATENING
from forbear.store.base import utc_now
from forbear.store.breaks import is_resting, note_heat, offer_after_chat, offer_after_heat
from forbear.store.tables import AgentBreak, Conversation, Message


def heard(session: Session, conversation: Conversation, news: News, message: Message) -> None:
    """A line of the customer was understood; its agent had to read it."""
    understood = message.understanding or {}
    level = int((understood.get("hostility") or {}).get("level") or 0)
    if "self_harm_red" in (understood.get("risk") or []):
        level = THREATENING  # no insult, and no lighter to read
    if note_heat(session, conversation, message, level):
        offered = offer_after_heat(session, conversation.agent_id, utc_now())
        _tell(news, conversation.agent_id, offered)


def left(session: Session, conversation: Conversation, news: News, agent_id: int | None) -> None:
    """An agent is out of the conversation, by whichever way."""
    if agent_id is not None:
        offered = offer_after_chat(session, agent_id, conversation.id, utc_now())
        _tell(news, agent_id, offered)


def check_not_resting(session: Session, agent_id: int) -> None:
    if is_resting(session, agent_id):
        raise ConflictError("on_break", "Nobody takes a conversation during a break.")


def break_event(row: AgentBreak | None) -> dict[str, Any]:
    return {"type": "break", "break": views.rest(row)}


def _tell(news: News, agent_id: int, row: AgentBreak | None) -> None:
    if row is not None:
        news.agents.append((agent_id, break_event(row)))
