"""Spans of a conversation that reports measure, and what the conduct check found in drafts."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, Float, ForeignKey, Index, Integer, String

from forbear.store.base import Base, UtcDateTime, utc_now


class Stretch(Base):
    """From a beginning to an end, such as from the wish for a person to the person."""

    __tablename__ = "stretches"
    __table_args__ = (
        CheckConstraint("kind IN ('first_reply', 'person', 'crisis')", name="kind"),
        Index("ix_stretches_began", "kind", "began_on"),
        Index("ix_stretches_open", "conversation_id", "kind", "ended_at"),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False)
    kind = Column(String(12), nullable=False)
    began_at = Column(UtcDateTime, nullable=False)
    began_on = Column(Date, nullable=False)
    """The day of it, UTC: both databases group by it alike."""
    reason = Column(String(30))
    """Why a person was asked for, as a machine key."""
    ended_at = Column(UtcDateTime)
    ended_by = Column(String(10))
    """`bot` or `agent`: who replied or came; `none` where the conversation ended before."""
    seconds = Column(Float)
    """To a tenth, so that reports can count those that are alike."""


class ConductFinding(Base):
    """One rule that an agent's draft or line broke, and what became of it; never by whom."""

    __tablename__ = "conduct_findings"
    __table_args__ = (
        CheckConstraint("outcome IN ('mended', 'advised', 'overridden')", name="outcome"),
        Index("ix_conduct_findings_report", "at", "rule", "outcome", "conversation_id"),
    )

    message_id = Column(
        ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    rule = Column(String(20), primary_key=True)
    conversation_id = Column(
        ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True
    )
    outcome = Column(String(10), nullable=False)
    """`mended`: found while it was written, gone when it was sent; `advised`: sent with a finding
    that only advises; `overridden`: blocked, and sent by a supervisor with a reason."""
    at = Column(UtcDateTime, nullable=False, default=utc_now)
