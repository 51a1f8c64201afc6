"""What was said, what was understood, and what was suggested."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import relationship

from forbear.store.base import Base, UtcDateTime, utc_now
from forbear.store.tables.acts import ACT_LENGTH, act_of_row


class Conversation(Base):
    """One chat of one visitor; its id is Rasa's sender id."""

    __tablename__ = "conversations"
    __table_args__ = (
        CheckConstraint("mode IN ('bot', 'agent')", name="mode"),
        CheckConstraint("status IN ('open', 'ended')", name="status"),
        Index("ix_conversations_status", "status"),
    )

    id = Column(String(64), primary_key=True)
    customer_id = Column(ForeignKey("customers.id", ondelete="SET NULL"), index=True)
    """The customer whom a reference or a signed token named; binding is not verification."""
    claimed_reference = Column(String(64), index=True)
    """A digest of the customer number given, known to the bank or not: tries are counted by it,
    so that a number that exists is locked no sooner than one that does not."""
    verified_until = Column(UtcDateTime)
    mode = Column(String(10), nullable=False, default="bot")
    status = Column(String(10), nullable=False, default="open")
    language = Column(String(2), nullable=False, default="zh")
    agent_id = Column(ForeignKey("agents.id", ondelete="SET NULL"), index=True)
    waiting_since = Column(UtcDateTime)
    """Since when a person was asked for and has not come."""
    handoff_reason = Column(String(30))
    crisis = Column(Boolean, nullable=False, default=False)
    """Set by the risk screen; only a person clears it."""
    hostility = Column(Integer, nullable=False, default=0)
    target = Column(String(10), nullable=False, default="none")
    trend = Column(String(10), nullable=False, default="steady")
    risk = Column(JSON, nullable=False, default=list)
    handed_on = Column(JSON(none_as_null=True))
    """Who gave it on last, to whom, when and with which words: `from`, `to`, `at`, `note`."""
    wrap_up = Column(String(20))
    """What it came to, as the agent said at the end; see forbear/rules/endings.py."""
    rating = Column(Integer)
    """What the customer said of it at the end, 1 to 5; never counted by agent."""
    last_seq = Column(Integer, nullable=False, default=0)
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)
    last_message_at = Column(UtcDateTime, nullable=False, default=utc_now, index=True)

    customer = relationship("Customer")
    agent = relationship("Agent")


class Message(Base):
    """One line of a conversation, in the order of `seq`."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        UniqueConstraint("conversation_id", "author", "client_id"),
        CheckConstraint("author IN ('customer', 'bot', 'agent', 'system')", name="author"),
        CheckConstraint("turn IN ('none', 'pending', 'done')", name="turn"),
        Index("ix_messages_turn", "turn"),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False)
    seq = Column(Integer, nullable=False)
    author = Column(String(10), nullable=False)
    author_name = Column(String(120))
    client_id = Column(String(64), nullable=False)
    """The sender's own id of the message: a resend with the same id changes nothing."""
    text = Column(Text, nullable=False)
    choice = Column(JSON)
    """What a pressed button means; only the gateway fills it, from what it offered."""
    card = Column(JSON)
    quick_replies = Column(JSON, nullable=False, default=list)
    agent_id = Column(ForeignKey("agents.id", ondelete="SET NULL"))
    turn = Column(String(10), nullable=False, default="none")
    """Whether the copilot has still to take this line in: at least once, in order."""
    delivery = Column(JSON)
    """What the copilot must be told with a line of the agent: the draft it came from."""
    understanding = Column(JSON)
    model = Column(String(120))
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)

    suggestions = relationship(
        "Suggestion", order_by="Suggestion.rank", foreign_keys="Suggestion.message_id"
    )


class Suggestion(Base):
    """A reply drafted for one customer message, and what became of it."""

    __tablename__ = "suggestions"
    __table_args__ = (
        CheckConstraint(
            "outcome IN ('open', 'sent', 'edited', 'dismissed', 'ignored')", name="outcome"
        ),
        # Holds all that reports count, so that they never read the drafts themselves.
        Index(
            "ix_suggestions_report",
            *("created_at", "language", "strategy", "act"),
            *("outcome", "edit_ratio", "conversation_id"),
        ),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(
        ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True
    )
    message_id = Column(ForeignKey("messages.id", ondelete="CASCADE"), nullable=False, index=True)
    rank = Column(Integer, nullable=False)
    acts = Column(JSON, nullable=False)
    act = Column(String(ACT_LENGTH), nullable=False, default=act_of_row, server_default="")
    """The acts joined by `+`, which a database can group by."""
    strategy = Column(String(40), nullable=False)
    action = Column(String(80), nullable=False)
    text = Column(Text, nullable=False)
    language = Column(String(2))
    score = Column(Float, nullable=False)
    why = Column(JSON, nullable=False)
    card = Column(JSON)
    quick_replies = Column(JSON, nullable=False, default=list)
    events = Column(JSON, nullable=False)
    commit = Column(String(80))
    model = Column(String(120), nullable=False)
    outcome = Column(String(10), nullable=False, default="open")
    sent_message_id = Column(ForeignKey("messages.id", ondelete="SET NULL"))
    edit_ratio = Column(Float)
    """How much of the draft was changed before sending: 0 nothing, 1 everything."""
    created_at = Column(UtcDateTime, nullable=False, default=utc_now)
    decided_at = Column(UtcDateTime)
