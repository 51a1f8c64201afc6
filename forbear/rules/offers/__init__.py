"""Offers to a customer in arrears, worked out from facts, means, stage and authority."""

from forbear.rules.offers.build import Offers, build_offers
from forbear.rules.offers.offer import (
    ENGINE_VERSION,
    AccountTerms,
    Offer,
    OfferRequest,
    offer_card,
)
from forbear.rules.offers.schedule import offer_schedule

__all__ = [
    "ENGINE_VERSION",
    "AccountTerms",
    "Offer",
    "OfferRequest",
    "Offers",
    "build_offers",
    "offer_card",
    "offer_schedule",
]
