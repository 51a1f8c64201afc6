"""What the bank knows: customers, their accounts, balances and payments."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import (
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
from sqlalchemy.orm import relationship

from forbear.store.base import Base, UtcDateTime, utc_now


class Customer(Base):
    """A person who owes the bank, or did."""

    __tablename__ = "customers"
    __table_args__ = (
        CheckConstraint("jurisdiction IN ('CN', 'US', 'UK')", name="jurisdiction"),
        CheckConstraint("language IN ('zh', 'en')", name="language"),
        Index("uq_customers_audit_key", "audit_key", unique=True),
    )

    id = Column(Integer, primary_key=True)
    reference = Column(String(32), nullable=False, unique=True)
    """The customer number: on the card's letter, and the subject of the bank's signed token."""
    name = Column(String(120), nullable=False)
    language = Column(String(2), nullable=False)
    jurisdiction = Column(String(2), nullable=False)
    timezone = Column(String(64), nullable=False)
    """An IANA zone name, such as Asia/Shanghai."""
    birth_year = Column(Integer, nullable=False)
    audit_key = Column(String(32), default=lambda: uuid4().hex)
    """By which the audit trail knows the customer; empty once they were erased."""
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)

    accounts = relationship("Account", back_populates="customer", order_by="Account.id")


class Account(Base):
    """A card or loan of one customer."""

    __tablename__ = "accounts"
    __table_args__ = (
        CheckConstraint(
            "product IN ('credit_card', 'personal_loan', 'car_loan', 'mortgage', 'online_loan',"
            " 'overdraft')",
            name="product",
        ),
        CheckConstraint(
            "stop_state IN ('none', 'breathing_space', 'bankruptcy', 'cease', 'signed_plan',"
            " 'attorney')",
            name="stop_state",
        ),
        CheckConstraint("apr_bps >= 0", name="apr"),
        CheckConstraint("length(last4) = 4", name="last4"),
        Index("uq_accounts_reference", "reference", unique=True),
    )

    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True)
    reference = Column(String(40))
    """The bank's own, by which imports know the account."""
    product = Column(String(20), nullable=False)
    last4 = Column(String(4), nullable=False)
    currency = Column(String(3), nullable=False)
    apr_bps = Column(Integer, nullable=False)
    """Nominal annual rate in hundredths of a percent: 1825 is 18.25 %."""
    opened_on = Column(Date, nullable=False)
    past_due_since = Column(Date)
    """The due date of the oldest amount not paid; empty when nothing is overdue."""
    next_due_on = Column(Date, nullable=False)
    stop_state = Column(String(20), nullable=False, default="none")
    legal_referral = Column(Boolean, nullable=False, default=False)

    customer = relationship("Customer", back_populates="accounts")
    balance = relationship("Balance", back_populates="account", uselist=False)
    payments = relationship("Payment", back_populates="account", order_by="Payment.paid_on")


class Balance(Base):
    """What one account owes, split by kind, in minor units of its currency."""

    __tablename__ = "balances"
    __table_args__ = (
        CheckConstraint("principal >= 0 AND interest >= 0 AND fees >= 0", name="not_negative"),
    )

    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    principal = Column(BigInteger, nullable=False)
    interest = Column(BigInteger, nullable=False)
    fees = Column(BigInteger, nullable=False)
    as_of = Column(Date, nullable=False)

    account = relationship("Account", back_populates="balance")

    @property
    def total(self) -> int:
        return self.principal + self.interest + self.fees


class Payment(Base):
    """Money received. Rows are added and never edited."""

    __tablename__ = "payments"
    __table_args__ = (
        UniqueConstraint("account_id", "reference"),
        CheckConstraint("amount > 0", name="positive"),
    )

    id = Column(Integer, primary_key=True)
    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False)
    amount = Column(BigInteger, nullable=False)
    paid_on = Column(Date, nullable=False)
    channel = Column(String(20), nullable=False)
    reference = Column(String(40), nullable=False)

    account = relationship("Account", back_populates="payments")


class IdentityCheck(Base):
    """One answer to the identity questions. Rows are added and never edited."""

    __tablename__ = "identity_checks"

    id = Column(Integer, primary_key=True)
    conversation_id = Column(
        ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True
    )
    customer_id = Column(ForeignKey("customers.id", ondelete="CASCADE"), index=True)
    """Empty when the conversation is bound to nobody whom the bank knows."""
    message_key = Column(String(100), nullable=False, unique=True)
    """The customer's message that held the answer: the same message is never counted twice."""
    passed = Column(Boolean, nullable=False)
    checked_at = Column(UtcDateTime, nullable=False, default=utc_now)
