"""What an offer is made from, and what it holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from forbear.rules.plan_policies import sample_policy
from forbear.rules.plan_policy import MoneyLimits, PlanPolicy
from forbear.rules.stages import Stage, stage_of

ENGINE_VERSION = "2"


@dataclass(frozen=True)
class AccountTerms:
    """The facts of one account that decide what may be offered; amounts in minor units."""

    account_id: str
    jurisdiction: str
    product: str
    currency: str
    principal: int
    interest: int
    fees: int
    apr_bps: int
    dpd: int
    stop_state: str = "none"
    legal_referral: bool = False
    arrears: int | None = None
    """The part of the balance that is overdue; None where the records do not say."""
    contract_payment: int | None = None
    """What the contract asks for each month."""

    @property
    def total(self) -> int:
        return self.principal + self.interest + self.fees

    @property
    def stage(self) -> Stage:
        return stage_of(
            self.dpd, self.jurisdiction, self.product, legal_referral=self.legal_referral
        )


@dataclass(frozen=True)
class History:
    """What was granted before; it limits what may be granted again."""

    replans_a_year: int = 0
    fee_waivers_a_year: int = 0
    reages_a_year: int = 0
    reages_in_five_years: int = 0
    months_on_book: int | None = None


@dataclass(frozen=True)
class Wish:
    """The customer's own figure; one of the three is set. Never suggested to them."""

    payment: int | None = None
    """Each month, in minor units."""
    lump_sum: int | None = None
    """Once, to settle."""
    months: int | None = None


@dataclass(frozen=True)
class OfferRequest:
    """Whom the offers are for, who makes them, and what the customer can pay."""

    account: AccountTerms
    today: date
    role: str = "bot"
    affordable: int | None = None
    """Per month, in minor units; None when it was never worked out."""
    stressed: int | None = None
    """The same with less income or a sudden expense; None when it was never worked out."""
    next_income_on: date | None = None
    wish: Wish | None = None
    verified: bool = True
    hold: str | None = None
    """Why nothing may be offered now: crisis, dispute, vulnerability, bereavement."""
    history: History = field(default_factory=History)
    policy: PlanPolicy | None = None
    """The bank's own; the sample of the account's place where there is none."""

    @property
    def rules(self) -> PlanPolicy:
        return self.policy or sample_policy(self.account.jurisdiction)

    @property
    def limits(self) -> MoneyLimits:
        return self.rules.money_in(self.account.currency)


@dataclass(frozen=True)
class Offer:
    """One offer; a field that does not apply to its kind is None."""

    offer_id: str
    account_id: str
    kind: str
    currency: str
    principal: int
    """What the payments pay back, without what is waived."""
    apr_bps: int
    contract_apr_bps: int
    n: int | None
    instalment: int | None
    last_instalment: int | None
    first_due_on: date | None
    down_payment: int
    """The first of the payments, where it is larger than the others; else 0."""
    total_interest: int | None
    total_fees: int
    """How much of the principal of this offer is fees."""
    total_payable: int | None
    waived: int
    balance_after: int | None
    """What is still owed when the offer has run out; 0 when it clears the debt."""
    days: int | None
    review_on: date | None
    conditions: tuple[str, ...]
    expires_on: date
    approval_needed: bool
    authority_needed: str
    reasons: tuple[str, ...]
    """Machine keys of why it is this and not another."""
    disclosure_id: str
    policy_version: str
    engine_version: str = ENGINE_VERSION
    reading_seconds: int = 0
    """For how long the customer must have it before them until they can agree to it."""

    @property
    def clears_the_debt(self) -> bool:
        return self.balance_after == 0

    @property
    def highest_payment(self) -> int:
        """The most that one month asks for, a down payment of the customer's own apart."""
        return max(self.instalment or 0, self.last_instalment or 0)


def offer_digest(fields: Mapping[str, Any]) -> str:
    """The same offer on the same day has the same id, so that it can be worked out again."""
    text = json.dumps(fields, sort_keys=True, default=str)
    return "offer-" + hashlib.sha256(text.encode()).hexdigest()[:16]
