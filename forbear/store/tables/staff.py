"""Who works at the desk, and who is logged in."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, ForeignKey, Integer, String
from sqlalchemy.orm import relationship

from forbear.store.base import Base, UtcDateTime, utc_now


class Agent(Base):
    """A person at the desk; never the bot."""

    __tablename__ = "agents"
    __table_args__ = (
        CheckConstraint(
            "role IN ('agent', 'senior', 'supervisor', 'trainer', 'admin')", name="role"
        ),
    )

    id = Column(Integer, primary_key=True)
    login = Column(String(60), nullable=False, unique=True)
    name = Column(String(120), nullable=False)
    """What customers see: a first name, never the full one."""
    number = Column(String(10), nullable=False, unique=True)
    """The agent number that customers may ask for."""
    role = Column(String(20), nullable=False, default="agent")
    languages = Column(JSON, nullable=False, default=list)
    password_hash = Column(String(200), nullable=False)
    disabled_at = Column(UtcDateTime)
    """Since when this log-in opens nothing; lines that were written under it keep its name."""
    demo = Column(Boolean, nullable=False, default=False)
    """A demo log-in is refused wherever the gateway listens beyond loopback."""
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)


class AgentSession(Base):
    """One log-in; only the hash of its token is kept."""

    __tablename__ = "agent_sessions"

    token_hash = Column(String(64), primary_key=True)
    agent_id = Column(ForeignKey("agents.id", ondelete="CASCADE"), nullable=False, index=True)
    csrf_token = Column(String(64), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)
    expires_at = Column(UtcDateTime, nullable=False)

    agent = relationship("Agent")
