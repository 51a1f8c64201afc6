"""The instalments behind an offer, worked out again from the offer alone."""

from __future__ import annotations

from forbear.rules.amortisation import Instalment, pay_for, rate_of_bps, repay_in
from forbear.rules.offers.offer import Offer

_FOR_A_TERM = frozenset({"instalment_plan", "personalised_instalment_cn"})
_FOR_A_PAYMENT = frozenset({"partial_now_rest_later", "hardship_short", "token_payment"})


def offer_schedule(offer: Offer) -> tuple[Instalment, ...]:
    """Empty for an offer without monthly payments."""
    rate = rate_of_bps(offer.apr_bps)
    if offer.n is None or offer.instalment is None:
        return ()
    if offer.kind in _FOR_A_TERM:
        return repay_in(offer.principal, rate, offer.n).schedule
    if offer.kind in _FOR_A_PAYMENT:
        return pay_for(offer.principal, rate, offer.instalment, offer.n).schedule
    return ()
