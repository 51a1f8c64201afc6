"""A blocked reply that its agent may not send: a supervisor is asked, and answers for it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forbear.gateway import events
from forbear.gateway.conduct import Judged, judge, let_through
from forbear.gateway.desk import clear_suggestions, own
from forbear.gateway.errors import ConflictError, ForbiddenError, MissingError
from forbear.gateway.hub import News
from forbear.store.conduct import count_findings, record_conduct
from forbear.store.messages import record_message
from forbear.store.override_requests import OPEN, find_request, record_request, settle_request
from forbear.store.tables import Agent, Conversation, Message, OverrideRequest


def ask(
    session: Session,
    conversation: Conversation,
    news: News,
    agent_id: int,
    client_id: str,
    text: str,
) -> None:
    """Only what is blocked, and what somebody may let through at all."""
    agent = own(session, conversation, agent_id)
    if conversation.status == "ended":
        raise ConflictError("ended", "This conversation has ended.")
    judged = judge(session, conversation, agent, text)
    if not judged.blocked:
        raise ConflictError("not_blocked", "This reply may be sent: nobody need be asked.")
    _check_possible(judged, agent)
    rules = (finding.rule for finding in judged.verdict.findings)
    row = record_request(session, conversation.id, agent.id, client_id, text, rules)
    _tell(news, row)


def answer(
    session: Session,
    conversation: Conversation,
    news: News,
    supervisor_id: int,
    request_id: int,
    send: bool,
    reason: str,
) -> bool:
    """Send it in its agent's name, or decline; whether that is new, as a second time is harmless.

    It is judged as things stand now: a crisis may have begun since, or the check have run out.
    """
    row = find_request(session, request_id)
    if row is None or row.conversation_id != conversation.id:
        raise MissingError("no_request", "There is no such request.")
    wanted = "sent" if send else "declined"
    if row.status != OPEN:
        if row.status == wanted:
            return False
        raise ConflictError("decided_before", "Somebody has answered this before.")
    if send:
        _send(session, conversation, news, row, supervisor_id, reason)
    settle_request(row, wanted, supervisor_id, reason)
    _tell(news, row)
    return True


def _send(
    session: Session,
    conversation: Conversation,
    news: News,
    row: OverrideRequest,
    supervisor_id: int,
    reason: str,
) -> None:
    agent, supervisor = own(session, conversation, row.agent_id), session.get(Agent, supervisor_id)
    assert supervisor is not None
    if conversation.status == "ended":
        raise ConflictError("ended", "This conversation has ended.")
    judged = judge(session, conversation, agent, row.text)
    let_through(judged, supervisor, reason)
    message: Message = record_message(
        session,
        conversation,
        author="agent",
        author_name=agent.name,
        agent_id=agent.id,
        client_id=row.client_id,
        text=row.text,
        turn="pending",
    )
    verdict = judged.verdict.as_json()
    kept = record_conduct(session, conversation, message, verdict, reason, supervisor_id)
    count_findings(session, message, verdict, row.rules)
    events.tell_message(news, message, kept.reason if kept else None)
    clear_suggestions(session, conversation, news)


def _check_possible(judged: Judged, agent: Agent) -> None:
    if judged.override(agent.role) == "never":
        message = "Nobody may send a blocked reply in a crisis or before verification."
        raise ForbiddenError("never_overridden", message)


def _tell(news: News, row: OverrideRequest) -> None:
    event = {
        "type": "override",
        "conversation_id": row.conversation_id,
        "id": row.client_id,
        "status": row.status,
        "text": row.text,
        "reason": row.reason,
    }
    news.agents.append((row.agent_id, event))
