"""What a customer can pay, and what they were offered for it."""

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
    UniqueConstraint,
)

from forbear.store.base import Base, UtcDateTime, utc_now


class AffordabilityAssessment(Base):
    """Income and essentials as said, and what is left; amounts per month in minor units."""

    __tablename__ = "affordability_assessments"
    __table_args__ = (
        CheckConstraint("income >= 0 AND essentials >= 0 AND affordable >= 0", name="not_negative"),
        CheckConstraint("disposable = income - essentials", name="disposable"),
        CheckConstraint("evidence IN ('self_declared', 'documents')", name="evidence"),
        Index("ix_affordability_assessments_account_id", "account_id", "assessed_at"),
    )

    id = Column(Integer, primary_key=True)
    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False)
    conversation_id = Column(ForeignKey("conversations.id", ondelete="SET NULL"))
    income = Column(BigInteger, nullable=False)
    essentials = Column(BigInteger, nullable=False)
    essentials_by_kind = Column(JSON, nullable=False, default=dict)
    disposable = Column(BigInteger, nullable=False)
    savings_buffer = Column(BigInteger, nullable=False)
    available = Column(BigInteger, nullable=False)
    affordable = Column(BigInteger, nullable=False)
    evidence = Column(String(20), nullable=False, default="self_declared")
    assessed_at = Column(UtcDateTime, nullable=False, default=utc_now)


class OfferMade(Base):
    """An offer as it was made, with every field; the engine gives the same one the same id."""

    __tablename__ = "offers_made"
    __table_args__ = (
        UniqueConstraint("conversation_id", "offer_id"),
        CheckConstraint("status IN ('shown', 'accepted', 'declined', 'expired')", name="status"),
        CheckConstraint("(status = 'shown') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("apr_bps >= 0 AND apr_bps <= contract_apr_bps", name="no_dearer"),
        CheckConstraint("n IS NULL OR n BETWEEN 1 AND 600", name="n"),
        CheckConstraint("waived >= 0 AND down_payment >= 0 AND total_fees >= 0", name="amounts"),
        Index("ix_offers_made_account_id", "account_id"),
        Index("ix_offers_made_status_expires_on", "status", "expires_on"),
    )

    id = Column(Integer, primary_key=True)
    offer_id = Column(String(40), nullable=False)
    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False)
    conversation_id = Column(ForeignKey("conversations.id", ondelete="SET NULL"))
    plan_id = Column(ForeignKey("plans.id", ondelete="SET NULL"))
    kind = Column(String(30), nullable=False)
    currency = Column(String(3), nullable=False)
    principal = Column(BigInteger, nullable=False)
    apr_bps = Column(Integer, nullable=False)
    contract_apr_bps = Column(Integer, nullable=False)
    n = Column(Integer)
    instalment = Column(BigInteger)
    last_instalment = Column(BigInteger)
    first_due_on = Column(Date)
    total_interest = Column(BigInteger)
    total_fees = Column(BigInteger, nullable=False)
    total_payable = Column(BigInteger)
    waived = Column(BigInteger, nullable=False)
    down_payment = Column(BigInteger, nullable=False, default=0)
    balance_after = Column(BigInteger)
    days = Column(Integer)
    review_on = Column(Date)
    conditions = Column(JSON, nullable=False)
    reasons = Column(JSON, nullable=False)
    expires_on = Column(Date, nullable=False)
    approval_needed = Column(Boolean, nullable=False)
    authority_needed = Column(String(20), nullable=False)
    disclosure_id = Column(String(40), nullable=False)
    engine_version = Column(String(20), nullable=False)
    status = Column(String(10), nullable=False, default="shown")
    made_at = Column(UtcDateTime, nullable=False, default=utc_now)
    decided_at = Column(UtcDateTime)
