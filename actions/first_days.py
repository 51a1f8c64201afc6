"""The day that a customer names for the first payment of a plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rasa_sdk import Tracker

from forbear.rules.due_dates import LATEST_FIRST_DAYS, add_months, income_before
from forbear.rules.offers import Offer, OfferRequest, build_offers

WANTED = re.compile(r"(?:到|成|为|改|挪|换)\s*$|\b(?:to|make it|on|for) (?:the )?$", re.IGNORECASE)
PAYDAY = re.compile(
    r"发(?:了)?(?:工资|薪|钱)|工资|薪水|出粮|\b(?:get paid|paid on|payday|wages?|salary|pension)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile("[，,。.;；!！?？]")
LOOK_BACK = 12


def wanted_day(tracker: Tracker) -> date | None:
    """Of several days the one that words point to, else the last: "not the 1st, the 15th"."""
    found = _wanted(tracker)
    return date.fromisoformat(str(found["value"])) if found else None


def first_day(tracker: Tracker, today: date) -> date | None:
    """The first payment, from tomorrow on; the day after a payday; nothing where it is too far."""
    found = _wanted(tracker)
    if found is None:
        return None
    wanted = date.fromisoformat(str(found["value"]))
    if _is_payday(found, tracker.latest_message.get("text") or ""):
        wanted += timedelta(days=1)
    while wanted <= today:
        wanted = add_months(wanted, 1)
    return wanted if (wanted - today).days <= LATEST_FIRST_DAYS else None


def _wanted(tracker: Tracker) -> Mapping[str, Any] | None:
    text = tracker.latest_message.get("text") or ""
    entities = tracker.latest_message.get("entities") or []
    named = [e for e in entities if e["entity"] == "date" and e.get("value")]
    pointed = [e for e in named if WANTED.search(text[: e.get("start", 0)][-LOOK_BACK:])]
    return next(reversed(pointed or named), None)


def _is_payday(day: Mapping[str, Any], text: str) -> bool:
    """Whether the words of its own clause say so, and nothing asks for this very day."""
    before = CLAUSE.split(text[: day.get("start", 0)])[-1]
    after = CLAUSE.split(text[day.get("end", 0) :])[0]
    return bool(PAYDAY.search(before + after)) and not WANTED.search(before)


def begins_on(request: OfferRequest, first: date) -> OfferRequest:
    return replace(request, next_income_on=income_before(first))


def moved(offer: Offer, request: OfferRequest, first: date) -> Offer | None:
    """The same plan with another first day, worked out anew; nothing where it does not stand."""
    offers = build_offers(begins_on(request, first))
    every = (*offers.offers, *(offers.counter.offers if offers.counter else ()))
    return next((o for o in every if (o.kind, o.n) == (offer.kind, offer.n)), None)
