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
    repay_by,
    repay_in,
)
from forbear.rules.offers.offer import OfferRequest

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


def usual_term(request: OfferRequest) -> int:
    rules = request.rules
    return min(rules.max_term_months, rules.usual_terms.get(request.account.stage, 6))


def find_terms(request: OfferRequest) -> Terms | None:
    """The first attempt that the customer can afford, from no concession to all of them."""
    for attempt in attempts(request, usual_term(request)):
        principal = request.account.total - attempt.waived
        plan = _plan_within(request, principal, attempt)
        if plan is not None and costs_no_more(request, plan):
            return Terms(attempt, principal, plan)
        if request.affordable is None:
            return None
    return None


def terms_of_payment(request: OfferRequest, payment: int) -> Terms | None:
    """The least concession with which this payment clears the debt within the longest term."""
    longest = request.rules.max_term_months
    for attempt in attempts(request, longest):
        principal = request.account.total - attempt.waived
        plan = by_payment(principal, attempt.apr_bps, payment, longest)
        if plan is not None and costs_no_more(request, plan):
            return Terms(attempt, principal, plan)
    return None


def terms_of_months(request: OfferRequest, months: int) -> Terms | None:
    """The least concession with which that many months can be afforded."""
    for attempt in attempts(request, months):
        principal = request.account.total - attempt.waived
        if attempt.longest != months:
            return None
        plan = whole_plan(request, principal, rate_of_bps(attempt.apr_bps), months)
        if plan is None or not costs_no_more(request, plan):
            continue
        if request.affordable is None or plan.highest_payment <= request.affordable:
            return Terms(attempt, principal, plan)
    return None


def attempts(request: OfferRequest, usual: int) -> Iterator[Attempt]:
    """Contract rate, then lower rates, then without fees, then up to the longest term."""
    rules, account = request.rules, request.account
    contract, fees, longest = account.apr_bps, account.fees, rules.max_term_months
    yield Attempt(contract, 0, usual, ("contract_rate",))
    for step in (step for step in rules.rate_steps_bps if step < contract):
        yield Attempt(step, 0, usual, ("rate_lowered",))
    floor = min(contract, rules.rate_steps_bps[-1])
    lowered = ("rate_lowered",) if floor < contract else ()
    waived = ("fees_waived",) if 0 < fees < account.total else ()
    given = fees if waived else 0
    if given:
        yield Attempt(floor, given, usual, (*lowered, *waived))
    if longest > usual:
        yield Attempt(floor, given, longest, (*lowered, *waived, "term_extended"))


def costs_no_more(request: OfferRequest, plan: Amortisation) -> bool:
    """Whether the contract's own path over the same months would cost at least as much.

    Rounding can turn a slightly lower rate into a slightly dearer plan: that is no concession.
    """
    try:
        contract = repay_in(request.account.total, rate_of_bps(request.account.apr_bps), plan.n)
    except (NegativeAmortisationError, TermError):
        return True
    return plan.total_payable <= contract.total_payable


def by_payment(principal: int, apr_bps: int, payment: int, longest: int) -> Amortisation | None:
    try:
        plan = repay_by(principal, rate_of_bps(apr_bps), payment)
    except (NegativeAmortisationError, TermError):
        return None
    return plan if plan.n <= longest else None


def whole_plan(
    request: OfferRequest, principal: int, rate: Fraction, n: int
) -> Amortisation | None:
    """A debt below the least instalment is paid in one."""
    if n > 1 and level_payment(principal, rate, n) < request.limits.least_instalment:
        return None
    try:
        plan = repay_in(principal, rate, n)
    except (NegativeAmortisationError, TermError):
        return None
    return plan if plan.n == n else None


def _plan_within(request: OfferRequest, principal: int, attempt: Attempt) -> Amortisation | None:
    rate = rate_of_bps(attempt.apr_bps)
    if request.affordable is not None:
        return shortest_plan(request, principal, rate, attempt.longest)
    # Nothing is known about the customer's means: show the gentlest instalment there is.
    return gentlest_plan(request, principal, rate, attempt.longest)


def shortest_plan(
    request: OfferRequest, principal: int, rate: Fraction, longest: int
) -> Amortisation | None:
    """The shortest term is the cheapest: nothing that can be paid now is put off."""
    affordable = request.affordable or 0
    first = first_term(principal, rate, longest, affordable)
    if first is None:
        return None
    for n in range(first, min(longest, first + _LONGER_TERMS_TRIED) + 1):
        plan = whole_plan(request, principal, rate, n)
        if plan is not None and plan.highest_payment <= affordable:
            return plan
    return None


def gentlest_plan(
    request: OfferRequest, principal: int, rate: Fraction, longest: int
) -> Amortisation | None:
    """The longest term whose instalments are not below the least."""
    least, low, high = request.limits.least_instalment, 1, longest
    while low < high:
        middle = (low + high + 1) // 2
        if level_payment(principal, rate, middle) >= least:
            low = middle
        else:
            high = middle - 1
    plans = (whole_plan(request, principal, rate, n) for n in range(low, 0, -1))
    return next((plan for plan in plans if plan is not None), None)


def first_term(principal: int, rate: Fraction, longest: int, affordable: int) -> int | None:
    """The shortest term whose level payment can be afforded; None when even the longest is not."""
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
