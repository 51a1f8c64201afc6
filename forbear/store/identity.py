"""Who the customer of a conversation is: binding by reference, checking, and how long it holds.

An unknown reference and a wrong answer do the same work and leave the same rows.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select

from forbear.rules.verification import (
    TRIES_WINDOW,
    Outcome,
    answers_match,
    is_locked,
    is_verified,
    verified_until,
)
from forbear.store.audit import record_act
from forbear.store.conversations import lock_conversation
from forbear.store.customers import find_customer, normalised
from forbear.store.tables import Account, Conversation, Customer, IdentityCheck


def bind_customer(session: Session, conversation_id: str, reference: str) -> Customer | None:
    """Say who the customer claims to be; whoever was verified before is so no longer."""
    conversation = lock_conversation(session, conversation_id)
    customer = find_customer(session, reference)
    claimed = hashlib.sha256(normalised(reference).encode("utf-8", "replace")).hexdigest()
    if conversation.claimed_reference != claimed:
        conversation.verified_until = None
    conversation.claimed_reference = claimed
    conversation.customer_id = customer.id if customer else None
    session.flush()
    return customer


def check_identity(
    session: Session,
    conversation_id: str,
    message_key: str,
    last4: str,
    birth_year: int,
    now: datetime,
) -> Outcome:
    """Answer the identity questions once per message; a resent message gets the same outcome."""
    conversation = lock_conversation(session, conversation_id)
    earlier = _find_check(session, conversation_id, message_key)
    if earlier is not None:
        return _outcome(session, conversation, earlier)
    if _tries_are_used_up(session, conversation, now):
        return Outcome.LOCKED
    matches = _matches(session, conversation.customer_id, last4, birth_year)
    check = IdentityCheck(
        conversation_id=conversation_id,
        customer_id=conversation.customer_id,
        message_key=message_key,
        passed=matches,
        checked_at=now,
    )
    session.add(check)
    if matches:
        conversation.verified_until = verified_until(now)
    session.flush()
    record_act(
        session,
        "identity_checked",
        "customer",
        customer_id=conversation.customer_id,
        conversation_id=conversation_id,
        detail={"passed": matches},
    )
    return _outcome(session, conversation, check)


def find_verified_customer(
    session: Session, conversation_id: str, now: datetime
) -> Customer | None:
    """The customer of the conversation while the verification holds."""
    conversation = session.get(Conversation, conversation_id)
    if conversation is None or not is_verified(conversation.verified_until, now):
        return None
    return conversation.customer


def _outcome(session: Session, conversation: Conversation, check: IdentityCheck) -> Outcome:
    if check.passed:
        return Outcome.PASSED
    locked = _tries_are_used_up(session, conversation, check.checked_at, check.id)
    return Outcome.LOCKED if locked else Outcome.FAILED


def _tries_are_used_up(
    session: Session, conversation: Conversation, at: datetime, up_to: int | None = None
) -> bool:
    here = select(IdentityCheck).where(IdentityCheck.conversation_id == conversation.id)
    anywhere = _checks_of_the_same_claim(conversation).where(
        IdentityCheck.checked_at > at - TRIES_WINDOW
    )
    return is_locked(
        _failures_since_success(session, here, up_to),
        _failures_since_success(session, anywhere, up_to),
    )


def _checks_of_the_same_claim(conversation: Conversation) -> Select:
    if conversation.claimed_reference is not None:
        return (
            select(IdentityCheck)
            .join(Conversation, Conversation.id == IdentityCheck.conversation_id)
            .where(Conversation.claimed_reference == conversation.claimed_reference)
        )
    if conversation.customer_id is not None:
        return select(IdentityCheck).where(IdentityCheck.customer_id == conversation.customer_id)
    # Nobody was claimed: only this conversation counts.
    return select(IdentityCheck).where(IdentityCheck.conversation_id == conversation.id)


def _failures_since_success(session: Session, checks: Select, up_to: int | None) -> int:
    if up_to is not None:
        checks = checks.where(IdentityCheck.id <= up_to)
    counted = checks.subquery()
    succeeded = select(func.coalesce(func.max(counted.c.id), 0)).where(counted.c.passed)
    query = select(func.count()).where(
        ~counted.c.passed, counted.c.id > succeeded.scalar_subquery()
    )
    return session.execute(query).scalar_one()


def _matches(session: Session, customer_id: int | None, last4: str, birth_year: int) -> bool:
    # No customer has the id 0: for nobody, the same queries are made and find nothing.
    known = customer_id or 0
    year = session.execute(select(Customer.birth_year).where(Customer.id == known)).scalar()
    numbers = session.execute(select(Account.last4).where(Account.customer_id == known)).scalars()
    return answers_match(list(numbers), year, last4, birth_year)


def _find_check(session: Session, conversation_id: str, message_key: str) -> IdentityCheck | None:
    query = select(IdentityCheck).where(
        IdentityCheck.conversation_id == conversation_id, IdentityCheck.message_key == message_key
    )
    return session.execute(query).scalar_one_or_none()
