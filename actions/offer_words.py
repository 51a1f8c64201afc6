"""An offer as words, as allowed figures, and as the card that the customer sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from actions.wording import allowed_values, day, money, percent
from forbear.rules.offers import Offer, card_of_plans

BUTTONS = {
    "choose": {"zh": "选这个方案", "en": "Choose this plan"},
    "confirm": {"zh": "确认这个方案", "en": "Confirm this plan"},
    "decline": {"zh": "都不合适", "en": "None of these"},
    "not_yet": {"zh": "先不确认", "en": "Not yet"},
}


def offer_words(offer: Offer, lang: str) -> dict[str, str]:
    """The placeholders of the replies that speak of one monthly offer."""
    words = {
        "n": str(offer.n),
        "apr": percent(offer.apr_bps),
    }
    for name in ("instalment", "last_instalment", "total_interest", "total_payable"):
        minor = getattr(offer, name)
        if minor is not None:
            words[name] = money(minor, offer.currency, lang)
    if offer.down_payment and offer.n is not None:
        words["payment_sum"] = money(offer.down_payment, offer.currency, lang)
        words["rest_n"] = str(offer.n - 1)
        words["rest_instalment"] = words["instalment"]
    if offer.balance_after:
        words["balance_after"] = money(offer.balance_after, offer.currency, lang)
    if offer.first_due_on is not None:
        words["first_due"] = day(offer.first_due_on, lang)
    return words


def spoken_as(response: str, offer: Offer) -> str:
    """The response for this offer: one that leaves a balance, or begins with a sum, says so."""
    if offer.down_payment:
        return f"{response}_with_start"
    return f"{response}_with_rest" if offer.balance_after else response


def offer_values(offers: Iterable[Offer]) -> list[str]:
    values: list[str] = []
    for o in offers:
        values += allowed_values(
            o.currency,
            [
                o.instalment,
                o.last_instalment,
                o.total_interest,
                o.total_payable,
                o.principal,
                o.balance_after,
                o.down_payment,
            ],
            [o.first_due_on, o.expires_on],
            [*_counts(o), percent(o.apr_bps)],
        )
    return values


def _counts(offer: Offer) -> list[int | None]:
    """How many payments there are, and how many come after a sum that is paid first."""
    rest = [offer.n - 1] if offer.down_payment and offer.n is not None else []
    return [offer.n, *rest]


def plan_card(offers: Sequence[Offer], lang: str, reading_back: bool = False) -> dict[str, Any]:
    """What the widget shows: each offer with its schedule and whole cost, and what to press."""
    yes, no = ("confirm", "not_yet") if reading_back else ("choose", "decline")
    return card_of_plans(offers, BUTTONS[yes][lang], BUTTONS[no][lang], reading_back)
