"""Decisions above an agent's authority: made by who has it, told to customer and agent."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy.orm import Session

from forbear.gateway import events, floor_deeds, views
from forbear.gateway.errors import ConflictError, ForbiddenError, MissingError
from forbear.gateway.hub import News
from forbear.gateway.roles import LEADERS
from forbear.rules.authority import granted_by
from forbear.store.approvals import (
    APPROVED,
    KINDS,
    decide,
    find_decision,
    list_untold,
    named_in,
    needed_role,
    note_told,
)
from forbear.store.messages import find_message, record_message
from forbear.store.plan_approvals import AGREED_BY
from forbear.store.tables import Agent, ApprovalDecision, Conversation, Ticket
from forbear.store.ticket_cases import APPROVAL
from forbear.store.tickets import find_ticket

WORDS = Path(__file__).with_name("decision_words.yml")
COMMITTEE = "committee"


@lru_cache(maxsize=1)
def decision_words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(WORDS.read_text("utf-8"))
    return words


def decided_by(role: str) -> tuple[str, ...] | None:
    """Whose decisions a role of the staff sees and takes; None is everybody's."""
    return None if role in LEADERS else granted_by(role)


def waiting_ticket(session: Session, reference: str) -> Ticket:
    ticket = find_ticket(session, reference)
    if ticket is None or ticket.kind not in KINDS:
        raise MissingError("no_approval", "Nothing with this reference waits for approval.")
    return ticket


def decide_alone(
    session: Session, reference: str, agent_id: int, decision: str, reason: str
) -> bool:
    """Where no conversation is left to tell anybody in; whether it is new."""
    ticket = waiting_ticket(session, reference)
    return _decide(session, ticket, agent_id, decision, reason) is not None


def decide_and_tell(
    session: Session,
    conversation: Conversation,
    news: News,
    agent_id: int,
    reference: str,
    decision: str,
    reason: str,
) -> bool:
    """The decision, and its words to both; the same one again is harmless and changes nothing."""
    ticket = waiting_ticket(session, reference)
    row = _decide(session, ticket, agent_id, decision, reason)
    if row is None:
        return False
    note = f"{ticket.reference}: {reason}"
    floor_deeds.note(session, conversation, news, agent_id, f"decision-{ticket.id}", note)
    tell_decisions(session, conversation, news)
    events.tell_account(session, conversation, news)
    return True


def tell_decisions(session: Session, conversation: Conversation, news: News) -> None:
    """What the customer has not heard of yet: never in a crisis, nothing before verification."""
    if conversation.crisis:
        return
    for row in list_untold(session, conversation.id):
        if views.is_verified(conversation):
            _say(session, conversation, news, f"decision-{row.ticket_id}", _words(row))
            note_told(row)
        else:
            words = decision_words()["unverified"]
            _say(session, conversation, news, f"decision-{row.ticket_id}-waits", words)


def _decide(
    session: Session, ticket: Ticket, agent_id: int, decision: str, reason: str
) -> ApprovalDecision | None:
    agent = session.get(Agent, agent_id)
    assert agent is not None
    theirs = decided_by(agent.role)
    if theirs is not None and needed_role(ticket) not in theirs:
        raise ForbiddenError("above_authority", "This is for somebody with more authority.")
    if decision == APPROVED and needed_role(ticket) == COMMITTEE and agent.role != "admin":
        raise ForbiddenError(
            "committee_decides", "The committee decides on this; an admin records its decision."
        )
    if decision == APPROVED and named_in(ticket).get(AGREED_BY) == str(agent.id):
        raise ForbiddenError("own_agreement", "Somebody else must approve what you have agreed.")
    row = decide(session, ticket, decision, reason, agent)
    if row is None:
        known = find_decision(session, ticket)
        if known is None or known.decision != decision:
            raise ConflictError("decided_before", "Somebody has decided on this before.")
    return row


def _words(row: ApprovalDecision) -> dict[str, str]:
    kind = APPROVAL if row.ticket.kind == APPROVAL else "request"
    words: dict[str, str] = decision_words()[kind][row.decision]
    return words


def _say(
    session: Session,
    conversation: Conversation,
    news: News,
    client_id: str,
    words: dict[str, str],
) -> None:
    if find_message(session, conversation.id, "system", client_id) is None:
        text = words[conversation.language]
        message = record_message(
            session, conversation, author="system", client_id=client_id, text=text
        )
        events.tell_message(news, message)
