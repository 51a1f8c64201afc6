"""A number alone, read as the answer to what was asked: months, a sum, or a day of the month."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

MOST_MONTHS = 60
FEW = 36
"""Nobody lives on so little: it is a number of months."""
NUMBER = re.compile(
    r"^\W*(?:(?:maybe|about|around|say|like|just|大概|大约|就|差不多)\W*)?"
    r"[£$¥￥]?\s?(\d{1,6}(?:\.\d{1,2})?)\s*"
    r"(期|个月|months?|quid|bucks|块钱?|元|吧|左右|pounds|dollars)?\W*$",
    re.IGNORECASE,
)
MONTH_WORDS = frozenset({"期", "个月", "month", "months"})
OFFERS = frozenset(
    {"action_propose_plans", "action_propose_counter_offer", "utter_reject_offer_which_part"}
)
SUMS = frozenset(
    {
        "affordability_form", "utter_ask_affordability", "utter_ask_income", "utter_ask_essentials",
        "utter_ask_more_essentials", "utter_apply_plan",
    }
)  # fmt: skip
PROMISED = frozenset(
    {"utter_ask_promise_details", "utter_ask_promise_amount", "action_propose_promise"}
)


def number_heard(
    tracker: DialogueStateTracker, asked: frozenset[str], parse: Mapping[str, Any]
) -> tuple[str, dict[str, Any]] | None:
    """The intent and the entity that a bare number stands for here, or nothing."""
    found = NUMBER.match(parse["text"])
    if found is None or tracker.get_slot("verified") is not True:
        return None
    if any(e["entity"] in ("amount", "income", "n_instalments") for e in parse["entities"]):
        return None
    said, unit = found[1], (found[2] or "").lower()
    if asked & OFFERS and _is_months(said, unit, len(tracker.get_slot("offers") or ())):
        return "request_instalment_plan", _entity(parse, "n_instalments", int(said))
    if asked & SUMS and said.isdigit() and int(said) <= FEW and not unit:
        return "request_instalment_plan", _entity(parse, "n_instalments", int(said))
    if asked & SUMS and unit not in MONTH_WORDS:
        return "provide_income_expense", _entity(parse, "amount", said)
    if asked & PROMISED and unit not in MONTH_WORDS and float(said) > date.max.day:
        return "promise_to_pay", _entity(parse, "amount", said)
    return None


def _is_months(said: str, unit: str, shown: int) -> bool:
    """The place of an offer on the card is no number of months, unless months are named."""
    if not said.isdigit() or not 1 < int(said) <= MOST_MONTHS:
        return False
    return unit in MONTH_WORDS or (not unit or unit == "吧") and int(said) > shown


def _entity(parse: Mapping[str, Any], kind: str, value: Any) -> dict[str, Any]:
    text = parse["text"]
    return {"entity": kind, "value": value, "text": text, "start": 0, "end": len(text)}
