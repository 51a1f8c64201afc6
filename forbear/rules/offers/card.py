"""An offer as JSON, for the screens, the records and other programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from forbear.rules.money import from_minor
from forbear.rules.offers.offer import Offer
from forbear.rules.offers.schedule import offer_schedule

AMOUNTS = (
    "principal",
    "instalment",
    "last_instalment",
    "down_payment",
    "total_interest",
    "total_fees",
    "total_payable",
    "waived",
    "balance_after",
)
DAYS = ("first_due_on", "review_on", "expires_on")


def offer_card(offer: Offer) -> dict[str, Any]:
    """Amounts and percent as decimal text, days as ISO dates."""
    card = asdict(offer)
    for name in AMOUNTS:
        if card[name] is not None:
            card[name] = str(from_minor(card[name], offer.currency))
    for name in DAYS:
        card[name] = card[name].isoformat() if card[name] else None
    card["apr"] = _percent(card.pop("apr_bps"))
    card["contract_apr"] = _percent(card.pop("contract_apr_bps"))
    card["conditions"], card["reasons"] = list(offer.conditions), list(offer.reasons)
    return card


def card_of_plans(
    offers: Sequence[Offer], yes: str, no: str, reading_back: bool = False
) -> dict[str, Any]:
    """What a customer sees and presses; `yes` and `no` are the words on the buttons."""
    # Only what is read back can be agreed to; to choose one of several binds nobody.
    seconds = [offer.reading_seconds for offer in offers] if reading_back else []
    return {
        "kind": "plan",
        "reading_back": reading_back,
        "reading_seconds": max(seconds, default=0),
        "offers": [
            {
                **offer_card(offer),
                "first_due": offer.first_due_on.isoformat() if offer.first_due_on else None,
                "needs_approval": offer.approval_needed,
                "schedule": [{"k": row.k, "payment": row.payment} for row in offer_schedule(offer)],
                "choice": {
                    "title": yes,
                    "intent": "affirm",
                    "entities": {"offer": offer.offer_id},
                },
            }
            for offer in offers
        ],
        "decline": {"title": no, "intent": "reject_offer", "entities": {}},
    }


def _percent(bps: int) -> str:
    return str(Decimal(bps).scaleb(-2))
