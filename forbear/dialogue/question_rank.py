"""When a small question is what the message asks, beside what its intent says."""

from __future__ import annotations

from forbear.dialogue.priority import Priority, by_flag
from forbear.dialogue.situation import CONTROL_INTENTS, EMOTION_INTENTS, Situation
from forbear.dialogue.small_questions import NEXT

BESIDE = frozenset({"paid already", "dispute", "not theirs", "a wish for a person", "complaint"})
"""Rows under whose words a small question may hide; a stop and a danger are answered first."""
CARD_ROWS = BESIDE | {"cease"}
"""Who wants the card stopped is easily heard as wanting the calls stopped."""
UNCLEAR = CONTROL_INTENTS | EMOTION_INTENTS | {"out_of_scope"}
ANSWERED_BY_ITSELF = frozenset({"ask_balance", "request_settlement", "provide_income_expense"})
"""Asks for more than the small question does."""
SURELY_FROM = 0.7
GUESSED_BELOW = 0.6
NEXT_READ_AS = CONTROL_INTENTS | {
    "out_of_scope", "ask_legal_consequences", "request_plan_change", "refuse_to_pay"
}  # fmt: skip
"""What a question about the next step is easily taken for."""
ONLY_UNCLEAR = frozenset({"apology", "recorded"})


def may_be_asked(topic: str, situation: Situation, row: Priority | None) -> bool:
    allowed = CARD_ROWS if topic == "block_card" else BESIDE
    guessed = (
        situation.confidence < GUESSED_BELOW and row is not None and not by_flag(row, situation)
    )
    if row is not None and row.name not in allowed and not guessed:
        return False
    if topic == NEXT:
        return situation.intent in NEXT_READ_AS or not situation.sure
    if topic in ONLY_UNCLEAR:
        return situation.intent in UNCLEAR or not situation.sure
    surely = situation.confidence >= SURELY_FROM
    return not (surely and situation.intent in ANSWERED_BY_ITSELF)
