"""What the supervisor's floor rests on: heat, breaks, notes, decisions, house values."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import relationship

from forbear.store.base import Base, UtcDateTime, utc_now

_BREAK_IS_OPEN = text("status IN ('offered', 'begun')")


class HotLine(Base):
    """A customer's abusive or threatening line, and the agent who had to read it."""

    __tablename__ = "hot_lines"
    __table_args__ = (Index("ix_hot_lines_agent_id_at", "agent_id", "at"),)

    message_id = Column(
        ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    conversation_id = Column(
        ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True
    )
    agent_id = Column(ForeignKey("agents.id", ondelete="CASCADE"), nullable=False)
    level = Column(Integer, nullable=False)
    at = Column(UtcDateTime, nullable=False, default=utc_now)


class AgentBreak(Base):
    """A break that was offered to an agent, or that they took; one at a time is open."""

    __tablename__ = "agent_breaks"
    __table_args__ = (
        CheckConstraint("status IN ('offered', 'begun', 'ended', 'declined')", name="status"),
        CheckConstraint(
            "because IN ('own', 'hot_chat', 'hot_minutes', 'proposed')", name="because"
        ),
        Index(
            "uq_agent_breaks_one_open",
            "agent_id",
            unique=True,
            sqlite_where=_BREAK_IS_OPEN,
            postgresql_where=_BREAK_IS_OPEN,
        ),
    )

    id = Column(Integer, primary_key=True)
    agent_id = Column(ForeignKey("agents.id", ondelete="CASCADE"), nullable=False)
    because = Column(String(20), nullable=False)
    offered_by = Column(ForeignKey("agents.id", ondelete="SET NULL"))
    """The supervisor, where one proposed it."""
    status = Column(String(10), nullable=False)
    offered_at = Column(UtcDateTime, nullable=False, default=utc_now)
    begun_at = Column(UtcDateTime)
    settled_at = Column(UtcDateTime)
    """When it ended or was declined."""

    supervisor = relationship("Agent", foreign_keys=[offered_by])


class ConversationNote(Base):
    """What the staff tell each other about a conversation; no customer and no model reads it."""

    __tablename__ = "conversation_notes"
    __table_args__ = (UniqueConstraint("conversation_id", "client_id"),)

    id = Column(Integer, primary_key=True)
    conversation_id = Column(ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False)
    agent_id = Column(ForeignKey("agents.id", ondelete="SET NULL"))
    author_name = Column(String(120), nullable=False)
    client_id = Column(String(64), nullable=False)
    text = Column(Text, nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)


class HouseValue(Base):
    """A value of the house as somebody set it; the newest of a name holds, older ones are kept."""

    __tablename__ = "house_values"
    __table_args__ = (Index("ix_house_values_name", "name", "id"),)

    id = Column(Integer, primary_key=True)
    name = Column(String(40), nullable=False)
    value = Column(JSON, nullable=False)
    set_by = Column(ForeignKey("agents.id", ondelete="SET NULL"))
    set_at = Column(UtcDateTime, nullable=False, default=utc_now)

    agent = relationship("Agent")


class ApprovalDecision(Base):
    """How somebody with the authority decided on a ticket that waited for it."""

    __tablename__ = "approval_decisions"
    __table_args__ = (CheckConstraint("decision IN ('approved', 'refused')", name="decision"),)

    ticket_id = Column(
        ForeignKey("tickets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    decision = Column(String(10), nullable=False)
    reason = Column(String(500), nullable=False)
    decided_by = Column(ForeignKey("agents.id", ondelete="SET NULL"))
    decided_at = Column(UtcDateTime, nullable=False, default=utc_now)
    told_at = Column(UtcDateTime)
    """When the customer heard of it in the chat."""

    ticket = relationship("Ticket")
    agent = relationship("Agent")


class OverrideRequest(Base):
    """An agent's blocked reply that waits for a supervisor's word."""

    __tablename__ = "override_requests"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'sent', 'declined')", name="status"),
        UniqueConstraint("conversation_id", "client_id"),
        Index("ix_override_requests_status", "status"),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False)
    agent_id = Column(ForeignKey("agents.id", ondelete="CASCADE"), nullable=False)
    client_id = Column(String(64), nullable=False)
    text = Column(Text, nullable=False)
    rules = Column(JSON, nullable=False, default=list)
    status = Column(String(10), nullable=False, default="open")
    decided_by = Column(ForeignKey("agents.id", ondelete="SET NULL"))
    reason = Column(String(500))
    asked_at = Column(UtcDateTime, nullable=False, default=utc_now)
    decided_at = Column(UtcDateTime)

    agent = relationship("Agent", foreign_keys=[agent_id])
