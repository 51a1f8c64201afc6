"""What one larger payment of the customer's own buys: a settlement, or a start."""

from __future__ import annotations

from datetime import date, timedelta

from forbear.rules.amortisation import Amortisation, rate_of_bps
from forbear.rules.authority import Concession
from forbear.rules.due_dates import add_months, first_due
from forbear.rules.offers.making import make_offer
from forbear.rules.offers.offer import Offer, OfferRequest
from forbear.rules.offers.terms import gentlest_plan, shortest_plan, usual_term


def settlement(request: OfferRequest) -> Offer | None:
    """Only ever an answer to a sum that the customer named, at a stage that foresees it."""
    foreseen = request.account.stage in request.rules.settlement_stages
    return settlement_of(request) if foreseen else None


def settlement_of(request: OfferRequest) -> Offer | None:
    """The sum in one payment; where the stage does not foresee it, the committee decides."""
    total = request.account.total
    lump = request.wish.lump_sum if request.wish else None
    if lump is None or not 0 < lump < total:
        return None
    foreseen = request.account.stage in request.rules.settlement_stages
    return make_offer(
        request,
        "settlement",
        ("customer_named_the_sum", *(() if foreseen else ("stage_does_not_foresee_it",))),
        Concession(settlement_percent=lump * 100 // total, outside_policy=not foreseen),
        principal=lump,
        apr_bps=0,
        n=1,
        instalment=lump,
        last_instalment=lump,
        first_due_on=_soon(request),
        total_interest=0,
        total_payable=lump,
        waived=total - lump,
        balance_after=0,
    )


def lump_now_rest_monthly(request: OfferRequest) -> Offer | None:
    """The customer's sum first, the rest in instalments at the contract's rate."""
    lump = request.wish.lump_sum if request.wish else None
    if lump is None or not 0 < lump < request.account.total:
        return None
    plan = _rest(request, request.account.total - lump)
    if plan is None or plan.n >= request.rules.max_term_months:
        return None
    n = plan.n + 1
    return make_offer(
        request,
        "partial_now_rest_later",
        ("customer_named_the_sum", "contract_rate"),
        Concession(term_months=n),
        n=n,
        instalment=plan.instalment,
        last_instalment=plan.last_instalment,
        first_due_on=_soon(request),
        down_payment=lump,
        total_interest=plan.total_interest,
        total_payable=lump + plan.total_payable,
        balance_after=0,
    )


def _rest(request: OfferRequest, rest: int) -> Amortisation | None:
    rate, longest = rate_of_bps(request.account.apr_bps), usual_term(request)
    if request.affordable is None:
        return gentlest_plan(request, rest, rate, longest)
    return shortest_plan(request, rest, rate, longest)


def _soon(request: OfferRequest) -> date:
    """While the offer stands; the payments after it still come after the next income."""
    soon = request.today + timedelta(days=request.rules.valid_days)
    if request.next_income_on is not None and add_months(soon, 1) <= request.next_income_on:
        return first_due(request.today, request.next_income_on)
    return soon
