"""Clears a sign of a crisis with a ground, and takes that back. The caller owns the transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from forbear.store.audit import record_act
from forbear.store.base import utc_now
from forbear.store.stretches import reopen_crisis
from forbear.store.tables import Agent, Conversation, CrisisClearing

GROUNDS = ("safe", "idiom", "others", "misread", "other")
RED = "self_harm_red"


def is_red(conversation: Conversation) -> bool:
    return RED in (conversation.risk or [])


def record_clearing(
    session: Session, conversation: Conversation, agent: Agent, ground: str, reason: str
) -> CrisisClearing:
    """A person has made sure. What the customer writes next may raise it again."""
    row = CrisisClearing(
        conversation_id=conversation.id,
        agent_id=agent.id,
        ground=ground,
        reason=reason,
        red=is_red(conversation),
    )
    session.add(row)
    conversation.crisis = False
    session.flush()
    _note(session, "crisis_cleared", conversation, agent, row)
    return row


def undo_clearing(session: Session, conversation: Conversation, agent: Agent) -> bool:
    """The crisis goes on as if it had not been cleared; False where there is nothing to undo."""
    row = list_clearings(session, [conversation.id]).get(conversation.id)
    if row is None or conversation.crisis:
        return False
    row.undone_at, row.undone_by = utc_now(), agent.id
    # Before the flag: what is open again is not begun a second time, and counts once.
    reopen_crisis(session, conversation.id)
    conversation.crisis = True
    session.flush()
    _note(session, "crisis_clearing_undone", conversation, agent, row)
    return True


def list_clearings(session: Session, conversation_ids: Sequence[str]) -> dict[str, CrisisClearing]:
    """The last clearing of each conversation, unless it was taken back."""
    query = (
        select(CrisisClearing)
        .where(CrisisClearing.conversation_id.in_(list(conversation_ids)))
        .options(joinedload(CrisisClearing.agent))
        .order_by(CrisisClearing.id)
    )
    last = {row.conversation_id: row for row in session.execute(query).scalars()}
    return {key: row for key, row in last.items() if row.undone_at is None}


def told(row: CrisisClearing) -> dict[str, str | None]:
    """As the desk hears of it."""
    by = row.agent.name if row.agent else None
    at = row.cleared_at.isoformat().replace("+00:00", "Z")
    return {"ground": row.ground, "reason": row.reason, "by": by, "at": at}


def _note(
    session: Session, act: str, conversation: Conversation, agent: Agent, row: CrisisClearing
) -> None:
    record_act(
        session,
        act,
        f"agent:{agent.id}",
        customer_id=conversation.customer_id,
        conversation_id=conversation.id,
        detail={"clearing": row.id, "ground": row.ground, "red": row.red},
    )
