"""What trainers look through: customers' messages without names, and why each is worth a look.

It is made from the messages and can be made again, but for the trainers' marks and tags.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, Integer, String, Text

from forbear.store.base import Base, UtcDateTime


class ReviewItem(Base):
    """One understood message of a customer. Lists stand as `,a,b,` so that both databases search
    them alike."""

    __tablename__ = "review_items"
    __table_args__ = (
        CheckConstraint("weight >= 0", name="weight"),
        Index("ix_review_items_order", "weight", "at", "message_id"),
        Index("ix_review_items_at", "at"),
    )

    message_id = Column(
        ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    conversation_id = Column(
        ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True
    )
    seq = Column(Integer, nullable=False)
    text = Column(Text, nullable=False)
    """Masked of personal data: what is searched is what is shown."""
    language = Column(String(10), nullable=False)
    intent = Column(String(60), nullable=False)
    confidence = Column(Float, nullable=False)
    hostility = Column(Integer, nullable=False)
    flags = Column(String(400), nullable=False)
    action = Column(String(80), nullable=False, default="")
    """What was drafted first, or said by the bot."""
    policy = Column(String(60), nullable=False, default="")
    reasons = Column(String(200), nullable=False)
    weight = Column(Integer, nullable=False)
    length = Column(Integer, nullable=False)
    tags = Column(String(400), nullable=False, default=",")
    reviewed_at = Column(UtcDateTime)
    reviewed_by = Column(ForeignKey("agents.id", ondelete="SET NULL"))
    at = Column(UtcDateTime, nullable=False)


class ReviewMark(Base):
    """How far a conversation has been looked through for reasons."""

    __tablename__ = "review_marks"

    conversation_id = Column(ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True)
    seen_at = Column(UtcDateTime, nullable=False)
    """What was said or decided after this has not been looked at."""
    look_again_at = Column(UtcDateTime)
    """Set while something is undecided that no later line need announce."""
