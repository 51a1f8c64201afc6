"""The figure that a customer names of their own accord: a month's payment, one sum, or months."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker

from forbear.rules.affordability import PAYMENTS_A_MONTH
from forbear.rules.asks_for_less import asks_for_less
from forbear.rules.money import minor_digits, round_half_up, to_minor
from forbear.rules.offers import Wish

SLOT = "own_figure"
FITS, AGAIN = "fits", "again"
"""Keys of the slot: the offer made for just this figure; and that it was named once more since."""
PLAN_INTENTS = frozenset(
    {"promise_to_pay", "request_instalment_plan", "reject_offer", "request_plan_change"}
)
MONTHS_INTENTS = frozenset(
    {"request_instalment_plan", "reject_offer", "request_plan_change", "deny"}
)
LUMP_INTENT = "request_settlement"
REJECTS = "reject_offer"
BUDGET_INTENT = "provide_income_expense"
FREQUENCIES = {"week": "weekly", "fortnight": "fortnightly", "four_weeks": "four_weekly"}
RATES = frozenset({"month", "instalment", *FREQUENCIES})
LEAST_PERCENT_PAID = 50
"""打七折 names what is paid, 减免三成 what is not: below half nobody can tell."""
_LONG_TIME = re.compile(r"P(?:([0-9]{1,2})Y)?(?:([0-9]{1,3})M)?", re.ASCII)

COULD = re.compile(
    r"(?:最多|顶多|只能|可以|能|拿得出|承受)[^0-9,，。;；]{0,8}$"
    r"|\b(?:can|could|able to|afford|manage|spare|offer|up to|at most|no more than)\b[^0-9,.;]*$",
    re.IGNORECASE,
)
EVERY_MONTH = re.compile(
    r"\b(?:every|each|per|a) month\b|\bmonthly\b|每个?月|每期|按月", re.IGNORECASE
)
HAD = re.compile(
    r"\b(?:paid|owe[ds]?|have|has|had|'ve|got|lost|earn|make|get|spend)\b[^0-9,.;]*$|(?:还了|付了|欠|只有|只剩|剩)[^0-9，。]{0,4}$",
    re.IGNORECASE,
)
TOO_MUCH = re.compile(
    r"\s?(?:quid|pounds|dollars|bucks|块|元)?[\s,，]*"
    r"(?:(?:is|was|'s|a month|每?个?月|也|还是|都)\s?)*(?:(?:way|far|still|just) )*"
    r"(?:too\b|beyond\b|over my\b|left\b|太|多了)",
    re.IGNORECASE,
)
COULD_REACH = 24
"""How many characters before a figure can say that it could be paid."""

Entity = Mapping[str, Any]


def named_figure(tracker: Tracker) -> dict[str, Any] | None:
    """What this message names, as the slot keeps it; amounts as decimal texts."""
    intents = intents_of(tracker)
    entities: Sequence[Entity] = tracker.latest_message.get("entities") or []
    text = tracker.latest_message.get("text") or ""
    could = [e for e in entities if could_pay(e, text)]
    # Several sums are what comes in and goes out, whatever else is heard beside the budget.
    sums = sum(e["entity"] in ("amount", "income") for e in entities)
    meant = {intents[0]} if intents[0] == BUDGET_INTENT and sums > 1 else set(intents)
    goes_out = any(e.get("purpose") == "expense" for e in entities)
    answers = not goes_out and _answers_an_offer(tracker, entities)
    speaks_of_a_plan = bool(PLAN_INTENTS & meant) or answers
    payment = monthly_payment(could or entities) if speaks_of_a_plan or could else None
    if payment is None:
        payment = _less_than_offered(tracker, entities)
    if payment is not None:
        return {"payment": f"{payment:f}"}
    if intents[0] == LUMP_INTENT:
        return _lump_sum(entities)
    months = _months(entities) if intents[0] in MONTHS_INTENTS else None
    return {"months": months} if months is not None else None


def kept_figure(tracker: Tracker, named: dict[str, Any] | None) -> dict[str, Any] | None:
    """What the slot keeps after this message; None where it stays as it is.

    Who names the payment once more that the waiting offer was made for takes that offer.
    """
    known = tracker.get_slot(SLOT) or {}
    if named is None:
        return {k: v for k, v in known.items() if k != AGAIN} if AGAIN in known else None
    first = next(iter(tracker.get_slot("offers") or ()), None)
    waits = first is not None and first == known.get(FITS) and tracker.get_slot("talk") == "offered"
    same = "payment" in named and "payment" in known
    if waits and same and Decimal(named["payment"]) == Decimal(known["payment"]):
        return {**known, AGAIN: True}
    return named


def waiting_figure(tracker: Tracker) -> dict[str, Any] | None:
    """A figure that was not answered yet."""
    figure = tracker.get_slot(SLOT)
    return figure if figure and not figure.get("answered") else None


def wish_of(figure: Mapping[str, Any] | None, currency: str, total: int) -> Wish | None:
    """The figure in minor units of the account; a percent is of the whole balance."""
    if not figure:
        return None
    if "months" in figure:
        return Wish(months=int(figure["months"]))
    if "percent" in figure:
        return Wish(lump_sum=total * int(figure["percent"]) // 100)
    name = "payment" if "payment" in figure else "lump_sum"
    exact = round_half_up(Decimal(str(figure[name])), minor_digits(currency))
    minor = to_minor(exact, currency)
    return Wish(**{name: minor}) if minor > 0 else None


def intents_of(tracker: Tracker) -> list[str]:
    """The first one first; an empty name where nothing was understood."""
    message = tracker.latest_message
    first = (message.get("intent") or {}).get("name") or ""
    return [first, *(i["name"] for i in (message.get("intents") or [])[1:])]


def monthly_payment(entities: Sequence[Entity]) -> Decimal | None:
    """The most of a range: what the customer says they could go up to."""
    figures = [
        Decimal(str(e["value"])) * times.numerator / times.denominator
        for e in entities
        if e["entity"] == "amount" and e.get("value") and e.get("per") in RATES
        if e.get("purpose") != "expense"
        for times in (PAYMENTS_A_MONTH[FREQUENCIES.get(e["per"], "monthly")],)
    ]
    return max(figures, default=None)


def could_pay(entity: Entity, text: str) -> bool:
    """Whether the words before a figure say that so much could be paid each month."""
    if entity["entity"] != "amount" or not entity.get("value") or entity.get("per") not in RATES:
        return False
    return bool(COULD.search(text[: entity.get("start", 0)][-COULD_REACH:]))


def _answers_an_offer(tracker: Tracker, entities: Sequence[Entity]) -> bool:
    """ "What about 100 a month" sounds like a budget; on top of an offer it is a figure."""
    income = any(e["entity"] == "income" for e in entities)
    budget = intents_of(tracker)[0] == BUDGET_INTENT
    return budget and not income and tracker.get_slot("talk") in ("offered", "read_back")


def _less_than_offered(tracker: Tracker, entities: Sequence[Entity]) -> Decimal | None:
    """ "Anything under 100?", "too much, 90", "could you do 90, on the 12th of every month"."""
    text = tracker.latest_message.get("text") or ""
    if tracker.get_slot("talk") not in ("offered", "read_back"):
        return None
    # A sum on a day is one payment, and no answer to what each month would be.
    turns_down = intents_of(tracker)[0] == REJECTS and all(e["entity"] != "date" for e in entities)
    if not (turns_down or asks_for_less(text) or EVERY_MONTH.search(text)):
        return None
    bare = [e for e in entities if e["entity"] == "amount" and e.get("value") and not e.get("per")]
    named = [
        Decimal(str(e["value"]))
        for e in bare
        if e.get("purpose") is None and not _is_told_of(e, text)
    ]
    return named[0] if len(named) == 1 else None


def _is_told_of(entity: Entity, text: str) -> bool:
    """ "250 is too much", "I already paid 300", "I've only 20 left": no sum that they would pay."""
    start, end = entity.get("start", 0), entity.get("end", 0)
    return bool(HAD.search(text[:start][-COULD_REACH:]) or TOO_MUCH.match(text[end:]))


def _lump_sum(entities: Sequence[Entity]) -> dict[str, Any] | None:
    once = (e for e in entities if e["entity"] == "amount" and e.get("value") and not e.get("per"))
    amount = next(once, None)
    if amount is not None:
        return {"lump_sum": str(amount["value"])}
    percents = (e["value"] for e in entities if e["entity"] == "percent" and e.get("value"))
    percent = next((int(Decimal(str(p))) for p in percents), 0)
    return {"percent": percent} if LEAST_PERCENT_PAID <= percent < 100 else None


def _months(entities: Sequence[Entity]) -> int | None:
    """The last number named: "not 12, make it 24"."""
    counts = [int(e["value"]) for e in entities if e["entity"] == "n_instalments" and e["value"]]
    if counts:
        return counts[-1]
    times = [_LONG_TIME.fullmatch(str(e["value"])) for e in entities if e["entity"] == "duration"]
    months = [int(t[1] or 0) * 12 + int(t[2] or 0) for t in times if t]
    return months[-1] if months and months[-1] > 1 else None
