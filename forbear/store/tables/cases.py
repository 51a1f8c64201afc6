"""What somebody has to decide or look after: disputes, complaints, vulnerability."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    text,
)

from forbear.store.base import Base, UtcDateTime, utc_now

_IS_OPEN = text("status = 'open'")


class Dispute(Base):
    """What a customer says is wrong with an account; collecting that part pauses meanwhile."""

    __tablename__ = "disputes"
    __table_args__ = (
        CheckConstraint(
            "subject IN ('amount', 'ownership', 'paid', 'fee', 'fraud', 'date')", name="subject"
        ),
        CheckConstraint("status IN ('open', 'upheld', 'rejected', 'withdrawn')", name="status"),
        CheckConstraint("(status = 'open') = (decided_at IS NULL)", name="decided"),
        Index(
            "uq_disputes_one_open",
            "account_id",
            "subject",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
    )

    id = Column(Integer, primary_key=True)
    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False)
    conversation_id = Column(ForeignKey("conversations.id", ondelete="SET NULL"))
    ticket_id = Column(ForeignKey("tickets.id", ondelete="SET NULL"))
    subject = Column(String(12), nullable=False)
    status = Column(String(10), nullable=False, default="open")
    opened_at = Column(UtcDateTime, nullable=False, default=utc_now)
    decided_at = Column(UtcDateTime)


class Complaint(Base):
    """A complaint and its clock; extensions count from the day it was received."""

    __tablename__ = "complaints"
    __table_args__ = (
        CheckConstraint("jurisdiction IN ('CN', 'US', 'UK')", name="jurisdiction"),
        CheckConstraint("status IN ('open', 'answered', 'withdrawn')", name="status"),
        CheckConstraint("(status = 'open') = (answered_at IS NULL)", name="answered"),
        CheckConstraint("extensions >= 0", name="extensions"),
        CheckConstraint("answer_by >= received_on", name="order"),
        Index("ix_complaints_customer_id", "customer_id"),
        Index("ix_complaints_status_answer_by", "status", "answer_by"),
    )

    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("customers.id", ondelete="CASCADE"), nullable=False)
    conversation_id = Column(ForeignKey("conversations.id", ondelete="SET NULL"))
    ticket_id = Column(ForeignKey("tickets.id", ondelete="SET NULL"))
    jurisdiction = Column(String(2), nullable=False)
    channel = Column(String(20), nullable=False, default="bank")
    received_on = Column(Date, nullable=False)
    """By the customer's own calendar."""
    extensions = Column(Integer, nullable=False, default=0)
    answer_by = Column(Date, nullable=False)
    status = Column(String(10), nullable=False, default="open")
    answered_at = Column(UtcDateTime)


class VulnerabilityNote(Base):
    """What a customer allowed us to keep about their circumstances, for a short time only."""

    __tablename__ = "vulnerability_notes"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('mental_health', 'physical', 'disability', 'caring', 'abuse', 'addiction',"
            " 'literacy_language', 'age', 'bereavement')",
            name="kind",
        ),
        CheckConstraint("kept_days BETWEEN 1 AND 365", name="short"),
        Index("ix_vulnerability_notes_customer_id", "customer_id"),
        Index("ix_vulnerability_notes_expires_on", "expires_on"),
    )

    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("customers.id", ondelete="CASCADE"), nullable=False)
    kind = Column(String(20), nullable=False)
    note = Column(Text, nullable=False, default="")
    """What helps, in an agent's words: never a diagnosis."""
    consent_at = Column(UtcDateTime, nullable=False)
    """Without consent there is no row."""
    kept_days = Column(Integer, nullable=False)
    expires_on = Column(Date, nullable=False)
