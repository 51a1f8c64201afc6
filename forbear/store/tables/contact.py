"""How a customer can be reached, may be reached, and was reached."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
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

_CHANNELS = "('phone', 'sms', 'email', 'app', 'letter', 'visit')"
_HOLDS = text("ended_at IS NULL")


class ContactPoint(Base):
    """One number or address of a customer."""

    __tablename__ = "contact_points"
    __table_args__ = (
        UniqueConstraint("customer_id", "kind", "value"),
        CheckConstraint("kind IN ('phone', 'email', 'address')", name="kind"),
        CheckConstraint("label IN ('mobile', 'home', 'work', 'other')", name="label"),
        CheckConstraint("status IN ('active', 'wrong', 'removed')", name="status"),
    )

    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("customers.id", ondelete="CASCADE"), nullable=False)
    kind = Column(String(10), nullable=False)
    label = Column(String(10), nullable=False, default="other")
    value = Column(String(200), nullable=False)
    status = Column(String(10), nullable=False, default="active")
    """`wrong`: somebody else answers there, and it is never tried again."""
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)


class ContactPreference(Base):
    """What a customer asked for: no calls, only mail, not at work, not before ten."""

    __tablename__ = "contact_preferences"
    __table_args__ = (
        CheckConstraint("kind IN ('never', 'only', 'not_at_work', 'hours')", name="kind"),
        CheckConstraint(f"channel IS NULL OR channel IN {_CHANNELS}", name="channel"),
        CheckConstraint("kind <> 'only' OR channel IS NOT NULL", name="only_one"),
        CheckConstraint(
            "(kind = 'hours') = (from_minute IS NOT NULL AND until_minute IS NOT NULL)",
            name="hours",
        ),
        CheckConstraint(
            "from_minute IS NULL"
            " OR (from_minute >= 0 AND from_minute < until_minute AND until_minute <= 1440)",
            name="minutes",
        ),
        Index("ix_contact_preferences_customer_id", "customer_id"),
    )

    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("customers.id", ondelete="CASCADE"), nullable=False)
    kind = Column(String(12), nullable=False)
    channel = Column(String(10))
    """Empty with `never`: every channel. An opt-out is `never` of one channel."""
    from_minute = Column(Integer)
    until_minute = Column(Integer)
    """Minutes of the customer's own day between which contact suits them."""
    conversation_id = Column(ForeignKey("conversations.id", ondelete="SET NULL"))
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)
    ended_at = Column(UtcDateTime)


class ContactEvent(Base):
    """One contact or try; limits are counted from these rows. Rows are added and never edited."""

    __tablename__ = "contact_log"
    __table_args__ = (
        CheckConstraint(f"channel IN {_CHANNELS}", name="channel"),
        CheckConstraint("direction IN ('outbound', 'inbound')", name="direction"),
        CheckConstraint(
            "outcome IN ('talked', 'unanswered', 'delivered', 'failed')", name="outcome"
        ),
        Index("ix_contact_log_customer_id_at", "customer_id", "at"),
    )

    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("customers.id", ondelete="CASCADE"), nullable=False)
    account_id = Column(ForeignKey("accounts.id", ondelete="SET NULL"))
    contact_point_id = Column(ForeignKey("contact_points.id", ondelete="SET NULL"))
    channel = Column(String(10), nullable=False)
    direction = Column(String(10), nullable=False)
    outcome = Column(String(12), nullable=False)
    at = Column(UtcDateTime, nullable=False, default=utc_now)


class StopPeriod(Base):
    """A time in which collection stops, with its ground; `accounts.stop_state` is the strongest."""

    __tablename__ = "stop_periods"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('breathing_space', 'bankruptcy', 'cease', 'signed_plan', 'attorney')",
            name="kind",
        ),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="order"),
        Index(
            "uq_stop_periods_one_of_a_kind",
            "account_id",
            "kind",
            unique=True,
            sqlite_where=_HOLDS,
            postgresql_where=_HOLDS,
        ),
        Index("ix_stop_periods_ends_on", "ends_on"),
    )

    id = Column(Integer, primary_key=True)
    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False)
    kind = Column(String(20), nullable=False)
    starts_on = Column(Date, nullable=False)
    ends_on = Column(Date)
    """The last day, where one is known; a bankruptcy is ended by a person."""
    source_reference = Column(String(60))
    """Of the court, the adviser or the attorney."""
    conversation_id = Column(ForeignKey("conversations.id", ondelete="SET NULL"))
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)
    ended_at = Column(UtcDateTime)


class Representative(Base):
    """Somebody who speaks for a customer, and whether their authority was seen."""

    __tablename__ = "representatives"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('lawyer', 'debt_adviser', 'family_authorised', 'agency', 'executor')",
            name="kind",
        ),
        CheckConstraint("valid_until IS NULL OR authority_seen", name="seen_first"),
        Index("ix_representatives_customer_id", "customer_id"),
    )

    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("customers.id", ondelete="CASCADE"), nullable=False)
    kind = Column(String(20), nullable=False)
    name = Column(String(120), nullable=False)
    contact = Column(String(200))
    authority_seen = Column(Boolean, nullable=False, default=False)
    """Until then they may speak and are told nothing."""
    valid_until = Column(Date)
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)
    ended_at = Column(UtcDateTime)
