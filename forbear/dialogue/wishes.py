"""What was asked for before the identity check, and is taken up once it is passed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.consent import asks_what_next

AFTER_CHECK = frozenset(
    {
        "ask_balance", "question_fees_interest", "request_fee_waiver", "request_extension",
        "request_instalment_plan", "request_settlement", "request_plan_change", "promise_to_pay",
        "provide_income_expense", "state_hardship",
    }
)  # fmt: skip
"""What cannot be answered, or not in full, before the account may be spoken of."""
MOST = 2
"""More in one reply is a list that nobody reads."""
SHORT_ANSWERS, SHORT = frozenset({"affirm", "deny", "thank"}), 12
FIRST_FROM, FURTHER_FROM = 0.35, 0.3
CHANGE = "request_plan_change"
CHANGE_FROM = 0.5
"""Who asks for a plan three times sounds much like somebody who wants another one."""


def wishes_after(tracker: DialogueStateTracker, parse: Mapping[str, Any]) -> list[str] | None:
    """The wishes that wait for the check, oldest first; what was taken up waits no more."""
    if tracker.get_slot("verified") is True:
        return None
    told = wishes_in(parse)
    known = [w for w in tracker.get_slot("wishes") or [] if w not in told]
    return [*known, *told][-MOST:] or None


def wishes_in(parse: Mapping[str, Any]) -> list[str]:
    """What one message asks for that needs the check; digits alone ask for nothing."""
    first, *further = parse.get("intents") or [parse["intent"]]
    if asks_what_next(parse.get("text") or ""):
        return []  # that is no wish for another plan, though it sounds like one
    if first["name"] in SHORT_ANSWERS and len(parse.get("text") or "") <= SHORT:
        return []  # a word or two of yes or thanks asks for nothing besides
    least = CHANGE_FROM if first["name"] == CHANGE else FIRST_FROM
    sure = [first["name"]] if first["confidence"] >= least else []
    sure += [i["name"] for i in further if i["confidence"] >= FURTHER_FROM]
    named = {e["entity"] for e in parse.get("entities") or ()}
    means = named & {"income", "expense", "amount"}
    return [w for w in sure if w in AFTER_CHECK and (w != "provide_income_expense" or means)]
