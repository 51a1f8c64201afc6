"""What the plan engine goes by in one place: terms, steps, limits, stages and authority."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from forbear.rules.authority import Authorities
from forbear.rules.stages import Stage

KINDS = (
    "due_date_change",
    "extension",
    "fee_waiver",
    "interest_relief",
    "partial_now_rest_later",
    "arrears_spread",
    "hardship_short",
    "instalment_plan",
    "personalised_instalment_cn",
    "token_payment",
    "payment_holiday",
    "settlement",
    "refer_free_advice",
    "no_offer_hold",
)


@dataclass(frozen=True)
class MoneyLimits:
    """What a policy says in money, in minor units of one currency."""

    least_instalment: int
    evidence_above_waiver: int
    """A larger waiver asks for papers; below it the customer's word is enough."""
    one_off_cost: int
    """The sudden expense that a plan must survive."""


@dataclass(frozen=True)
class ReageLimits:
    """How often an account may be made current again."""

    a_year: int
    in_five_years: int
    months_on_book: int


@dataclass(frozen=True)
class PlanPolicy:
    """One version of one place's rules; a stored offer names the version."""

    jurisdiction: str
    version: str
    disclosure_id: str
    """Which text of the cost disclosure goes with an offer."""
    reading_seconds: int
    """For how long that text must stand before the customer until they can agree; 0: at once."""
    currency: str
    money: MoneyLimits
    authorities: Authorities
    kinds: Mapping[Stage, tuple[str, ...]]
    """What may be offered at a stage, in the order of the policy."""
    max_term_months: int
    usual_terms: Mapping[Stage, int]
    """Tried first; where no rate fits it, the term may grow to the limit."""
    rate_steps_bps: tuple[int, ...]
    """Tried in turn below the contract's rate; the last is the floor."""
    valid_days: int
    extension_days: Mapping[Stage, int]
    hardship_months: Mapping[Stage, int]
    hardship_least_percent: int
    """The lowered minimum, of the whole balance."""
    relief_months: int
    relief_percent: Mapping[Stage, int]
    """How much of the accrued interest is waived with the lowered rate."""
    spread_months: tuple[int, int]
    holiday_months: int
    token_review_months: int
    hold_days: int
    settlement_stages: tuple[Stage, ...]
    settlement_parts: int
    evidence_above_months: int
    income_drop_percent: int
    stress_review_months: int
    replans_a_year: int
    """After so many a specialist looks at the account."""
    reage: ReageLimits | None = None
    personalised_products: tuple[str, ...] = ()
    """Products for which the law knows a personalised plan (CN: credit cards, art. 70)."""

    def money_in(self, currency: str) -> MoneyLimits:
        """No limit is converted: in a currency that the policy does not know the least is 1."""
        return self.money if currency == self.currency else MoneyLimits(1, 0, 0)

    def authorities_in(self, currency: str) -> Authorities:
        """Who waives fees up to a sum waives none in a currency for which no sum is set."""
        if currency == self.currency:
            return self.authorities
        return {
            role: replace(each, fee_waiver=None if each.fee_waiver is None else 0)
            for role, each in self.authorities.items()
        }
