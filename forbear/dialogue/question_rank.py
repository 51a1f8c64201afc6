"""When a small question is what the message asks, beside what its intent says."""

from __future__ import annotations

import re

from forbear.dialogue.consent import files_complaint
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
ANSWERED_BY_ITSELF = frozenset(
    {"ask_balance", "request_settlement", "provide_income_expense", "request_fee_waiver"}
)
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
HOW_TO_PAY, PROMISES = "how_to_pay", "promise_to_pay"
IN_WRITING = "in_writing"
"""Who makes a complaint and wants it in writing makes a complaint."""
ONLY_UNCLEAR = frozenset({"apology", "recorded"})
PUTS_OFF, THINKS, NEXT_DUE = "puts_off", "thinks", "next_due"
PUT_OFF_AS = UNCLEAR | {"request_extension", "refuse_to_pay"}
"""Another day is put off, and no time is asked for."""
TIMING, BALANCE = "timing", "ask_balance"
OF_MONEY = re.compile(
    r"钱|欠|余额|本金|利息|[元块]|\b(?:owe|balance|how much|total)\b", re.IGNORECASE
)
"""How many days sounds like how much."""
WHY_CONTACTED = "why_contacted"
WHY_READ_AS = UNCLEAR | {"ask_balance", "request_contact_preference", "provide_verification"}
"""Who asks what a message of ours was about is heard as naming a way of contact."""
OTHERS_ROWS = BESIDE | {"wrong person", "third party"}
ROWS_OF = {
    "block_card": CARD_ROWS,
    WHO_ARE_YOU: WHO_ROWS,
    "hands_over": OTHERS_ROWS,
    "another_owes": OTHERS_ROWS | {"representative"},
    "by_myself": BESIDE | {"representative"},
    "calls_us": BESIDE | {"scam suspicion"},
    "our_fault": BESIDE | {"misconduct"},
    "of_a_complaint": BESIDE | {"misconduct", "legal threat"},
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
    if topic == PUTS_OFF:
        return situation.intent in PUT_OFF_AS or not situation.sure
    if topic == THINKS:
        return situation.intent in UNCLEAR or not situation.sure
    if topic in (TIMING, NEXT_DUE) and situation.intent == BALANCE:
        return not OF_MONEY.search(situation.text)
    if topic == WHY_CONTACTED and situation.intent not in WHY_READ_AS:
        return not situation.sure
    if topic in ONLY_UNCLEAR:
        return situation.intent in UNCLEAR or not situation.sure
    surely = situation.confidence >= SURELY_FROM
    if topic == VARIES:
        return not surely or situation.intent in VARIES_READ_AS
    if topic == HOW_TO_PAY and situation.intent == PROMISES:
        return situation.confidence < SURELY_FROM  # "I'll pay it in at the branch on the 15th"
    if topic == IN_WRITING and files_complaint(situation.text):
        return False
    if topic in ASIDE:
        return not surely or situation.intent in ASIDE_READ_AS
    return not (surely and situation.intent in ANSWERED_BY_ITSELF)
