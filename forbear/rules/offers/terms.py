"""The search for instalments that a customer can keep: shortest term first, concessions last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from forbear.rules.amortisation import (
    Amortisation,
    NegativeAmortisationError,
    TermError,
    level_payment,
    rate_of_bps,
    repay_in,
)
from forbear.rules.jurisdictions import jurisdiction
from forbear.rules.offers.offer import OfferRequest

RATE_STEPS_BPS = (1500, 1200, 900, 600, 300, 0)
"""Tried in turn below the contract's rate; the last is the policy's floor."""
# Rounding can leave a last instalment a few units above the level one; then a longer term is tried.
_LONGER_TERMS_TRIED = 12


@dataclass(frozen=True)
class Attempt:
    """One set of concessions to try."""

    apr_bps: int
    waived: int
    longest: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """What was found: exact instalments, and what the bank gives for them."""

    attempt: Attempt
    principal: int
    plan: Amortisation


def find_terms(request: OfferRequest, usual_term: int, longest_term: int) -> Terms | None:
    """The first attempt that the customer can afford, from no concession to all of them."""
    for attempt in _attempts(request, usual_term, longest_term):
        principal = request.account.total - attempt.waived
        plan = _plan_within(request, principal, attempt)
        if plan is not None:
            return Terms(attempt, principal, plan)
    return None


def _attempts(request: OfferRequest, usual: int, longest: int) -> Iterator[Attempt]:
    contract, fees = request.account.apr_bps, request.account.fees
    yield Attempt(contract, 0, usual, ("contract_rate",))
    if request.affordable is None:
        return
    for step in (step for step in RATE_STEPS_BPS if step < contract):
        yield Attempt(step, 0, usual, ("rate_lowered",))
    floor = min(contract, RATE_STEPS_BPS[-1])
    lowered = ("rate_lowered",) if floor < contract else ()
    waived = ("fees_waived",) if 0 < fees < request.account.total else ()
    given = fees if waived else 0
    if given:
        yield Attempt(floor, given, usual, (*lowered, *waived))
    if longest > usual:
        yield Attempt(floor, given, longest, (*lowered, *waived, "term_extended"))


def _plan_within(request: OfferRequest, principal: int, attempt: Attempt) -> Amortisation | None:
    rate = rate_of_bps(attempt.apr_bps)
    least = jurisdiction(request.account.jurisdiction).policy_minimum.value
    if request.affordable is None:
        return _longest_above(principal, rate, attempt.longest, least)
    return _shortest_within(principal, rate, attempt.longest, request.affordable, least)


def _shortest_within(
    principal: int, rate: Fraction, longest: int, affordable: int, least: int
) -> Amortisation | None:
    """The shortest term is the cheapest: nothing that can be paid now is put off."""
    first = _first_term(principal, rate, longest, affordable)
    if first is None:
        return None
    for n in range(first, min(longest, first + _LONGER_TERMS_TRIED) + 1):
        plan = _whole_plan(principal, rate, n, least)
        if plan is not None and plan.highest_payment <= affordable:
            return plan
    return None


def _first_term(principal: int, rate: Fraction, longest: int, affordable: int) -> int | None:
    if level_payment(principal, rate, longest) > affordable:
        return None
    low, high = 1, longest
    while low < high:
        middle = (low + high) // 2
        if level_payment(principal, rate, middle) <= affordable:
            high = middle
        else:
            low = middle + 1
    return low


def _longest_above(principal: int, rate: Fraction, longest: int, least: int) -> Amortisation | None:
    """Nothing is known about the customer's means: show the gentlest instalment there is."""
    plans = (_whole_plan(principal, rate, n, least) for n in range(longest, 0, -1))
    return next((plan for plan in plans if plan is not None), None)


def _whole_plan(principal: int, rate: Fraction, n: int, least: int) -> Amortisation | None:
    try:
        plan = repay_in(principal, rate, n)
    except (NegativeAmortisationError, TermError):
        return None
    # A debt below the least instalment is paid in one.
    return plan if plan.n == n and (plan.instalment >= least or n == 1) else None
