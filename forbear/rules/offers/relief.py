"""Offers without instalments: more time, fewer fees, a pause, advice."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from forbear.rules.authority import Concession
from forbear.rules.due_dates import add_months, first_due
from forbear.rules.money import nearest
from forbear.rules.offers.making import make_offer
from forbear.rules.offers.offer import Offer, OfferRequest


def extension(request: OfferRequest) -> Offer | None:
    """More days; the cost of the delay is the contract's simple interest."""
    days = request.rules.extension_days.get(request.account.stage)
    return extension_of(request, days) if days and may_be_made_current(request) else None


def extension_of(request: OfferRequest, days: int) -> Offer:
    account = request.account
    cost = nearest(Fraction(account.principal * account.apr_bps * days, 3_650_000))
    return make_offer(
        request,
        "extension",
        ("more_time",),
        Concession(extension_days=days),
        days=days,
        first_due_on=request.today + timedelta(days=days),
        total_interest=cost,
    )


def due_date_change(request: OfferRequest) -> Offer | None:
    if not may_be_made_current(request):
        return None
    due = first_due(request.today, request.next_income_on)
    key = "after_income" if request.next_income_on else "income_date_unknown"
    return make_offer(request, "due_date_change", (key,), Concession(), first_due_on=due)


def may_be_made_current(request: OfferRequest) -> bool:
    """Where the law limits how often a late account may be re-aged (US)."""
    limits, history = request.rules.reage, request.history
    if limits is None or request.account.dpd <= 0:
        return True
    old_enough = history.months_on_book is None or history.months_on_book >= limits.months_on_book
    return (
        old_enough
        and history.reages_a_year < limits.a_year
        and history.reages_in_five_years < limits.in_five_years
    )


def fee_waiver(request: OfferRequest) -> Offer | None:
    fees = request.account.fees
    if fees == 0 or fees == request.account.total:
        return None
    left = request.account.total - fees
    concession = Concession(fee_waiver=fees)
    return make_offer(
        request, "fee_waiver", ("fees_waived",), concession, waived=fees, principal=left
    )


def payment_holiday(request: OfferRequest) -> Offer | None:
    months = request.rules.holiday_months
    why = "below_policy_minimum" if request.affordable else "nothing_affordable"
    return make_offer(
        request,
        "payment_holiday",
        (why, "interest_stopped"),
        Concession(term_months=months),
        apr_bps=0,
        n=months,
        total_interest=0,
        total_payable=0,
        balance_after=request.account.total,
        review_on=add_months(request.today, months),
    )


def no_offer_hold(request: OfferRequest) -> Offer | None:
    """Nobody is asked for anything until the day of the review; interest runs as agreed."""
    days = request.rules.hold_days
    return make_offer(
        request,
        "no_offer_hold",
        ("nothing_affordable", "collection_paused"),
        Concession(),
        days=days,
        balance_after=request.account.total,
        review_on=request.today + timedelta(days=days),
    )


def refer_free_advice(request: OfferRequest) -> Offer | None:
    return make_offer(request, "refer_free_advice", ("free_and_independent",), Concession())
