"""What an offer is made from, what it holds, and how it is written on a card."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from forbear.rules.money import from_minor
from forbear.rules.stages import Stage, stage_of

ENGINE_VERSION = "1"
DISCLOSURE_ID = "total_cost_1"
AMOUNTS = (
    "principal",
    "instalment",
    "last_instalment",
    "total_interest",
    "total_fees",
    "total_payable",
    "waived",
    "balance_after",
)


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

    @property
    def total(self) -> int:
        return self.principal + self.interest + self.fees

    @property
    def stage(self) -> Stage:
        return stage_of(
            self.dpd, self.jurisdiction, self.product, legal_referral=self.legal_referral
        )


@dataclass(frozen=True)
class OfferRequest:
    """Whom the offers are for, who makes them, and what the customer can pay."""

    account: AccountTerms
    today: date
    role: str = "bot"
    affordable: int | None = None
    """Per month, in minor units; None when it was never worked out."""
    next_income_on: date | None = None
    lump_sum: int | None = None
    """What the customer offered to pay at once; never suggested to them."""
    verified: bool = True
    hold: str | None = None
    """Why nothing may be offered now: crisis, dispute, vulnerability, bereavement."""


@dataclass(frozen=True)
class Offer:
    """One offer; a field that does not apply to its kind is None."""

    offer_id: str
    account_id: str
    kind: str
    currency: str
    principal: int
    apr_bps: int
    contract_apr_bps: int
    n: int | None
    instalment: int | None
    last_instalment: int | None
    first_due_on: date | None
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
    disclosure_id: str = DISCLOSURE_ID
    engine_version: str = ENGINE_VERSION

    @property
    def clears_the_debt(self) -> bool:
        return self.balance_after == 0


def offer_digest(fields: dict[str, Any]) -> str:
    """The same offer on the same day has the same id, so that it can be worked out again."""
    text = json.dumps(fields, sort_keys=True, default=str)
    return "offer-" + hashlib.sha256(text.encode()).hexdigest()[:16]


def offer_card(offer: Offer) -> dict[str, Any]:
    """The offer as JSON: amounts and percent as decimal text, days as ISO dates."""
    card = asdict(offer)
    for name in AMOUNTS:
        if card[name] is not None:
            card[name] = str(from_minor(card[name], offer.currency))
    for name in ("first_due_on", "review_on", "expires_on"):
        card[name] = card[name].isoformat() if card[name] else None
    card["apr"] = _percent(card.pop("apr_bps"))
    card["contract_apr"] = _percent(card.pop("contract_apr_bps"))
    card["conditions"], card["reasons"] = list(offer.conditions), list(offer.reasons)
    return card


def _percent(bps: int) -> str:
    return str(Decimal(bps).scaleb(-2))
