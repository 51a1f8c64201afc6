"""That a person looked at a sign of a crisis and found none, and why."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, String, Text
from sqlalchemy.orm import relationship

from forbear.store.base import Base, UtcDateTime, utc_now


class CrisisClearing(Base):
    """Kept whatever comes after it: taking it back marks the row and removes nothing."""

    __tablename__ = "crisis_clearings"
    __table_args__ = (
        CheckConstraint("ground IN ('safe', 'idiom', 'others', 'misread', 'other')", name="ground"),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(
        ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True
    )
    agent_id = Column(ForeignKey("agents.id", ondelete="SET NULL"))
    ground = Column(String(20), nullable=False)
    reason = Column(Text, nullable=False)
    red = Column(Boolean, nullable=False)
    """Whether the gravest sign was among those cleared."""
    cleared_at = Column(UtcDateTime, nullable=False, default=utc_now)
    undone_at = Column(UtcDateTime)
    undone_by = Column(ForeignKey("agents.id", ondelete="SET NULL"))

    agent = relationship("Agent", foreign_keys=[agent_id])
