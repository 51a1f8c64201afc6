"""What is to be written to customers: put here by what happened, sent when it may be."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
)

from forbear.store.base import Base, UtcDateTime, utc_now


class OutboxLetter(Base):
    """One letter; its words are made when it is sent, from the kind and the facts."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('plan_agreed', 'promise_agreed', 'promise_reminder', 'promise_broken')",
            name="kind",
        ),
        CheckConstraint(
            "status IN ('waiting', 'sending', 'sent', 'given_up', 'unsure')", name="status"
        ),
        Index("ix_outbox_status_not_before", "status", "not_before"),
        Index("ix_outbox_customer_id", "customer_id"),
    )

    id = Column(Integer, primary_key=True)
    key = Column(String(80), nullable=False, unique=True)
    """What it is about: the same thing is never written twice."""
    customer_id = Column(ForeignKey("customers.id", ondelete="CASCADE"), nullable=False)
    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False)
    kind = Column(String(20), nullable=False)
    facts = Column(JSON, nullable=False)
    """Minor units, day texts and counts, by the names of the letter's placeholders."""
    asks_for_money = Column(Boolean, nullable=False)
    """What does not is owed to the customer, and passes stops and counts."""
    status = Column(String(10), nullable=False, default="waiting")
    """`unsure`: a process died while sending; it is not sent again by itself."""
    reason = Column(String(40))
    """Why it waits or was given up, as a machine key."""
    attempts = Column(Integer, nullable=False, default=0)
    not_before = Column(UtcDateTime, nullable=False, default=utc_now)
    useless_from = Column(Date)
    """From this day on of the customer's calendar it would come too late."""
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)
    sent_at = Column(UtcDateTime)
