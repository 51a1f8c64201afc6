"""Heat that agents had to read, and the breaks that follow. The caller owns the transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from forbear.rules.agent_load import CHATS_WITHIN, Hot, hot_minutes, is_hot
from forbear.rules.floor_alerts import Limits
from forbear.store.audit import record_act
from forbear.store.house import read_limits
from forbear.store.tables import AgentBreak, Conversation, HotLine, Message

OPEN = ("offered", "begun")


def note_heat(session: Session, conversation: Conversation, message: Message, level: int) -> bool:
    """Keep that its agent had to read this line, once; whether it was such a line."""
    if conversation.mode != "agent" or conversation.agent_id is None or not is_hot(level):
        return False
    if session.get(HotLine, message.id) is None:
        session.add(
            HotLine(
                message_id=message.id,
                conversation_id=conversation.id,
                agent_id=conversation.agent_id,
                level=level,
                at=message.created_at,
            )
        )
        session.flush()
    return True


def list_heat(
    session: Session, now: datetime, agent_ids: Iterable[int] | None = None
) -> dict[int, list[Hot]]:
    """The hot lines of the last two hours, by agent."""
    query = select(HotLine).where(HotLine.at > now - CHATS_WITHIN)
    if agent_ids is not None:
        query = query.where(HotLine.agent_id.in_(list(agent_ids)))
    found: dict[int, list[Hot]] = defaultdict(list)
    for row in session.execute(query).scalars():
        found[row.agent_id].append(Hot(row.conversation_id, row.level, row.at))
    return found


def find_break(session: Session, agent_id: int) -> AgentBreak | None:
    """The one that is offered or has begun."""
    query = select(AgentBreak).where(AgentBreak.agent_id == agent_id, AgentBreak.status.in_(OPEN))
    query = query.options(joinedload(AgentBreak.supervisor))
    return session.execute(query).scalar_one_or_none()


def list_breaks(session: Session) -> dict[int, AgentBreak]:
    """Those that are offered or have begun, by agent."""
    query = select(AgentBreak).where(AgentBreak.status.in_(OPEN))
    query = query.options(joinedload(AgentBreak.supervisor))
    return {row.agent_id: row for row in session.execute(query).scalars()}


def is_resting(session: Session, agent_id: int) -> bool:
    found = find_break(session, agent_id)
    return found is not None and found.status == "begun"


def offer_break(
    session: Session, agent_id: int, because: str, now: datetime, offered_by: int | None = None
) -> AgentBreak | None:
    """Offer one, unless one is open already; what is new, or None."""
    if find_break(session, agent_id) is not None:
        return None
    row = AgentBreak(
        agent_id=agent_id,
        because=because,
        offered_by=offered_by,
        status="offered",
        offered_at=now,
    )
    session.add(row)
    session.flush()
    if offered_by is not None:
        record_act(session, "break_proposed", f"agent:{offered_by}", detail={"agent": agent_id})
    return row


def offer_after_chat(
    session: Session, agent_id: int, conversation_id: str, now: datetime
) -> AgentBreak | None:
    """Once an agent is out of a conversation that was abusive since their last break."""
    query = select(func.count()).where(
        HotLine.agent_id == agent_id,
        HotLine.conversation_id == conversation_id,
        HotLine.at > _last_settled(session, agent_id, now),
    )
    if not session.execute(query).scalar_one():
        return None
    return offer_break(session, agent_id, "hot_chat", now)


def offer_after_heat(session: Session, agent_id: int, now: datetime) -> AgentBreak | None:
    """Once so many minutes of the last hour, since their last break, were hot."""
    limits: Limits = read_limits(session)
    since = _last_settled(session, agent_id, now)
    lines = list_heat(session, now, [agent_id])[agent_id]
    if hot_minutes([each for each in lines if each.at > since], now) < limits.hot_minutes:
        return None
    return offer_break(session, agent_id, "hot_minutes", now)


def begin_break(session: Session, agent_id: int, now: datetime) -> None:
    """Take the one that is offered, or one of their own accord; again changes nothing."""
    row = find_break(session, agent_id)
    if row is None:
        row = AgentBreak(agent_id=agent_id, because="own", status="offered", offered_at=now)
        session.add(row)
    if row.status == "offered":
        row.status, row.begun_at = "begun", now
        session.flush()


def settle_break(session: Session, agent_id: int, now: datetime) -> None:
    """End the one that has begun, or decline the one that is offered."""
    row = find_break(session, agent_id)
    if row is not None:
        row.status = "ended" if row.status == "begun" else "declined"
        row.settled_at = now
        session.flush()


def _last_settled(session: Session, agent_id: int, now: datetime) -> datetime:
    query = select(func.max(AgentBreak.settled_at)).where(AgentBreak.agent_id == agent_id)
    last: datetime | None = session.execute(query).scalar_one_or_none()
    return max(last, now - CHATS_WITHIN) if last else now - CHATS_WITHIN
