"""The day that a customer names for the first payment of a plan."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from rasa_sdk import Tracker

from forbear.rules.due_dates import LATEST_FIRST_DAYS, add_months, income_before
from forbear.rules.offers import Offer, OfferRequest, build_offers

WANTED = re.compile(r"(?:到|成|为|改|挪|换)\s*$|\b(?:to|make it|on|for) (?:the )?$", re.IGNORECASE)
PAYDAY = re.compile(
    r"发(?:了)?(?:工资|薪|钱)|工资|薪水|出粮|\b(?:get paid|paid on|payday|wages?|salary|pension)\b",
    re.IGNORECASE,
)
LOOK_BACK = 12


def wanted_day(tracker: Tracker) -> date | None:
    """Of several days the one that words point to, else the last: "not the 1st, the 15th"."""
    text = tracker.latest_message.get("text") or ""
    named = [
        e
        for e in tracker.latest_message.get("entities") or []
        if e["entity"] == "date" and e.get("value")
    ]
    pointed = [e for e in named if WANTED.search(text[: e.get("start", 0)][-LOOK_BACK:])]
    found = (pointed or named)[-1:]
    return date.fromisoformat(str(found[0]["value"])) if found else None


def first_day(tracker: Tracker, today: date) -> date | None:
    """The first payment, from tomorrow on; the day after a payday; nothing where it is too far."""
    wanted = wanted_day(tracker)
    if wanted is None:
        return None
    text = tracker.latest_message.get("text") or ""
    if PAYDAY.search(text) and not WANTED.search(text[: _start(tracker, wanted)]):
        wanted += timedelta(days=1)
    while wanted <= today:
        wanted = add_months(wanted, 1)
    return wanted if (wanted - today).days <= LATEST_FIRST_DAYS else None


def _start(tracker: Tracker, wanted: date) -> int:
    entities = tracker.latest_message.get("entities") or []
    starts = [e["start"] for e in entities if str(e.get("value")) == wanted.isoformat()]
    return int(starts[-1]) if starts else 0


def begins_on(request: OfferRequest, first: date) -> OfferRequest:
    return replace(request, next_income_on=income_before(first))


def moved(offer: Offer, request: OfferRequest, first: date) -> Offer | None:
    """The same plan with another first day, worked out anew; nothing where it does not stand."""
    offers = build_offers(begins_on(request, first))
    every = (*offers.offers, *(offers.counter.offers if offers.counter else ()))
    return next((o for o in every if (o.kind, o.n) == (offer.kind, offer.n)), None)
