"""When a small question is what the message asks, beside what its intent says."""

from __future__ import annotations

from forbear.dialogue.priority import Priority, by_flag
from forbear.dialogue.situation import CONTROL_INTENTS, EMOTION_INTENTS, Situation
from forbear.dialogue.small_questions import NEXT, VARIES

BESIDE = frozenset({"paid already", "dispute", "not theirs", "a wish for a person", "complaint"})
"""Rows under whose words a small question may hide; a stop and a danger are answered first."""
CARD_ROWS = BESIDE | {"cease"}
"""Who wants the card stopped is easily heard as wanting the calls stopped."""
WHO_ROWS = BESIDE | {"wrong person", "third party", "scam suspicion"}
"""Who asks who we are is easily heard as somebody else, and as suspecting us."""
WHO_ARE_YOU = "who_are_you"
WHO_READ_AS = frozenset({"greet", "out_of_scope", "suspect_scam", "deny_identity"})
UNCLEAR = CONTROL_INTENTS | EMOTION_INTENTS | {"out_of_scope"}
ANSWERED_BY_ITSELF = frozenset({"ask_balance", "request_settlement", "provide_income_expense"})
"""Asks for more than the small question does."""
SURELY_FROM = 0.7
GUESSED_BELOW = 0.6
NEXT_READ_AS = CONTROL_INTENTS | {
    "out_of_scope", "ask_legal_consequences", "request_plan_change", "refuse_to_pay"
}  # fmt: skip
"""What a question about the next step is easily taken for."""
ASIDE = frozenset({"done", "in_writing", "the_rest", "pointless"})
"""Words that stand in many messages: what is surely asked for besides comes first."""
ASIDE_READ_AS = UNCLEAR | {
    "refuse_to_pay", "refuse_verification", "threaten_complaint", "request_settlement",
    "ask_credit_impact", "question_fees_interest",
}  # fmt: skip
VARIES_READ_AS = frozenset({"provide_income_expense", "state_hardship"})
ONLY_UNCLEAR = frozenset({"apology", "recorded"})
ROWS_OF = {
    "block_card": CARD_ROWS,
    WHO_ARE_YOU: WHO_ROWS,
    "pointless": frozenset[str](),
    "report_to": BESIDE | {"scam suspicion", "misconduct"},
}


def may_be_asked(topic: str, situation: Situation, row: Priority | None) -> bool:
    allowed = ROWS_OF.get(topic, BESIDE)
    guessed = (
        situation.confidence < GUESSED_BELOW and row is not None and not by_flag(row, situation)
    )
    if row is not None and row.name not in allowed and not guessed:
        return False
    if topic == WHO_ARE_YOU and situation.confidence >= SURELY_FROM:
        return situation.intent in WHO_READ_AS
    if topic == NEXT:
        return situation.intent in NEXT_READ_AS or not situation.sure
    if topic in ONLY_UNCLEAR:
        return situation.intent in UNCLEAR or not situation.sure
    surely = situation.confidence >= SURELY_FROM
    if topic == VARIES:
        return not surely or situation.intent in VARIES_READ_AS
    if topic in ASIDE:
        return not surely or situation.intent in ASIDE_READ_AS
    return not (surely and situation.intent in ANSWERED_BY_ITSELF)
