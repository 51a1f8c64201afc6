"""Offers to a customer in arrears, worked out from facts, means, stage and authority."""

from forbear.rules.offers.build import Offers, build_offers
from forbear.rules.offers.card import card_of_plans, offer_card
from forbear.rules.offers.findings import Counter, Finding
from forbear.rules.offers.offer import (
    ENGINE_VERSION,
    AccountTerms,
    History,
    Offer,
    OfferRequest,
    Wish,
)
from forbear.rules.offers.own_months import why_not_months
from forbear.rules.offers.schedule import offer_schedule

__all__ = [
    "ENGINE_VERSION",
    "AccountTerms",
    "Counter",
    "Finding",
    "History",
    "Offer",
    "OfferRequest",
    "Offers",
    "Wish",
    "build_offers",
    "card_of_plans",
    "offer_card",
    "offer_schedule",
    "why_not_months",
]
