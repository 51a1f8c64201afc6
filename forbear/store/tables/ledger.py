"""What was posted to an account, and what was to be paid by which day.

Triggers of the database keep `balances` equal to the sums of `ledger_entries`: a balance that is
stated first is posted as the opening entry, and from then on it changes through the ledger alone.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    text,
)

from forbear.store.base import Base, UtcDateTime, utc_now

_IS_OPENING = text("kind = 'opening'")


class LedgerEntry(Base):
    """One posting, in signed minor units: what raises the debt is positive. Rows never change."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        UniqueConstraint("account_id", "reference"),
        CheckConstraint(
            "kind IN ('opening', 'charge', 'interest', 'fee', 'payment', 'waiver', 'adjustment')",
            name="kind",
        ),
        CheckConstraint("principal <> 0 OR interest <> 0 OR fees <> 0", name="not_empty"),
        CheckConstraint(
            "kind NOT IN ('opening', 'charge', 'interest', 'fee')"
            " OR (principal >= 0 AND interest >= 0 AND fees >= 0)",
            name="raises",
        ),
        CheckConstraint(
            "kind NOT IN ('payment', 'waiver') OR (principal <= 0 AND interest <= 0 AND fees <= 0)",
            name="lowers",
        ),
        CheckConstraint("kind <> 'charge' OR (interest = 0 AND fees = 0)", name="charge"),
        CheckConstraint("kind <> 'interest' OR (principal = 0 AND fees = 0)", name="interest"),
        CheckConstraint("kind <> 'fee' OR (principal = 0 AND interest = 0)", name="fee"),
        Index("ix_ledger_entries_account_id_posted_on", "account_id", "posted_on"),
        Index(
            "uq_ledger_entries_one_opening",
            "account_id",
            unique=True,
            sqlite_where=_IS_OPENING,
            postgresql_where=_IS_OPENING,
        ),
    )

    id = Column(Integer, primary_key=True)
    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False)
    kind = Column(String(12), nullable=False)
    principal = Column(BigInteger, nullable=False, default=0)
    interest = Column(BigInteger, nullable=False, default=0)
    fees = Column(BigInteger, nullable=False, default=0)
    posted_on = Column(Date, nullable=False)
    reference = Column(String(60), nullable=False)
    """The bank's own: the same posting is never taken twice."""
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)


class Due(Base):
    """What the contract asks to be paid by one day; late is what payments do not cover."""

    __tablename__ = "dues"
    __table_args__ = (CheckConstraint("amount > 0", name="positive"),)

    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    due_on = Column(Date, primary_key=True)
    amount = Column(BigInteger, nullable=False)


class Product(Base):
    """The terms of one kind of account in one place, as the bank sells it."""

    __tablename__ = "products"
    __table_args__ = (
        UniqueConstraint("jurisdiction", "kind"),
        CheckConstraint("jurisdiction IN ('CN', 'US', 'UK')", name="jurisdiction"),
        CheckConstraint(
            "kind IN ('credit_card', 'personal_loan', 'car_loan', 'mortgage', 'online_loan',"
            " 'overdraft')",
            name="kind",
        ),
        CheckConstraint("least_apr_bps >= 0 AND most_apr_bps <= 10000", name="apr"),
        CheckConstraint("least_apr_bps <= most_apr_bps", name="apr_order"),
        CheckConstraint("late_fee >= 0", name="late_fee"),
    )

    code = Column(String(40), primary_key=True)
    jurisdiction = Column(String(2), nullable=False)
    kind = Column(String(20), nullable=False)
    currency = Column(String(3), nullable=False)
    least_apr_bps = Column(Integer, nullable=False)
    most_apr_bps = Column(Integer, nullable=False)
    late_fee = Column(BigInteger, nullable=False)
    """For each missed due day, in minor units."""
