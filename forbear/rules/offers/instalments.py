"""Offers that pay the debt down month by month."""

from __future__ import annotations

from fractions import Fraction

from forbear.rules.amortisation import (
    Amortisation,
    NegativeAmortisationError,
    pay_for,
    rate_of_bps,
)
from forbear.rules.authority import Concession
from forbear.rules.due_dates import add_months
from forbear.rules.jurisdictions import jurisdiction
from forbear.rules.money import nearest
from forbear.rules.offers.making import make_offer, plan_figures
from forbear.rules.offers.offer import Offer, OfferRequest
from forbear.rules.offers.terms import find_terms
from forbear.rules.stages import Stage

USUAL_TERMS = {Stage.S1: 6, Stage.S2: 12, Stage.S3: 36, Stage.S4: 60, Stage.S5: 60}
"""Tried first; where no rate fits it, the term may grow to the jurisdiction's limit."""
HARDSHIP_MONTHS = {Stage.NOT_DUE: 3, Stage.GRACE: 3, Stage.S1: 3, Stage.S2: 6}
LONG_HARDSHIP_MONTHS = 12
HARDSHIP_LEAST_SHARE = Fraction(2, 100)
CN_CONDITIONS = ("ability_shortfall_confirmed", "willingness_confirmed", "cards_promise")


def instalments(request: OfferRequest) -> Offer | None:
    account = request.account
    cap = jurisdiction(account.jurisdiction).max_term_months.value
    usual = min(cap, USUAL_TERMS.get(account.stage, 6))
    terms = find_terms(request, usual, cap)
    if terms is None:
        return None
    personalised = (
        account.jurisdiction == "CN"
        and account.product == "credit_card"
        and account.stage in (Stage.S4, Stage.S5)
    )
    fits = "affordability_unknown" if request.affordable is None else "fits_affordable"
    return make_offer(
        request,
        "personalised_instalment_cn" if personalised else "instalment_plan",
        (fits, *terms.attempt.reasons),
        Concession(fee_waiver=terms.attempt.waived, term_months=terms.plan.n),
        principal=terms.principal,
        apr_bps=terms.attempt.apr_bps,
        waived=terms.attempt.waived,
        conditions=CN_CONDITIONS if personalised else (),
        **plan_figures(request, terms.plan),
    )


def partial_now(request: OfferRequest) -> Offer | None:
    """All that can be paid now, and the little rest a month later."""
    if not request.affordable:
        return None
    plan = _paid_for(request.account.total, request.account.apr_bps, request.affordable, months=2)
    if plan is None or plan.n != 2 or plan.balance_after > 0:
        return None
    figures = plan_figures(request, plan)
    reasons = ("fits_affordable", "contract_rate")
    return make_offer(
        request, "partial_now_rest_later", reasons, Concession(term_months=2), **figures
    )


def hardship_short(request: OfferRequest) -> Offer | None:
    """Lower payments at half the rate, or none, for some months; then it is looked at again."""
    account = request.account
    least = jurisdiction(account.jurisdiction).policy_minimum.value
    payment = max(least, nearest(account.total * HARDSHIP_LEAST_SHARE))
    if request.affordable is not None:
        payment = min(payment, request.affordable)
    if payment < least:
        return None
    n = HARDSHIP_MONTHS.get(account.stage, LONG_HARDSHIP_MONTHS)
    for apr_bps in (account.apr_bps // 2, 0):
        plan = _paid_for(account.total, apr_bps, payment, n)
        if plan is not None and plan.balance_after > 0:
            figures = plan_figures(request, plan)
            figures["review_on"] = add_months(figures["first_due_on"], n)
            concession = Concession(term_months=n)
            reasons = ("rate_lowered", "debt_remains")
            return make_offer(
                request, "hardship_short", reasons, concession, apr_bps=apr_bps, **figures
            )
    return None


def _paid_for(total: int, apr_bps: int, payment: int, months: int) -> Amortisation | None:
    try:
        return pay_for(total, rate_of_bps(apr_bps), payment, months)
    except NegativeAmortisationError:
        return None
