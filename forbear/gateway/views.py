"""How rows look on the wire; the protocol's objects are made here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from forbear.rules.floor_alerts import Alert, Strain
from forbear.rules.verification import is_verified as still_verified
from forbear.store.base import utc_now
from forbear.store.clearings import list_clearings, told
from forbear.store.conduct import find_overrides
from forbear.store.floor import Colleague
from forbear.store.messages import Glimpse, list_glimpses
from forbear.store.tables import (
    Agent,
    AgentBreak,
    Conversation,
    ConversationNote,
    CrisisClearing,
    Message,
    Suggestion,
)

PREVIEW = 80

View = dict[str, Any]


def iso(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None


def is_verified(conversation: Conversation) -> bool:
    return still_verified(conversation.verified_until, utc_now())


def message(row: Message) -> View:
    """A line as the customer sees it."""
    return {
        "seq": row.seq,
        "author": row.author,
        "author_name": row.author_name,
        "text": row.text,
        "created_at": iso(row.created_at),
        "client_id": row.client_id,
        "card": row.card,
        "quick_replies": row.quick_replies or [],
    }


def desk_message(row: Message, override: str | None = None) -> View:
    """A line as the agent sees it: with what was understood, or why it was sent though blocked."""
    return {**message(row), "understanding": row.understanding, "override": override}


def desk_messages(session: Session, conversation_id: str, rows: Sequence[Message]) -> list[View]:
    overrides = find_overrides(session, conversation_id)
    return [desk_message(row, overrides.get(row.id)) for row in rows]


def suggestion(row: Suggestion) -> View:
    return {
        "id": row.id,
        "rank": row.rank,
        "acts": row.acts,
        "strategy": row.strategy,
        "text": row.text,
        "action": row.action,
        "score": row.score,
        "why": row.why,
        "card": row.card,
        "quick_replies": row.quick_replies or [],
        "outcome": row.outcome,
    }


def agent(row: Agent) -> View:
    return {
        "id": row.id,
        "login": row.login,
        "name": row.name,
        "number": row.number,
        "role": row.role,
        "languages": row.languages,
    }


def account(row: Agent) -> View:
    """A log-in as administrators see it."""
    return {**agent(row), "shut_at": iso(row.disabled_at), "demo": row.demo}


def rest(row: AgentBreak | None) -> View | None:
    """A break that is offered or has begun."""
    if row is None or row.status not in ("offered", "begun"):
        return None
    return {
        "status": row.status,
        "because": row.because,
        "by": row.supervisor.name if row.supervisor else None,
        "since": iso(row.begun_at or row.offered_at),
    }


def colleague(row: Colleague, strain: Strain, present: bool) -> View:
    """Who works at the desk, as a supervisor sees them: what they bear, never how well they do."""
    return {
        **agent(row.agent),
        "present": present,
        "break": rest(row.rest),
        "open": row.open_chats,
        "hot_minutes": strain.minutes,
        "hot_chats": strain.chats,
    }


def alert(found: Alert) -> View:
    return {
        "key": found.key,
        "kind": found.kind,
        "about": found.about,
        "since": iso(found.since),
        "count": found.count,
    }


def note(row: ConversationNote) -> View:
    return {
        "id": row.id,
        "author_name": row.author_name,
        "text": row.text,
        "created_at": iso(row.created_at),
    }


def customer_conversation(row: Conversation) -> View:
    """The state of a conversation as the customer sees it."""
    return {
        "id": row.id,
        "mode": row.mode,
        "status": row.status,
        "agent": {"name": row.agent.name} if row.agent else None,
        "waiting": row.waiting_since is not None,
        "lang": row.language,
        # A customer at risk is not asked for marks, and cannot end what must stay open.
        "may_end": not row.crisis,
        "rating": row.rating,
    }


def customer(row: Conversation) -> View:
    """Who it is, which nobody is told before the identity questions were answered."""
    verified = is_verified(row)
    return {
        "name": row.customer.name if verified and row.customer else None,
        "verified": verified,
        "verified_until": iso(row.verified_until) if verified else None,
    }


def summaries(session: Session, rows: Sequence[Conversation]) -> list[View]:
    """The desk's list: one query for all of them, not one for each."""
    glimpses = list_glimpses(session, [row.id for row in rows])
    cleared = list_clearings(session, [row.id for row in rows if not row.crisis])
    return [_summary(row, glimpses.get(row.id, Glimpse()), cleared.get(row.id)) for row in rows]


def _summary(row: Conversation, glimpse: Glimpse, cleared: CrisisClearing | None) -> View:
    who = customer(row)
    preview = " ".join((glimpse.text or "").split())
    return {
        "id": row.id,
        "mode": row.mode,
        "status": row.status,
        "lang": row.language,
        "customer_name": who["name"],
        "verified": who["verified"],
        "hostility": row.hostility,
        "target": row.target,
        "trend": row.trend,
        "intent": ((glimpse.understanding or {}).get("intent") or {}).get("name"),
        "risk": row.risk,
        "crisis": row.crisis,
        "waiting_since": iso(row.waiting_since),
        "handoff_reason": row.handoff_reason,
        "agent": {"id": row.agent.id, "name": row.agent.name} if row.agent else None,
        "last_message_at": iso(row.last_message_at),
        "preview": preview if len(preview) <= PREVIEW else preview[: PREVIEW - 1] + "…",
        "unread": glimpse.unanswered,
        "wrap_up": row.wrap_up,
        "cleared": None if cleared is None else told(cleared),
    }
