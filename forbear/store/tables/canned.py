"""Short texts that agents keep for themselves at the desk."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String, UniqueConstraint

from forbear.store.base import Base, UtcDateTime, utc_now

LONGEST_CANNED = 500
"""Characters; the unique index of the words must hold them in any script."""


class CannedReply(Base):
    """One text of one agent, whom alone it is shown to."""

    __tablename__ = "canned_replies"
    __table_args__ = (
        UniqueConstraint("agent_id", "language", "text"),
        CheckConstraint("language IN ('zh', 'en')", name="language"),
    )

    id = Column(Integer, primary_key=True)
    agent_id = Column(ForeignKey("agents.id", ondelete="CASCADE"), nullable=False)
    language = Column(String(2), nullable=False)
    text = Column(String(LONGEST_CANNED), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)
