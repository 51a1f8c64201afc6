"""Offers that pay the debt down to nothing, month by month."""

from __future__ import annotations

from forbear.rules.amortisation import (
    NegativeAmortisationError,
    TermError,
    pay_for,
    rate_of_bps,
    repay_in,
)
from forbear.rules.authority import Concession
from forbear.rules.offers.making import make_offer, plan_figures
from forbear.rules.offers.offer import Offer, OfferRequest
from forbear.rules.offers.terms import Terms, find_terms
from forbear.rules.stages import Stage

CN_CONDITIONS = ("ability_shortfall_confirmed", "willingness_confirmed", "cards_promise")
PERSONALISED_STAGES = (Stage.S4, Stage.S5)


def instalment_plan(request: OfferRequest) -> Offer | None:
    return None if is_personalised(request) else usual_plan(request)


def personalised_instalment_cn(request: OfferRequest) -> Offer | None:
    """The plan of the Chinese card rules, art. 70: its conditions are promises of both sides."""
    return usual_plan(request) if is_personalised(request) else None


def is_personalised(request: OfferRequest) -> bool:
    account = request.account
    return (
        account.product in request.rules.personalised_products
        and account.stage in PERSONALISED_STAGES
    )


def of_terms(request: OfferRequest, terms: Terms, *reasons: str) -> Offer:
    personalised = is_personalised(request)
    return make_offer(
        request,
        "personalised_instalment_cn" if personalised else "instalment_plan",
        (*reasons, *terms.attempt.reasons),
        Concession(fee_waiver=terms.attempt.waived, term_months=terms.plan.n),
        principal=terms.principal,
        apr_bps=terms.attempt.apr_bps,
        waived=terms.attempt.waived,
        conditions=CN_CONDITIONS if personalised else (),
        **plan_figures(request, terms.plan),
    )


def partial_now_rest_later(request: OfferRequest) -> Offer | None:
    """All that can be paid now, and the little rest a month later."""
    if not request.affordable:
        return None
    account = request.account
    try:
        plan = pay_for(account.total, rate_of_bps(account.apr_bps), request.affordable, 2)
    except NegativeAmortisationError:
        return None
    if plan.n != 2 or plan.balance_after > 0:
        return None
    reasons = ("fits_affordable", "contract_rate")
    return make_offer(
        request,
        "partial_now_rest_later",
        reasons,
        Concession(term_months=2),
        **plan_figures(request, plan),
    )


def arrears_spread(request: OfferRequest) -> Offer | None:
    """Only what is overdue, beside the contract's own payment; the rest goes on as agreed."""
    account, affordable = request.account, request.affordable
    if not account.arrears or account.contract_payment is None or affordable is None:
        return None
    if not account.arrears < account.total:
        return None
    room = affordable - account.contract_payment
    least, most = request.rules.spread_months
    for n in range(least, most + 1):
        try:
            plan = repay_in(account.arrears, rate_of_bps(account.apr_bps), n)
        except (NegativeAmortisationError, TermError):
            return None
        if plan.highest_payment <= room:
            return make_offer(
                request,
                "arrears_spread",
                ("fits_affordable", "contract_rate", "contract_goes_on"),
                Concession(term_months=n),
                principal=account.arrears,
                **{**plan_figures(request, plan), "balance_after": account.total - account.arrears},
            )
    return None


def usual_plan(request: OfferRequest) -> Offer | None:
    """What the engine offers by itself, under the name that fits product and stage."""
    terms = find_terms(request)
    if terms is None:
        return None
    known = request.affordable is not None
    return of_terms(request, terms, "fits_affordable" if known else "affordability_unknown")
