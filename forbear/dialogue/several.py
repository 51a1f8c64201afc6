"""More than one thing in a calm message: each is answered or logged."""

from __future__ import annotations

from typing import Any

from forbear.dialogue.act_table import ActTable
from forbear.dialogue.other_readings import strangers
from forbear.dialogue.rungs import Steps
from forbear.dialogue.situation import CONTROL_INTENTS, EMOTION_INTENTS, Situation
from forbear.dialogue.wishes import AFTER_CHECK

FEELING_ACTS = {"acknowledge_emotion", "vulnerability_care", "bereavement_care"}
WAITING = ("offered", "read_back", "promise")
POLITENESS = CONTROL_INTENTS - {"affirm", "deny"}
SHORT_THANKS = 12
"""So few characters ask for nothing besides, whatever is heard in them."""
STANDS_ALONE = frozenset({"read_back", "record_promise"})
"""What is to be confirmed is the last thing said, and what is recorded is said by itself."""
ONE_MATTER = frozenset(
    {
        "request_instalment_plan", "request_plan_change", "reject_offer", "provide_income_expense",
        "promise_to_pay", "request_extension",
    }
)  # fmt: skip
A_BUDGET = frozenset({"provide_income_expense", "request_settlement"})
"""What is left over of a budget sounds like the rest of a debt."""
SECONDS = AFTER_CHECK | {
    "ask_credit_impact", "ask_legal_consequences", "ask_if_bot", "request_contact_preference",
    "mention_debt_agency",
}  # fmt: skip
"""What may stand beside the first answer; danger, people and grievances have rows of their own."""
NO_SECOND = CONTROL_INTENTS | EMOTION_INTENTS | {"out_of_scope", "provide_verification"}


def second_of(
    situation: Situation, table: ActTable, facts: dict[str, Any], main: tuple[str, ...]
) -> tuple[str, ...]:
    """What answers the second wish of the message, where it can be said beside the first."""
    if not main or table.act_of(main[0]) in STANDS_ALONE:
        return ()
    for other in situation.further_intents if situation.sure else ():
        second = table.row(other, facts).suggest if _is_another(other, situation.intent) else ()
        act = table.act_of(second[0]) if second else None
        if act not in (None, table.act_of(main[0]), *STANDS_ALONE):
            return second
    return ()


def _is_another(other: str, first: str) -> bool:
    """Words for a plan sound like words for another plan: that is one wish and not two."""
    both = {other, first}
    return other in SECONDS and not (both <= ONE_MATTER or both == A_BUDGET)


def paired(main: tuple[str, ...], second: tuple[str, ...], table: ActTable) -> Steps:
    """Feeling first, whichever was asked first."""
    return (main, second) if not feels(second, table) else (second, main)


def behind_politeness(situation: Situation) -> str | None:
    """What is meant where the first thing said is only a greeting, thanks, or a yes to nothing."""
    if situation.intent == "thank" and len(situation.text) <= SHORT_THANKS:
        return None
    if situation.intent in POLITENESS:
        passed = strangers(situation)
        return next((i for i in situation.further_intents if asks(i) and i not in passed), None)
    nothing_waits = situation.talk not in WAITING
    thanks = situation.intent == "affirm" and "thank" in situation.further_intents
    return "thank" if thanks and nothing_waits else None


def asks(intent: str) -> bool:
    return intent not in NO_SECOND


def feels(actions: tuple[str, ...], table: ActTable) -> bool:
    return bool(actions) and table.act_of(actions[0]) in FEELING_ACTS
