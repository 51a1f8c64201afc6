"""Offers that make the months lighter for a while; something is left to look at afterwards."""

from __future__ import annotations

from fractions import Fraction

from forbear.rules.amortisation import (
    Amortisation,
    NegativeAmortisationError,
    pay_for,
    rate_of_bps,
)
from forbear.rules.authority import Concession
from forbear.rules.due_dates import add_months, first_due
from forbear.rules.money import nearest
from forbear.rules.offers.making import make_offer, plan_figures
from forbear.rules.offers.offer import Offer, OfferRequest


def hardship_short(request: OfferRequest) -> Offer | None:
    """Lower payments at half the rate, or none, for some months; then it is looked at again."""
    account, rules = request.account, request.rules
    n = rules.hardship_months.get(account.stage)
    payment = _lowered_payment(request)
    if n is None or payment is None:
        return None
    for apr_bps in (account.apr_bps // 2, 0):
        plan = _paid_for(account.total, apr_bps, payment, n)
        if plan is not None and plan.balance_after > 0:
            figures = plan_figures(request, plan)
            return make_offer(
                request,
                "hardship_short",
                ("rate_lowered", "debt_remains"),
                Concession(term_months=n),
                apr_bps=apr_bps,
                review_on=add_months(figures["first_due_on"], n),
                **figures,
            )
    return None


def interest_relief(request: OfferRequest) -> Offer | None:
    """A lower rate for some months on what the customer can pay; late on, less accrued interest."""
    account, rules = request.account, request.rules
    if not request.affordable or request.affordable < request.limits.least_instalment:
        return None
    percent = rules.relief_percent.get(account.stage, 0)
    waived = account.interest * percent // 100
    left = account.total - waived
    for apr_bps in (step for step in rules.rate_steps_bps if step < account.apr_bps):
        plan = _paid_for(left, apr_bps, request.affordable, rules.relief_months)
        if plan is None:
            continue
        if plan.balance_after == 0:
            return None  # who can pay it all by then needs no relief
        figures = plan_figures(request, plan)
        return make_offer(
            request,
            "interest_relief",
            ("rate_lowered", *(("interest_waived",) if waived else ()), "debt_remains"),
            Concession(term_months=plan.n, interest_relief_percent=percent if waived else 0),
            principal=left,
            apr_bps=apr_bps,
            waived=waived,
            total_fees=account.fees,
            review_on=add_months(figures["first_due_on"], plan.n),
            **figures,
        )
    return None


def token_payment(request: OfferRequest) -> Offer | None:
    """A small sign of good will while nothing more can be paid; interest stops meanwhile."""
    if not request.affordable:
        return None
    least, n = request.limits.least_instalment, request.rules.token_review_months
    amount = min(request.affordable, least)
    if amount * n >= request.account.total:
        return None
    due = first_due(request.today, request.next_income_on)
    return make_offer(
        request,
        "token_payment",
        ("below_policy_minimum" if amount < least else "fits_affordable", "interest_stopped"),
        Concession(term_months=n),
        apr_bps=0,
        n=n,
        instalment=amount,
        last_instalment=amount,
        first_due_on=due,
        total_interest=0,
        total_payable=amount * n,
        balance_after=request.account.total - amount * n,
        review_on=add_months(due, n),
    )


def _lowered_payment(request: OfferRequest) -> int | None:
    least = request.limits.least_instalment
    share = Fraction(request.rules.hardship_least_percent, 100)
    payment = max(least, nearest(request.account.total * share))
    if request.affordable is not None:
        payment = min(payment, request.affordable)
    return payment if payment >= least else None


def _paid_for(total: int, apr_bps: int, payment: int, months: int) -> Amortisation | None:
    try:
        return pay_for(total, rate_of_bps(apr_bps), payment, months)
    except NegativeAmortisationError:
        return None
