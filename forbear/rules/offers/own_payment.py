"""What a monthly payment of the customer's own leads to."""

from __future__ import annotations

from dataclasses import replace

from forbear.rules.amortisation import TermError, level_payment, rate_of_bps, repay_by
from forbear.rules.money import nearest
from forbear.rules.offers.easing import hardship_short, token_payment
from forbear.rules.offers.findings import Counter, Finding, counter
from forbear.rules.offers.instalments import of_terms, usual_plan
from forbear.rules.offers.offer import Offer, OfferRequest
from forbear.rules.offers.terms import Terms, by_payment, terms_of_payment


def answer_payment(request: OfferRequest, payment: int) -> Counter:
    """The term that it gives, or what is missing: it may be too little, or more than is safe."""
    affordable, least = request.affordable, request.limits.least_instalment
    if affordable is not None and payment > affordable:
        figures = {"payment": payment, "affordable": affordable}
        return counter(None, usual(request), [Finding("above_affordable", figures)])
    if payment < min(least, request.account.total):
        figures = {"payment": payment, "least": least}
        return counter(None, _lighter(request, payment), [Finding("below_minimum", figures)])
    findings = _against_the_contract(request, payment)
    terms = terms_of_payment(request, payment)
    if terms is None:
        missing = _payment_needed(request, payment)
        return counter(None, _lighter(request, payment), [*findings, missing])
    instead = usual(request) if affordable is not None and payment < affordable else []
    findings += shorter_is_cheaper(terms, instead)
    return counter(of_terms(request, terms, "customer_named_the_payment"), instead, findings)


def usual(request: OfferRequest) -> list[Offer]:
    offer = usual_plan(request)
    return [offer] if offer else []


def shorter_is_cheaper(terms: Terms, instead: list[Offer]) -> list[Finding]:
    """What the longer time costs beside the shortest that could be afforded."""
    for offer in instead:
        interest = offer.total_interest or 0
        if (offer.n or 0) < terms.plan.n and interest < terms.plan.total_interest:
            figures = {
                "months": terms.plan.n,
                "interest": terms.plan.total_interest,
                "shorter": offer.n or 0,
                "shorter_interest": interest,
                "saved": terms.plan.total_interest - interest,
            }
            return [Finding("shorter_is_cheaper", figures)]
    return []


def _lighter(request: OfferRequest, payment: int) -> list[Offer]:
    """What so little a month can do for a while."""
    means = replace(request, affordable=payment, stressed=None)
    made = (hardship_short(means), token_payment(means))
    return [offer for offer in made if offer is not None][:1]


def _against_the_contract(request: OfferRequest, payment: int) -> list[Finding]:
    """Why the payment does not clear the debt at the contract's own rate, where it does not."""
    account, longest = request.account, request.rules.max_term_months
    if by_payment(account.total, account.apr_bps, payment, longest) is not None:
        return []
    rate = rate_of_bps(account.apr_bps)
    interest = nearest(account.total * rate)
    if payment <= interest:
        figures = {"payment": payment, "monthly_interest": interest}
        return [Finding("negative_amortisation", figures)]
    try:
        months = repay_by(account.total, rate, payment).n
    except TermError:
        return [Finding("above_longest_term", {"payment": payment, "longest": longest})]
    figures = {"payment": payment, "months": months, "longest": longest}
    return [Finding("above_longest_term", figures)]


def _payment_needed(request: OfferRequest, payment: int) -> Finding:
    """The least payment with every concession there is."""
    account, rules = request.account, request.rules
    waived = account.fees if account.fees < account.total else 0
    floor = min(account.apr_bps, rules.rate_steps_bps[-1])
    longest = rules.max_term_months
    needed = level_payment(account.total - waived, rate_of_bps(floor), longest)
    return Finding("payment_needed", {"payment": payment, "needed": needed, "longest": longest})
