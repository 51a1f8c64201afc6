"""What comes first when several things are true at once: the order of priority, as one table."""

from __future__ import annotations

from dataclasses import dataclass

from forbear.dialogue.act_table import ActTable
from forbear.dialogue.situation import EMOTION_INTENTS, Situation
from forbear.dialogue.standing import BEREAVEMENT, CARRIED_ON, DEATH
from forbear.dialogue.who_speaks import speaks_for_another
from forbear.dialogue.wishes import AFTER_CHECK
from forbear.rules.ladder import ABUSIVE


@dataclass(frozen=True)
class Priority:
    """One row of the table."""

    name: str
    flags: frozenset[str]
    intents: frozenset[str]
    replies: tuple[str, ...]
    alone: bool
    """Whether no word of the ladder stands before it: a stop or a danger is answered as it is."""
    also: str = ""
    """What to say of it in one breath where a higher row rules: it is logged, not forgotten."""


def _row(
    name: str, flags: str, intents: str, replies: str, alone: bool = False, also: str = ""
) -> Priority:
    return Priority(
        name,
        frozenset(flags.split()),
        frozenset(intents.split()),
        tuple(replies.split()),
        alone,
        also,
    )


CONDOLENCE = "utter_bereavement utter_bereavement_as_you_wish utter_bereavement_no_duty"
# In this order; the first row that holds rules. The flags are the risk screen's.
PRIORITIES: tuple[Priority, ...] = (
    _row(
        "violence",
        "violence",
        "threaten_violence",
        "utter_escalate_security utter_threat_standing",
        True,
    ),
    _row("wrong person", "wrong_person", "deny_identity", "utter_wrong_person", True),
    _row("third party", "third_party", "identify_as_third_party", "utter_third_party", True),
    _row("bereavement", "bereavement", "report_bereavement", CONDOLENCE, True),
    _row("representative", "representative", "report_representative", "utter_representative", True),
    _row("cease", "cease", "request_stop_contact", "utter_respect_stop", True, "utter_also_stop"),
    _row(
        "moratorium or insolvency",
        "moratorium insolvency",
        "report_insolvency_or_moratorium",
        "utter_moratorium",
        True,
    ),
    _row("a wish for a person", "", "request_human", "utter_handoff", True, "utter_also_handoff"),
    _row(
        "misconduct",
        "misconduct_alleged",
        "report_collector_misconduct",
        "utter_misconduct",
        also="utter_also_complaint",
    ),
    _row(
        "complaint",
        "",
        "threaten_complaint",
        "utter_complaint_routes utter_log_complaint",
        also="utter_also_complaint",
    ),
    _row("legal threat", "", "threaten_legal_action", "utter_legal_threat utter_log_complaint"),
    _row(
        "not theirs",
        "",
        "deny_debt",
        "utter_log_not_mine utter_log_dispute",
        also="utter_also_dispute",
    ),
    _row(
        "paid already",
        "",
        "claim_already_paid",
        "utter_log_payment_claim",
        also="utter_also_dispute",
    ),
    _row("too old", "", "claim_time_barred", "utter_time_barred", also="utter_also_dispute"),
    _row("dispute", "dispute", "dispute_amount", "utter_log_dispute", also="utter_also_dispute"),
    _row("scam suspicion", "scam_suspected", "suspect_scam", "utter_scam_reassurance"),
    _row(
        "vulnerability",
        "vulnerability",
        "disclose_vulnerability",
        "utter_vulnerability",
        also="utter_also_care",
    ),
)
GRAVE = frozenset().union(*(row.intents for row in PRIORITIES))
# Who shouts that we are crooks fears no scam; who lists what he pays disputes nothing.
NOT_MEANT = {"scam suspicion": EMOTION_INTENTS, "dispute": frozenset({"provide_income_expense"})}
MATTERS = AFTER_CHECK | {
    "ask_credit_impact", "ask_legal_consequences", "request_contact_preference"
}  # fmt: skip
BESIDE = frozenset({"cease", "misconduct", "vulnerability"})
"""Raised by a flag alone, they are said beside what was surely asked for, and not in its place."""
DISPUTING = frozenset(
    {
        "dispute_amount", "deny_debt", "claim_already_paid", "claim_time_barred",
        "question_fees_interest",
    }
)  # fmt: skip
NO_DISPUTE = (MATTERS | EMOTION_INTENTS) - DISPUTING
"""Under these a flag of a dispute counts only where one of the disputing readings is near."""
SURELY_FROM = 0.6
MEANS_FORM = "affordability_form"
ASKS_FIGURES = frozenset(
    {
        "utter_ask_affordability", "utter_ask_income", "utter_ask_essentials", "utter_apply_plan",
        "utter_ask_more_essentials", "utter_why_budget", "utter_settlement_apply",
        "utter_ask_promise_details", "utter_ask_promise_amount", "action_propose_plans",
    }
)  # fmt: skip
MEANS_INTENTS = frozenset({"state_hardship", "provide_income_expense", "provide_verification"})
"""Beside these a dispute is logged on its flag, and not on a second reading alone."""
A_PERSON = "a wish for a person"
PERSON_FROM = 0.4
ROW_FROM = 0.45
"""Below this an intent without its flag is a guess: it comes among the three, and does not rule."""
SURER_FROM = {"violence": 0.5, "bereavement": 0.7}
"""What hurts whoever did not mean it."""
OTHER_PEOPLE = frozenset({"wrong person", "third party"})
ALSO_DISPUTE = "utter_also_dispute"


def ruling(situation: Situation) -> Priority | None:
    """The first row that holds; a death told by a relative gets care, which discloses nothing."""
    rows = (p for p in PRIORITIES if _holds(p, situation))
    if _of_a_death(situation):
        rows = (p for p in rows if p.name not in OTHER_PEOPLE)
    return next(rows, None)


def _of_a_death(situation: Situation) -> bool:
    if situation.intent == DEATH and situation.sure:
        return True
    told = "bereavement" in situation.risk or DEATH in situation.further_intents
    return told and situation.intent == "identify_as_third_party"


def by_flag(row: Priority, situation: Situation) -> bool:
    """Whether the risk screen raises the row, and what is meant does not speak against it."""
    if situation.intent in NOT_MEANT.get(row.name, ()):
        return False
    if row.name == BEREAVEMENT and situation.stands(CARRIED_ON) and situation.intent != DEATH:
        return False
    flags = row.flags & situation.sure_risk
    if row.name == "dispute" and _alone(situation) and situation.intent in NO_DISPUTE:
        return bool(flags and DISPUTING & set(situation.guesses))
    if row.name in OTHER_PEOPLE and (situation.verified or _wrong_before(row, situation)):
        return bool(flags) and speaks_for_another(situation.text)
    return bool(flags)


def _wrong_before(row: Priority, situation: Situation) -> bool:
    """Whether a third party is heard in somebody who said that the number is the wrong one."""
    return row.name == "third party" and situation.stands("wrong_person")


def also_lines(
    situation: Situation, table: ActTable, main: str, most: int, ruled: Priority | None
) -> list[str]:
    """What else the message raised, each logged in a line; nothing that the main reply does."""
    acts, lines = {table.act_of(main)}, []
    heard = set(situation.intents) if situation.sure else set()
    if "bereavement_care" in acts:
        acts.add("respect_stop_contact")  # words of condolence say by themselves that contact stops
    for row in PRIORITIES:
        meant = row.intents & heard
        if row.also == ALSO_DISPUTE and situation.intent in MEANS_INTENTS:
            meant = frozenset()
        raised = row is not ruled and (by_flag(row, situation) or meant)
        if row.also and raised and (act := table.act_of(row.also)) not in acts:
            acts.add(act)
            lines.append(row.also)
    return lines[:most]


def _holds(row: Priority, situation: Situation) -> bool:
    if row.name == A_PERSON and situation.confidence < PERSON_FROM:
        return False
    if _is_budget_answer(situation):
        return by_flag(row, situation)
    if situation.intent in row.intents:
        return _meant(row, situation)
    return by_flag(row, situation) and not (row.name in BESIDE and _surely(situation, MATTERS))


def _meant(row: Priority, situation: Situation) -> bool:
    """Whether the intent is certain enough to rule; a threat always is."""
    if by_flag(row, situation):
        return True
    if row.name in OTHER_PEOPLE and situation.verified and not speaks_for_another(situation.text):
        return False  # who is verified and speaks of somebody is still the customer
    if row.name == "complaint" and _names_a_regulator(situation):
        return True  # however much else a long message tells
    return situation.confidence >= SURER_FROM.get(row.name, ROW_FROM)


def _names_a_regulator(situation: Situation) -> bool:
    routes = {value for kind, value in situation.entities if kind == "complaint_channel"}
    return bool(routes - {"bank", "court", "police"})


def _is_budget_answer(situation: Situation) -> bool:
    """A figure where figures were asked for is one, however much it sounds like a complaint."""
    named = any(kind in ("amount", "expense", "income") for kind, _ in situation.entities)
    asked = situation.active_form == MEANS_FORM or bool(ASKS_FIGURES & set(situation.asked))
    return asked and named and situation.confidence < SURELY_FROM


def _surely(situation: Situation, matters: frozenset[str]) -> bool:
    """Whether one of these is what is surely meant, calmly enough, beside a single flag."""
    meant = situation.intent in matters and situation.confidence >= SURELY_FROM
    return meant and _alone(situation)


def _alone(situation: Situation) -> bool:
    """Whether the message raises a single flag, and no abuse."""
    return len(situation.risk) == 1 and situation.hostility < ABUSIVE
