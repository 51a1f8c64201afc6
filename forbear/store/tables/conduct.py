"""What was sent although the conduct check had something against it."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, String, Text

from forbear.store.base import Base, UtcDateTime, utc_now


class ConductRecord(Base):
    """The findings in one line of an agent; a blocked one has the reason of whoever sent it."""

    __tablename__ = "conduct_records"
    __table_args__ = (
        CheckConstraint("severity IN ('fix', 'block')", name="severity"),
        CheckConstraint("severity = 'fix' OR reason IS NOT NULL", name="reason"),
    )

    message_id = Column(
        ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    conversation_id = Column(
        ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True
    )
    agent_id = Column(ForeignKey("agents.id", ondelete="SET NULL"), index=True)
    severity = Column(String(10), nullable=False)
    findings = Column(JSON, nullable=False)
    """Rule, severity and place of each; the words are those of the rule pack."""
    reason = Column(Text)
    pack_version = Column(String(40), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)
