"""Reads of the facts of an account. The caller owns the transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from forbear.rules.money import from_minor
from forbear.rules.offers import AccountTerms
from forbear.rules.stages import Stage, days_past_due, m_bucket, stage_of
from forbear.rules.verification import is_verified
from forbear.store.account_source import PaymentFact, source_of
from forbear.store.tables import Account, Conversation, Customer


@dataclass(frozen=True)
class AccountFacts:
    """What one account looks like on one day; amounts in minor units."""

    account_id: int
    jurisdiction: str
    product: str
    last4: str
    currency: str
    principal: int
    interest: int
    fees: int
    as_of: date
    apr_bps: int
    dpd: int
    stage: Stage
    bucket: str
    past_due_since: date | None
    next_due_on: date
    stop_state: str
    legal_referral: bool
    payments: tuple[PaymentFact, ...]
    """The last ones, newest first."""

    @property
    def balance(self) -> int:
        return self.principal + self.interest + self.fees

    @property
    def terms(self) -> AccountTerms:
        """What the offers are worked out from."""
        return AccountTerms(
            account_id=str(self.account_id),
            jurisdiction=self.jurisdiction,
            product=self.product,
            currency=self.currency,
            principal=self.principal,
            interest=self.interest,
            fees=self.fees,
            apr_bps=self.apr_bps,
            dpd=self.dpd,
            stop_state=self.stop_state,
            legal_referral=self.legal_referral,
        )

    def as_json(self) -> dict[str, Any]:
        """Amounts and percent as decimal text, days as ISO dates."""

        def text(minor: int) -> str:
            return str(from_minor(minor, self.currency))

        return {
            "account_id": self.account_id,
            "jurisdiction": self.jurisdiction,
            "product": self.product,
            "last4": self.last4,
            "currency": self.currency,
            "balance": text(self.balance),
            "principal": text(self.principal),
            "interest": text(self.interest),
            "fees": text(self.fees),
            "as_of": self.as_of.isoformat(),
            "apr": str(Decimal(self.apr_bps).scaleb(-2)),
            "dpd": self.dpd,
            "stage": self.stage.value,
            "bucket": self.bucket,
            "past_due_since": self.past_due_since.isoformat() if self.past_due_since else None,
            "next_due_on": self.next_due_on.isoformat(),
            "stop_state": self.stop_state,
            "legal_referral": self.legal_referral,
            "payments": [
                {"amount": text(p.amount), "paid_on": p.paid_on.isoformat(), "channel": p.channel}
                for p in self.payments
            ],
        }


def find_account_facts(
    session: Session, conversation_id: str, now: datetime, *, verified_only: bool = True
) -> AccountFacts | None:
    """The most overdue account of the conversation's customer; None before verification.

    `verified_only=False` is for deciding what must stop; what it gives is never shown.
    """
    query = select(Conversation).where(Conversation.id == conversation_id)
    conversation = session.execute(query).scalar_one_or_none()
    if conversation is None or conversation.customer_id is None:
        return None
    if verified_only and not is_verified(conversation.verified_until, now):
        return None
    facts = list_account_facts(session, conversation.customer_id, now)
    return max(facts, key=lambda each: each.dpd, default=None)


def list_account_facts(session: Session, customer_id: int, now: datetime) -> list[AccountFacts]:
    query = (
        select(Account)
        .where(Account.customer_id == customer_id)
        .options(joinedload(Account.balance), joinedload(Account.customer))
        .order_by(Account.id)
    )
    return [_facts(session, account, now) for account in session.execute(query).scalars()]


def day_of(customer: Customer, now: datetime) -> date:
    """An account is late by the calendar of the place where the customer lives."""
    return now.astimezone(ZoneInfo(customer.timezone)).date()


def _facts(session: Session, account: Account, now: datetime) -> AccountFacts:
    place, record = account.customer.jurisdiction, source_of(session).read(session, account)
    dpd = days_past_due(record.past_due_since, day_of(account.customer, now))
    return AccountFacts(
        account_id=account.id,
        jurisdiction=place,
        product=account.product,
        last4=account.last4,
        currency=account.currency,
        principal=record.principal,
        interest=record.interest,
        fees=record.fees,
        as_of=record.as_of,
        apr_bps=record.apr_bps,
        dpd=dpd,
        stage=stage_of(dpd, place, account.product, legal_referral=record.legal_referral),
        bucket=m_bucket(dpd),
        past_due_since=record.past_due_since,
        next_due_on=record.next_due_on,
        stop_state=record.stop_state,
        legal_referral=record.legal_referral,
        payments=record.payments,
    )
