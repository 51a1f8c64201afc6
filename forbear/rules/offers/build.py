"""Which offers a customer gets: two or three, different in kind, inside policy and their means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from forbear.rules.offers.constraints import broken_constraints
from forbear.rules.offers.counter import answer_wish
from forbear.rules.offers.easing import hardship_short, interest_relief, token_payment
from forbear.rules.offers.findings import Counter
from forbear.rules.offers.instalments import (
    arrears_spread,
    instalment_plan,
    partial_now_rest_later,
    personalised_instalment_cn,
)
from forbear.rules.offers.lump_sums import settlement
from forbear.rules.offers.offer import Offer, OfferRequest
from forbear.rules.offers.relief import (
    due_date_change,
    extension,
    fee_waiver,
    no_offer_hold,
    payment_holiday,
    refer_free_advice,
)
from forbear.rules.stages import Stage

Maker = Callable[[OfferRequest], "Offer | None"]

MOST_OFFERS = 3
MAKERS: Mapping[str, Maker] = {
    maker.__name__: maker
    for maker in (
        due_date_change, extension, fee_waiver, interest_relief, partial_now_rest_later,
        arrears_spread, hardship_short, instalment_plan, personalised_instalment_cn,
        token_payment, payment_holiday, settlement, refer_free_advice, no_offer_hold,
    )
}  # fmt: skip
WHEN_NO_TERM_IS_LONG_ENOUGH = ("settlement", "hardship_short", "fee_waiver", "refer_free_advice")
WHEN_NOTHING_CAN_BE_PAID = ("payment_holiday", "no_offer_hold", "refer_free_advice")
WHEN_LITTLE_CAN_BE_PAID = ("token_payment", "payment_holiday", "refer_free_advice")
PAYS_MONTHLY = frozenset(
    {"instalment_plan", "personalised_instalment_cn", "partial_now_rest_later", "arrears_spread"}
)


@dataclass(frozen=True)
class Offers:
    """What may be offered, or the machine key of why nothing may."""

    offers: tuple[Offer, ...] = ()
    hold: str | None = None
    counter: Counter | None = None
    """The answer to the customer's own figure, where one was named."""

    def find(self, offer_id: str) -> Offer | None:
        every = (*self.offers, *(self.counter.offers if self.counter else ()))
        return next((offer for offer in every if offer.offer_id == offer_id), None)


def build_offers(request: OfferRequest) -> Offers:
    hold = hold_of(request)
    if hold is not None:
        return Offers(hold=hold)
    found = _made(request, request.rules.kinds.get(request.account.stage, ()))
    if request.affordable is not None and not any(o.kind in PAYS_MONTHLY for o in found):
        found = _gentlest(request, found)
    return Offers(tuple(found[:MOST_OFFERS]), counter=_countered(request))


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
    if request.account.total == 0:
        return "nothing_owed"
    if request.history.replans_a_year >= request.rules.replans_a_year:
        return "specialist"
    return None


def _gentlest(request: OfferRequest, found: list[Offer]) -> list[Offer]:
    """No instalment fits: food and rent are never shaved to reach one."""
    if not request.affordable:
        return _made(request, WHEN_NOTHING_CAN_BE_PAID)
    if request.account.stage in (Stage.NOT_DUE, Stage.GRACE):
        return found
    if hardship_short(request) is None:
        return _made(request, WHEN_LITTLE_CAN_BE_PAID)
    return _made(request, WHEN_NO_TERM_IS_LONG_ENOUGH)


def _made(request: OfferRequest, kinds: Iterable[str]) -> list[Offer]:
    """What clears the debt first, the cheapest of it first; then in the order of the policy."""
    made = (MAKERS[kind](request) for kind in kinds)
    offers = [o for o in made if o is not None and not broken_constraints(o, request)]
    return sorted(offers, key=_cost)


def _cost(offer: Offer) -> tuple[bool, int]:
    if offer.clears_the_debt and offer.total_payable is not None:
        return (False, offer.total_payable)
    return (True, 0)


def _countered(request: OfferRequest) -> Counter | None:
    answer = answer_wish(request)
    if answer is None:
        return None
    sound = tuple(o for o in answer.offers if not broken_constraints(o, request))
    if len(sound) == len(answer.offers):
        return answer
    if answer.outcome == "fits" and sound[:1] == answer.offers[:1]:
        return replace(answer, offers=sound)  # only what stood beside the figure falls away
    outcome = "instead" if sound else "missing"
    return replace(answer, outcome=outcome, offers=sound)
