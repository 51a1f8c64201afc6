"""The payments behind an offer, worked out again from the offer alone."""

from __future__ import annotations

from forbear.rules.amortisation import Instalment, pay_down, rate_of_bps
from forbear.rules.offers.offer import Offer


def offer_schedule(offer: Offer) -> tuple[Instalment, ...]:
    """Empty for an offer without payments of a fixed size."""
    if offer.n is None or offer.instalment is None:
        return ()
    rate = rate_of_bps(offer.apr_bps)
    clears = offer.balance_after == 0 or offer.kind == "arrears_spread"
    if not offer.down_payment:
        return pay_down(offer.principal, rate, offer.instalment, offer.n, clears=clears).schedule
    rest = offer.principal - offer.down_payment
    first = Instalment(1, offer.down_payment, 0, offer.down_payment, rest)
    if offer.n == 1:
        return (first,)
    plan = pay_down(rest, rate, offer.instalment, offer.n - 1, clears=clears)
    return (first, *(_later(row) for row in plan.schedule))


def _later(row: Instalment) -> Instalment:
    return Instalment(row.k + 1, row.payment, row.interest, row.principal, row.balance)
