"""Which offers a customer gets: two or three, different in kind, inside policy and their means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from forbear.rules.offers.instalments import hardship_short, instalments, partial_now
from forbear.rules.offers.offer import Offer, OfferRequest
from forbear.rules.offers.relief import (
    due_date_change,
    extension,
    fee_waiver,
    payment_holiday,
    refer_free_advice,
    settlement,
    token_payment,
)
from forbear.rules.stages import Stage

Maker = Callable[[OfferRequest], "Offer | None"]

MOST_OFFERS = 3
IN_POLICY_ORDER: dict[Stage, tuple[Maker, ...]] = {
    Stage.NOT_DUE: (due_date_change, hardship_short, extension),
    Stage.GRACE: (extension, due_date_change, hardship_short),
    Stage.S1: (instalments, partial_now, extension, fee_waiver, due_date_change),
    Stage.S2: (instalments, partial_now, hardship_short, fee_waiver, extension),
    Stage.S3: (instalments, hardship_short, fee_waiver, refer_free_advice),
    Stage.S4: (instalments, hardship_short, refer_free_advice),
    Stage.S5: (settlement, instalments, hardship_short, refer_free_advice),
}
WHEN_NO_TERM_IS_LONG_ENOUGH: tuple[Maker, ...] = (settlement, hardship_short, fee_waiver)
WHEN_NOTHING_CAN_BE_PAID: tuple[Maker, ...] = (payment_holiday, refer_free_advice)
WHEN_LITTLE_CAN_BE_PAID: tuple[Maker, ...] = (token_payment, payment_holiday, refer_free_advice)
_PAYS_MONTHLY = ("instalment_plan", "personalised_instalment_cn", "partial_now_rest_later")


@dataclass(frozen=True)
class Offers:
    """What may be offered, or the machine key of why nothing may."""

    offers: tuple[Offer, ...] = ()
    hold: str | None = None

    def find(self, offer_id: str) -> Offer | None:
        return next((offer for offer in self.offers if offer.offer_id == offer_id), None)


def build_offers(request: OfferRequest) -> Offers:
    hold = hold_of(request)
    if hold is not None:
        return Offers(hold=hold)
    found = _made(request, IN_POLICY_ORDER[request.account.stage])
    if request.affordable is not None and not any(o.kind in _PAYS_MONTHLY for o in found):
        found = _gentlest(request, found)
    return Offers(tuple(found[:MOST_OFFERS]))


def hold_of(request: OfferRequest) -> str | None:
    """Why nothing may be offered now, in the order in which it must be said."""
    if request.hold is not None:
        return request.hold
    if not request.verified:
        return "unverified"
    if request.account.stop_state != "none":
        return request.account.stop_state
    if request.account.legal_referral:
        return "legal_referral"
    return "nothing_owed" if request.account.total == 0 else None


def _gentlest(request: OfferRequest, found: list[Offer]) -> list[Offer]:
    """No instalment fits: food and rent are never shaved to reach one."""
    if not request.affordable:
        return _made(request, WHEN_NOTHING_CAN_BE_PAID)
    if request.account.stage in (Stage.NOT_DUE, Stage.GRACE):
        return found
    if hardship_short(request) is None:
        return _made(request, WHEN_LITTLE_CAN_BE_PAID)
    return _made(request, (*WHEN_NO_TERM_IS_LONG_ENOUGH, refer_free_advice))


def _made(request: OfferRequest, makers: Iterable[Maker]) -> list[Offer]:
    offers = [offer for maker in makers if (offer := maker(request)) is not None]
    first_of_kind = {offer.kind: offer for offer in reversed(offers)}
    return [offer for offer in offers if first_of_kind[offer.kind] is offer]
