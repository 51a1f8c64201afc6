"""Conversations: who talks, in which mode, and who waits for a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, object_session

from forbear.store.audit import record_act
from forbear.store.base import utc_now
from forbear.store.tables import Agent, Conversation

RECENTLY_ENDED = 50


class ConversationNotFoundError(LookupError):
    """There is no conversation with that id."""


def create_conversation(
    session: Session, *, language: str, mode: str, customer_id: int | None = None
) -> Conversation:
    conversation = Conversation(
        id=uuid4().hex,
        language=language,
        mode=mode,
        customer_id=customer_id,
        waiting_since=utc_now() if mode == "agent" else None,
    )
    session.add(conversation)
    session.flush()
    return conversation


def find_conversation(session: Session, conversation_id: str) -> Conversation | None:
    return session.get(Conversation, conversation_id)


def get_conversation(session: Session, conversation_id: str) -> Conversation:
    conversation = find_conversation(session, conversation_id)
    if conversation is None:
        raise ConversationNotFoundError(conversation_id)
    return conversation


def lock_conversation(session: Session, conversation_id: str) -> Conversation:
    """Hold the conversation's row until the transaction ends, and read it as it is now.

    On SQLite the transaction itself is the lock: it holds the only write lock from its beginning.
    """
    query = (
        select(Conversation)
        .where(Conversation.id == conversation_id)
        .options(joinedload(Conversation.agent), joinedload(Conversation.customer))
        .with_for_update(of=Conversation, key_share=True)
        .execution_options(populate_existing=True)
    )
    found = session.execute(query).scalar_one_or_none()
    if found is None:
        raise ConversationNotFoundError(conversation_id)
    return found


def list_conversations(
    session: Session, *, ids: Iterable[str] | None = None, limit: int = 500
) -> list[Conversation]:
    """Everything open in which something was said, and what ended last; newest first.

    With `ids` only these, whatever their state.
    """
    query = (
        select(Conversation)
        .options(joinedload(Conversation.agent), joinedload(Conversation.customer))
        .order_by(Conversation.waiting_since.is_(None), Conversation.last_message_at.desc())
    )
    if ids is not None:
        return list(session.execute(query.where(Conversation.id.in_(list(ids)))).scalars())
    begun = query.where(Conversation.last_seq > 0)
    still_open = begun.where(Conversation.status == "open").limit(limit)
    ended = begun.where(Conversation.status == "ended").limit(RECENTLY_ENDED)
    found = [*session.execute(still_open).scalars(), *session.execute(ended).scalars()]
    return sorted(found, key=lambda each: each.last_message_at, reverse=True)


def ask_for_person(conversation: Conversation, reason: str, now: datetime) -> None:
    """Put the conversation into the queue; the first reason and the longest wait stay."""
    if conversation.waiting_since is None and conversation.mode == "bot":
        conversation.waiting_since = now
        conversation.handoff_reason = reason[:30]
        _note(conversation, "person_asked_for", "system", {"reason": reason[:30]})


def take_over(conversation: Conversation, agent: Agent) -> None:
    held_by = conversation.agent_id if conversation.mode == "agent" else None
    override = held_by not in (None, agent.id)
    act = "taken_over_from_another" if override else "taken_over"
    _note(conversation, act, _name(agent.id), {"from": held_by} if override else {})
    conversation.mode = "agent"
    conversation.agent = agent
    conversation.waiting_since = None


def hand_back(conversation: Conversation, now: datetime) -> None:
    _note(conversation, "handed_back", _name(conversation.agent_id))
    conversation.mode = "bot"
    conversation.agent = None
    conversation.waiting_since = None
    conversation.handoff_reason = None
    if conversation.crisis:
        # The bot only holds the line in a crisis: the next person is asked for at once.
        ask_for_person(conversation, "risk", now)


def reassign(conversation: Conversation, agent: Agent, by: Agent) -> None:
    """A supervisor gives it to an agent."""
    detail = {"from": conversation.agent_id, "to": agent.id}
    _note(conversation, "reassigned", _name(by.id), detail)
    conversation.mode = "agent"
    conversation.agent = agent
    conversation.waiting_since = None


def back_to_queue(conversation: Conversation, by: Agent, now: datetime) -> None:
    """A supervisor takes it from its agent; the bot holds the line until the next person comes."""
    _note(conversation, "back_to_queue", _name(by.id), {"from": conversation.agent_id})
    conversation.mode = "bot"
    conversation.agent = None
    ask_for_person(conversation, conversation.handoff_reason or "asked", now)


def hand_on(conversation: Conversation, agent: Agent, to: str, note: str, now: datetime) -> None:
    """An agent gives it to the queue or to a supervisor; the bot holds the line until then."""
    _note(conversation, "handed_on", _name(agent.id), {"to": to})
    conversation.handed_on = {"from": agent.name, "to": to, "note": note, "at": now.isoformat()}
    conversation.mode = "bot"
    conversation.agent = None
    conversation.handoff_reason = None
    ask_for_person(conversation, "supervisor" if to == "supervisor" else "handed_on", now)


def end_conversation(
    conversation: Conversation, wrap_up: str | None = None, *, by_customer: bool = False
) -> None:
    actor = "customer" if by_customer else _name(conversation.agent_id)
    _note(conversation, "ended", actor, {"wrap_up": wrap_up} if wrap_up else None)
    conversation.status = "ended"
    conversation.waiting_since = None
    conversation.wrap_up = wrap_up


def list_earlier(
    session: Session, conversation: Conversation, limit: int = 10
) -> list[Conversation]:
    """What else the same customer talked about with us, the newest first."""
    if conversation.customer_id is None:
        return []
    query = (
        select(Conversation)
        .where(Conversation.customer_id == conversation.customer_id)
        .where(Conversation.id != conversation.id, Conversation.last_seq > 0)
        .order_by(Conversation.last_message_at.desc())
        .limit(limit)
    )
    return list(session.execute(query).scalars())


def list_waiting(session: Session) -> list[tuple[str, str]]:
    """Id and language of all who wait for a person, in the order in which they are taken."""
    query = (
        select(Conversation.id, Conversation.language)
        .where(Conversation.status == "open", Conversation.waiting_since.is_not(None))
        .order_by(Conversation.crisis.desc(), Conversation.waiting_since, Conversation.id)
    )
    return [(found, language) for found, language in session.execute(query)]


def reopen(conversation: Conversation, mode: str, now: datetime) -> None:
    """The customer writes again after the end: nothing they say is refused."""
    conversation.status = "open"
    conversation.rating = None
    conversation.mode = mode
    conversation.agent = None
    conversation.handoff_reason = None
    conversation.waiting_since = now if mode == "agent" else None


def _note(
    conversation: Conversation, act: str, actor: str, detail: dict[str, Any] | None = None
) -> None:
    session = object_session(conversation)
    if session is not None:
        record_act(
            session,
            act,
            actor,
            customer_id=conversation.customer_id,
            conversation_id=conversation.id,
            detail=detail,
        )


def _name(agent_id: int | None) -> str:
    return f"agent:{agent_id}" if agent_id is not None else "system"
