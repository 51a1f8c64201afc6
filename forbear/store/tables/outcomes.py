"""What a conversation leads to: plans, promises, tickets, and which actions were committed."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
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

_PLAN_IS_OPEN = text("status IN ('needs_approval', 'active')")
_PROMISE_IS_OPEN = text("status IN ('proposed', 'confirmed', 'reminded')")


class CommittedAction(Base):
    """One side effect, done once: a retry finds the row and answers with its result."""

    __tablename__ = "committed_actions"

    message_key = Column(String(100), primary_key=True)
    action = Column(String(80), primary_key=True)
    conversation_id = Column(String(64), nullable=False, index=True)
    result = Column(JSON, nullable=False)
    committed_at = Column(UtcDateTime, nullable=False, default=utc_now)


class Plan(Base):
    """A repayment plan that a customer accepted, exact to the minor unit."""

    __tablename__ = "plans"
    __table_args__ = (
        CheckConstraint(
            "status IN ('needs_approval', 'active', 'completed', 'broken', 'cancelled')",
            name="status",
        ),
        CheckConstraint("n BETWEEN 1 AND 600", name="n"),
        CheckConstraint("instalment > 0 AND last_instalment > 0", name="positive"),
        CheckConstraint("apr_bps >= 0", name="apr"),
        Index(
            "uq_plans_one_open",
            "account_id",
            unique=True,
            sqlite_where=_PLAN_IS_OPEN,
            postgresql_where=_PLAN_IS_OPEN,
        ),
    )

    id = Column(Integer, primary_key=True)
    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True)
    conversation_id = Column(ForeignKey("conversations.id", ondelete="SET NULL"))
    kind = Column(String(30), nullable=False)
    principal = Column(BigInteger, nullable=False)
    apr_bps = Column(Integer, nullable=False)
    n = Column(Integer, nullable=False)
    instalment = Column(BigInteger, nullable=False)
    last_instalment = Column(BigInteger, nullable=False)
    total_interest = Column(BigInteger, nullable=False)
    total_payable = Column(BigInteger, nullable=False)
    first_due_on = Column(Date, nullable=False)
    status = Column(String(20), nullable=False)
    engine_version = Column(String(20), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)

    instalments = relationship("PlanInstalment", order_by="PlanInstalment.number")


class PlanInstalment(Base):
    """One payment of a plan."""

    __tablename__ = "plan_instalments"

    plan_id = Column(ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True)
    number = Column(Integer, primary_key=True)
    due_on = Column(Date, nullable=False)
    amount = Column(BigInteger, nullable=False)
    interest = Column(BigInteger, nullable=False)
    principal = Column(BigInteger, nullable=False)


class PromiseToPay(Base):
    """One amount that a customer undertook to pay by one day; states in `rules.promise_states`."""

    __tablename__ = "promises"
    __table_args__ = (
        CheckConstraint("amount > 0", name="positive"),
        CheckConstraint("paid >= 0", name="paid"),
        CheckConstraint(
            "status IN ('proposed', 'confirmed', 'reminded', 'kept', 'partial', 'broken',"
            " 'replanned', 'escalated', 'cancelled')",
            name="status",
        ),
        CheckConstraint("source IN ('customer', 'plan')", name="source"),
        CheckConstraint("confidence IS NULL OR confidence IN ('low', 'high')", name="confidence"),
        Index(
            "uq_promises_one_open",
            "account_id",
            unique=True,
            sqlite_where=_PROMISE_IS_OPEN,
            postgresql_where=_PROMISE_IS_OPEN,
        ),
        Index("ix_promises_status_due_on", "status", "due_on"),
    )

    id = Column(Integer, primary_key=True)
    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True)
    conversation_id = Column(ForeignKey("conversations.id", ondelete="SET NULL"))
    amount = Column(BigInteger, nullable=False)
    due_on = Column(Date, nullable=False)
    """By the calendar of the place where the customer lives."""
    status = Column(String(10), nullable=False, default="confirmed")
    paid = Column(BigInteger, nullable=False, default=0)
    """What came in for it, when it was judged."""
    channel = Column(String(20))
    """How the customer means to pay."""
    source = Column(String(10), nullable=False, default="customer")
    confidence = Column(String(10))
    reason = Column(String(40))
    """Why it was moved last, as a machine key."""
    created_by = Column(String(60), nullable=False, default="system")
    reminder_consent = Column(Boolean, nullable=False, default=True)
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)
    closed_at = Column(UtcDateTime)


class Ticket(Base):
    """Something a person must follow up: a dispute, a complaint, a call-back, a stop, a threat."""

    __tablename__ = "tickets"
    __table_args__ = (UniqueConstraint("reference"), Index("ix_tickets_status", "status"))

    id = Column(Integer, primary_key=True)
    reference = Column(String(20), nullable=False)
    kind = Column(String(30), nullable=False)
    conversation_id = Column(ForeignKey("conversations.id", ondelete="SET NULL"), index=True)
    customer_id = Column(ForeignKey("customers.id", ondelete="SET NULL"), index=True)
    detail = Column(Text, nullable=False, default="")
    status = Column(String(10), nullable=False, default="open")
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)
