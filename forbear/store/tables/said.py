"""What was said from a draft, and how heated the customer was before and after it."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, Float, ForeignKey, Index, Integer, String

from forbear.store.base import Base, UtcDateTime, utc_now
from forbear.store.tables.acts import ACT_LENGTH, act_of_row


class SaidReply(Base):
    """One drafted line of ours; the levels are those of the customer's messages around it."""

    __tablename__ = "said_replies"
    __table_args__ = (
        CheckConstraint("speaker IN ('bot', 'agent')", name="speaker"),
        Index("ix_said_replies_waiting", "conversation_id", "hostility_after"),
        Index(
            "ix_said_replies_report",
            *("said_at", "language", "strategy", "act"),
            *("hostility_before", "hostility_after", "conversation_id"),
        ),
    )

    message_id = Column(
        ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    conversation_id = Column(ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False)
    speaker = Column(String(10), nullable=False)
    acts = Column(JSON, nullable=False)
    act = Column(String(ACT_LENGTH), nullable=False, default=act_of_row, server_default="")
    strategy = Column(String(40), nullable=False)
    action = Column(String(80), nullable=False)
    language = Column(String(2), nullable=False)
    edit_ratio = Column(Float, nullable=False, default=0.0)
    hostility_before = Column(Integer)
    """Empty where the message it answers was not understood in time."""
    hostility_after = Column(Integer)
    """Empty until the customer writes again."""
    said_at = Column(UtcDateTime, nullable=False, default=utc_now)
