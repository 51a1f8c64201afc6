"""The answer to a customer's own figure: what it gives, or what is missing."""

from __future__ import annotations

from forbear.rules.offers.findings import Counter, Finding, counter
from forbear.rules.offers.lump_sums import lump_now_rest_monthly, settlement_of
from forbear.rules.offers.offer import OfferRequest
from forbear.rules.offers.own_months import answer_months
from forbear.rules.offers.own_payment import answer_payment


def answer_wish(request: OfferRequest) -> Counter | None:
    wish = request.wish
    if wish is None:
        return None
    if wish.payment is not None:
        return answer_payment(request, wish.payment)
    if wish.lump_sum is not None:
        return _answer_lump_sum(request, wish.lump_sum)
    return answer_months(request, wish.months) if wish.months is not None else None


def _answer_lump_sum(request: OfferRequest, lump: int) -> Counter:
    """A settlement, within authority or for somebody to approve; and what else the sum could do."""
    total = request.account.total
    if lump >= total:
        return Counter("in_full", (), (Finding("in_full", {"payment": lump, "total": total}),))
    settled = settlement_of(request)
    started = lump_now_rest_monthly(request)
    instead = [started] if started else []
    findings = []
    if settled is not None:
        percent = lump * 100 // total
        figures = {"payment": lump, "total": total, "percent": percent, "waived": total - lump}
        findings.append(Finding("settles_part", figures))
        if "stage_does_not_foresee_it" in settled.reasons:
            findings.append(Finding("stage_does_not_foresee_it", {}))
    return counter(settled, instead, findings)
