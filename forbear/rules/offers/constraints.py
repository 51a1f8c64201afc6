"""What no offer may break, checked again on the finished offer whatever made it."""

from __future__ import annotations

from forbear.rules.amortisation import (
    NegativeAmortisationError,
    TermError,
    rate_of_bps,
    repay_in,
)
from forbear.rules.offers.offer import Offer, OfferRequest
from forbear.rules.offers.schedule import offer_schedule

_TOKENS = frozenset({"token_payment", "settlement"})
"""Kinds whose payment may be below the least instalment, or above one month's means."""


def broken_constraints(offer: Offer, request: OfferRequest) -> tuple[str, ...]:
    """Machine keys of what is wrong with it; empty for an offer that may be made."""
    return tuple(
        key
        for key, broken in (
            ("rate_above_contract", offer.apr_bps > offer.contract_apr_bps),
            ("term_above_cap", (offer.n or 0) > request.rules.max_term_months),
            ("above_affordable", _above_affordable(offer, request)),
            ("below_minimum", _below_minimum(offer, request)),
            ("before_income", _before_income(offer, request)),
            ("waives_more_than_owed", not 0 <= offer.waived < max(1, request.account.total)),
            ("costs_more", _costs_more(offer, request)),
            ("does_not_add_up", not _adds_up(offer)),
            ("false_urgency", not 3 <= (offer.expires_on - request.today).days <= 7),
        )
        if broken
    )


def _above_affordable(offer: Offer, request: OfferRequest) -> bool:
    if request.affordable is None or offer.kind == "settlement":
        return False  # a settlement is paid from what the customer has, not from a month's money
    return offer.highest_payment > request.affordable


def _below_minimum(offer: Offer, request: OfferRequest) -> bool:
    if offer.instalment is None or offer.n == 1 or offer.kind in _TOKENS:
        return False
    least = min(request.limits.least_instalment, request.account.total)
    return offer.instalment < least and offer.kind not in ("arrears_spread", "hardship_short")


def _before_income(offer: Offer, request: OfferRequest) -> bool:
    if request.next_income_on is None or offer.instalment is None or offer.first_due_on is None:
        return False
    if offer.kind == "settlement" or offer.down_payment:
        return False
    return request.today <= request.next_income_on and offer.first_due_on <= request.next_income_on


def _costs_more(offer: Offer, request: OfferRequest) -> bool:
    """Than the contract's own path over the same months."""
    if offer.n is None or offer.instalment is None or offer.total_payable is None:
        return False
    owed = offer.principal if offer.kind == "arrears_spread" else request.account.total
    try:
        contract = repay_in(owed, rate_of_bps(offer.contract_apr_bps), offer.n)
    except (NegativeAmortisationError, TermError):
        return False
    rest = 0 if offer.kind == "arrears_spread" else (offer.balance_after or 0)
    if rest:  # what is left is owed, not saved: compare the interest that has run
        return (offer.total_interest or 0) > _interest_at_contract(offer, request)
    return offer.total_payable > contract.total_payable


def _interest_at_contract(offer: Offer, request: OfferRequest) -> int:
    rate, balance, interest = rate_of_bps(offer.contract_apr_bps), request.account.total, 0
    for row in offer_schedule(offer):
        accrued = (2 * balance * rate.numerator + rate.denominator) // (2 * rate.denominator)
        interest += accrued
        balance = max(0, balance + accrued - row.payment)
    return interest


def _adds_up(offer: Offer) -> bool:
    rows = offer_schedule(offer)
    return not rows or (
        len(rows) == offer.n
        and sum(row.payment for row in rows) == offer.total_payable
        and sum(row.interest for row in rows) == offer.total_interest
        and rows[-1].payment == (offer.last_instalment if offer.n != 1 else rows[-1].payment)
    )
