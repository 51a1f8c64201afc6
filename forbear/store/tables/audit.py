"""The audit trail: who did what, in entries that are chained by hash and never change.

It names no customer: `subject` is a random key that the customer's row holds, and that goes with
it. What is kept here can so be kept for ever, and an erasure leaves the chain whole.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Integer, String

from forbear.store.base import Base, UtcDateTime


class AuditEntry(Base):
    """One sensitive act. Triggers of the database refuse to change or remove a row."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        CheckConstraint("seq > 0", name="seq"),
        CheckConstraint("length(previous) = 64 AND length(digest) = 64", name="digests"),
    )

    seq = Column(BigInteger, primary_key=True, autoincrement=False)
    at = Column(UtcDateTime, nullable=False)
    act = Column(String(40), nullable=False)
    actor = Column(String(60), nullable=False)
    """`customer`, `bot`, `system`, `operator`, or `agent:` and the agent's id."""
    subject = Column(String(32), index=True)
    conversation_id = Column(String(64))
    detail = Column(JSON, nullable=False)
    previous = Column(String(64), nullable=False, unique=True)
    """Unique: the chain cannot fork."""
    digest = Column(String(64), nullable=False, unique=True)


class AuditHead(Base):
    """The one row that says how long the chain is; writers queue for it."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id = Column(Integer, primary_key=True, autoincrement=False)
    genesis = Column(String(64), nullable=False)
    """Random for each database: what the first entry follows."""
    seq = Column(BigInteger, nullable=False)
    digest = Column(String(64), nullable=False)
