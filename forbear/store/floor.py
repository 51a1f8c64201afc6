"""What the floor looks like now. The caller owns the transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.rules.agent_load import Hot, hot_chats, hot_minutes
from forbear.rules.floor_alerts import Chat, Strain
from forbear.store.breaks import list_breaks, list_heat
from forbear.store.tables import Agent, AgentBreak, Conversation

MOST = 2000


@dataclass(frozen=True)
class Colleague:
    """Somebody who works at the desk, and what they have to bear."""

    agent: Agent
    open_chats: int
    heat: tuple[Hot, ...]
    rest: AgentBreak | None

    def strain(self, now: datetime) -> Strain:
        return Strain(self.agent.id, hot_minutes(self.heat, now), hot_chats(self.heat, now))


def list_open_chats(session: Session) -> list[Chat]:
    """Every open conversation in which something was said, who waits longest first."""
    columns = (
        Conversation.id,
        Conversation.language,
        Conversation.hostility,
        Conversation.risk,
        Conversation.crisis,
        Conversation.waiting_since,
        Conversation.agent_id,
    )
    query = (
        select(*columns)
        .where(Conversation.status == "open", Conversation.last_seq > 0)
        .order_by(Conversation.waiting_since.is_(None), Conversation.waiting_since)
        .limit(MOST)
    )
    return [
        Chat(name, language, hostility, tuple(risk or ()), crisis, since, agent_id)
        for name, language, hostility, risk, crisis, since, agent_id in session.execute(query)
    ]


def list_colleagues(
    session: Session, roles: tuple[str, ...], chats: list[Chat], now: datetime
) -> list[Colleague]:
    """By name, so that the order says nothing about anybody."""
    query = select(Agent).where(Agent.role.in_(roles), Agent.disabled_at.is_(None))
    agents = session.execute(query.order_by(Agent.name, Agent.id)).scalars().all()
    heat = list_heat(session, now, [agent.id for agent in agents])
    breaks = list_breaks(session)
    return [
        Colleague(
            agent=agent,
            open_chats=sum(chat.agent_id == agent.id for chat in chats),
            heat=tuple(heat.get(agent.id, ())),
            rest=breaks.get(agent.id),
        )
        for agent in agents
    ]
