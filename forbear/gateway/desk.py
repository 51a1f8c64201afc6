"""The agent's side of a conversation: taking over, answering, handing back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from forbear.gateway import briefs, events
from forbear.gateway.conduct import judge, let_through
from forbear.gateway.errors import ConflictError, ForbiddenError, MissingError
from forbear.gateway.follow_up import REWRITTEN, after_sending
from forbear.gateway.hub import News
from forbear.gateway.roles import LEADERS
from forbear.gateway.wellbeing import check_not_resting, left
from forbear.store import conversations
from forbear.store.base import utc_now
from forbear.store.conduct import count_findings, record_conduct
from forbear.store.messages import find_latest, find_message, record_message
from forbear.store.suggestions import (
    dismiss,
    edit_ratio,
    find_suggestion,
    forget_built,
    ignore_open_suggestions,
    list_open_suggestions,
    record_sent,
)
from forbear.store.tables import Agent, Conversation, Message, Suggestion

HANDED_TO = ("queue", "supervisor")
"""To whom an agent may hand a conversation on."""


@dataclass(frozen=True)
class Reply:
    """What an agent sent, and the draft it came from."""

    client_id: str
    text: str
    suggestion_id: int | None = None
    reason: str | None = None
    """Why a supervisor sends it although the conduct check blocks it."""
    drafted: frozenset[str] = frozenset()
    """The rules that the check found broken while it was written."""


def take_over(session: Session, conversation: Conversation, news: News, agent_id: int) -> None:
    agent = session.get(Agent, agent_id)
    assert agent is not None
    taken = conversation.agent_id not in (None, agent.id)
    if taken and conversation.mode == "agent" and agent.role not in LEADERS:
        raise ForbiddenError("not_yours", "Another agent has this conversation.")
    if conversation.status == "ended":
        raise ConflictError("ended", "This conversation has ended.")
    check_not_resting(session, agent.id)
    held_by = conversation.agent_id
    conversations.take_over(conversation, agent)
    if held_by != agent.id:
        left(session, conversation, news, held_by)


def hand_back(session: Session, conversation: Conversation, news: News, agent_id: int) -> None:
    own(session, conversation, agent_id)
    conversations.hand_back(conversation, utc_now())
    clear_suggestions(session, conversation, news)
    left(session, conversation, news, agent_id)


def hand_on(
    session: Session, conversation: Conversation, news: News, agent_id: int, to: str, note: str
) -> None:
    """To the queue or to a supervisor, with what the next person should know."""
    agent = own(session, conversation, agent_id)
    if conversation.status == "ended":
        raise ConflictError("ended", "This conversation has ended.")
    conversations.hand_on(conversation, agent, to, note, utc_now())
    clear_suggestions(session, conversation, news)
    left(session, conversation, news, agent_id)
    news.watcher("brief", brief=briefs.brief(session, conversation))


def end(
    session: Session,
    conversation: Conversation,
    news: News,
    agent_id: int,
    wrap_up: str | None = None,
) -> None:
    own(session, conversation, agent_id)
    if conversation.crisis:
        raise ConflictError("crisis", "A conversation in a crisis is never ended.")
    conversations.end_conversation(conversation, wrap_up)
    clear_suggestions(session, conversation, news)
    left(session, conversation, news, agent_id)


def send(
    session: Session, conversation: Conversation, news: News, agent_id: int, reply: Reply
) -> Message:
    """The agent's line as stored, with what became of the suggestions; again is the same line."""
    known = find_message(session, conversation.id, "agent", reply.client_id)
    if known is not None and known.agent_id == agent_id:
        return known
    agent = own(session, conversation, agent_id)
    if conversation.status == "ended":
        raise ConflictError("ended", "This conversation has ended.")
    draft = _draft(session, conversation, reply.suggestion_id)
    judged = judge(session, conversation, agent, reply.text)
    let_through(judged, agent, reply.reason)
    carried = _carried(draft, reply.text)
    message = record_message(
        session,
        conversation,
        author="agent",
        author_name=agent.name,
        agent_id=agent.id,
        client_id=reply.client_id,
        text=reply.text,
        turn="pending",
        delivery=_delivery(carried),
        card=carried.card if carried else None,
        quick_replies=carried.quick_replies if carried else [],
    )
    verdict = judged.verdict.as_json()
    record = record_conduct(session, conversation, message, verdict, reply.reason)
    count_findings(session, message, verdict, reply.drafted)
    if draft is not None:
        record_sent(session, draft, message)
    if carried is not None:
        after_sending(session, conversation, message, carried)
    events.tell_message(news, message, record.reason if record else None)
    clear_suggestions(session, conversation, news)
    return message


def turn_down(
    session: Session, conversation: Conversation, news: News, agent_id: int, suggestion_id: int
) -> None:
    own(session, conversation, agent_id)
    draft = _draft(session, conversation, suggestion_id)
    assert draft is not None
    dismiss(draft)
    session.flush()
    _tell_suggestions(session, conversation, news)


def own(session: Session, conversation: Conversation, agent_id: int) -> Agent:
    """The agent, who must have taken the conversation over."""
    if conversation.mode != "agent" or conversation.agent_id is None:
        raise ConflictError("take_over_first", "Take the conversation over first.")
    if conversation.agent_id != agent_id:
        raise ForbiddenError("not_yours", "Another agent has this conversation.")
    agent = session.get(Agent, agent_id)
    assert agent is not None
    return agent


def _draft(
    session: Session, conversation: Conversation, suggestion_id: int | None
) -> Suggestion | None:
    if suggestion_id is None:
        return None
    draft = find_suggestion(session, suggestion_id)
    if draft is None or draft.conversation_id != conversation.id:
        raise MissingError("no_suggestion", "There is no such suggestion in this conversation.")
    if draft.outcome in ("sent", "edited"):
        raise ConflictError("sent_before", "This suggestion has been sent before.")
    return draft


def _carried(draft: Suggestion | None, text: str) -> Suggestion | None:
    """The draft whose promise the text still makes."""
    return draft if draft and edit_ratio(draft.text, text) < REWRITTEN else None


def _delivery(draft: Suggestion | None) -> dict[str, Any] | None:
    if draft is None or not draft.action:
        return None
    return {
        "action": draft.action,
        "events": draft.events,
        "commit": draft.commit,
        "acts": draft.acts,
    }


def clear_suggestions(session: Session, conversation: Conversation, news: News) -> None:
    ignore_open_suggestions(session, conversation.id)
    forget_built(session, conversation.id)
    _tell_suggestions(session, conversation, news)


def _tell_suggestions(session: Session, conversation: Conversation, news: News) -> None:
    newest = find_latest(session, conversation.id, "customer")
    rows = list_open_suggestions(session, conversation.id)
    events.tell_suggestions(news, newest.seq if newest else 0, rows)
