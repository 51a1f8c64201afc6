"""What a number of months of the customer's own leads to, and why not another."""

from __future__ import annotations

from forbear.rules.amortisation import (
    Amortisation,
    NegativeAmortisationError,
    TermError,
    rate_of_bps,
    repay_in,
)
from forbear.rules.offers.findings import Counter, Finding, counter
from forbear.rules.offers.instalments import of_terms
from forbear.rules.offers.offer import Offer, OfferRequest
from forbear.rules.offers.own_payment import shorter_is_cheaper, usual
from forbear.rules.offers.terms import gentlest_plan, terms_of_months


def answer_months(request: OfferRequest, months: int) -> Counter:
    """The instalment that it gives, or what stands against so many, or so few, months."""
    longest = request.rules.max_term_months
    if months < 1:
        return counter(None, usual(request), [Finding("below_one_month", {"months": months})])
    if months > longest:
        figures = {"months": months, "longest": longest}
        return counter(None, _nearest(request, longest), [Finding("above_longest_term", figures)])
    findings = _against_the_contract(request, months)
    terms = terms_of_months(request, months)
    if terms is None:
        return counter(None, _nearest(request, months), findings)
    instead = usual(request) if request.affordable is not None else []
    findings += shorter_is_cheaper(terms, instead)
    return counter(of_terms(request, terms, "customer_named_the_months"), instead, findings)


def why_not_months(request: OfferRequest, months: int) -> tuple[Finding, ...]:
    """Why so many months are not what was offered; empty where nothing speaks against them."""
    return answer_months(request, months).findings


def _against_the_contract(request: OfferRequest, months: int) -> list[Finding]:
    plan = _contract_plan(request, months)
    if plan is None:
        return [Finding("debt_too_small", {"months": months})]
    findings = []
    least, affordable = request.limits.least_instalment, request.affordable
    if plan.instalment < least and months > 1:
        figures = {"months": months, "payment": plan.instalment, "least": least}
        findings.append(Finding("below_minimum", figures))
    if affordable is not None and plan.highest_payment > affordable:
        payment = plan.instalment if plan.instalment > affordable else plan.highest_payment
        figures = {"months": months, "payment": payment, "affordable": affordable}
        findings.append(Finding("above_affordable", figures))
    return findings


def _contract_plan(request: OfferRequest, months: int) -> Amortisation | None:
    account = request.account
    try:
        plan = repay_in(account.total, rate_of_bps(account.apr_bps), months)
    except (NegativeAmortisationError, TermError):
        return None
    return plan if plan.n == months else None


def _nearest(request: OfferRequest, months: int) -> list[Offer]:
    """What is offered anyway where the means are known, else the most months up to that."""
    if request.affordable is not None:
        return usual(request)
    account = request.account
    longest = min(months, request.rules.max_term_months)
    plan = gentlest_plan(request, account.total, rate_of_bps(account.apr_bps), longest)
    terms = terms_of_months(request, plan.n) if plan else None
    return [of_terms(request, terms, "nearest_to_the_wish")] if terms else []
