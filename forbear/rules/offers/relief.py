"""Offers that give time, waive, stop interest, or settle."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from forbear.rules.authority import Concession
from forbear.rules.due_dates import add_months, first_due
from forbear.rules.jurisdictions import jurisdiction
from forbear.rules.money import nearest
from forbear.rules.offers.making import VALID_DAYS, make_offer
from forbear.rules.offers.offer import Offer, OfferRequest
from forbear.rules.stages import Stage

EXTENSION_DAYS = {Stage.NOT_DUE: 7, Stage.GRACE: 7, Stage.S1: 14, Stage.S2: 30}
HOLIDAY_MONTHS = 3
TOKEN_REVIEW_MONTHS = 6


def extension(request: OfferRequest) -> Offer | None:
    """More days; the cost of the delay is the contract's simple interest."""
    days = EXTENSION_DAYS.get(request.account.stage)
    if days is None:
        return None
    cost = nearest(Fraction(request.account.principal * request.account.apr_bps * days, 3_650_000))
    due = request.today + timedelta(days=days)
    concession = Concession(extension_days=days)
    return make_offer(
        request,
        "extension",
        ("more_time",),
        concession,
        days=days,
        first_due_on=due,
        total_interest=cost,
    )


def due_date_change(request: OfferRequest) -> Offer | None:
    due = first_due(request.today, request.next_income_on)
    key = "after_income" if request.next_income_on else "income_date_unknown"
    return make_offer(request, "due_date_change", (key,), Concession(), first_due_on=due)


def fee_waiver(request: OfferRequest) -> Offer | None:
    fees = request.account.fees
    if fees == 0 or fees == request.account.total:
        return None
    left = request.account.total - fees
    concession = Concession(fee_waiver=fees)
    return make_offer(
        request, "fee_waiver", ("fees_waived",), concession, waived=fees, principal=left
    )


def token_payment(request: OfferRequest) -> Offer | None:
    """A small sign of good will while nothing more can be paid; interest stops meanwhile."""
    if not request.affordable:
        return None
    least = jurisdiction(request.account.jurisdiction).policy_minimum.value
    amount, n = min(request.affordable, least), TOKEN_REVIEW_MONTHS
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


def payment_holiday(request: OfferRequest) -> Offer | None:
    review = add_months(request.today, HOLIDAY_MONTHS)
    return make_offer(
        request,
        "payment_holiday",
        (
            "below_policy_minimum" if request.affordable else "nothing_affordable",
            "interest_stopped",
        ),
        Concession(term_months=HOLIDAY_MONTHS),
        apr_bps=0,
        n=HOLIDAY_MONTHS,
        total_interest=0,
        total_payable=0,
        balance_after=request.account.total,
        review_on=review,
    )


def settlement(request: OfferRequest) -> Offer | None:
    """Only ever an answer to a sum that the customer named."""
    total, lump = request.account.total, request.lump_sum
    if request.account.stage is not Stage.S5 or lump is None or not 0 < lump < total:
        return None
    return make_offer(
        request,
        "settlement",
        ("customer_named_the_sum",),
        Concession(settlement_percent=lump * 100 // total),
        n=1,
        instalment=lump,
        last_instalment=lump,
        first_due_on=request.today + timedelta(days=VALID_DAYS),
        total_interest=0,
        total_payable=lump,
        waived=total - lump,
        balance_after=0,
    )


def refer_free_advice(request: OfferRequest) -> Offer | None:
    return make_offer(request, "refer_free_advice", ("free_and_independent",), Concession())
