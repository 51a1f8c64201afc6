"""What is said one after the other where danger, stops, heat or a question of ours decide."""

from __future__ import annotations

from typing import Any

from forbear.dialogue.act_table import ActTable, Row
from forbear.dialogue.after_check import after_check
from forbear.dialogue.agreeing import agreeing
from forbear.dialogue.answers import Found
from forbear.dialogue.consent import files_complaint
from forbear.dialogue.danger_signs import ASKS_HOW_THEY_ARE
from forbear.dialogue.message_reading import WEIGHING
from forbear.dialogue.other_readings import CLEAR_FROM
from forbear.dialogue.priority import (
    DISPUTING,
    GRAVE,
    Priority,
    also_lines,
    by_flag,
    ruling,
)
from forbear.dialogue.question_rank import NEXT_READ_AS, may_be_asked
from forbear.dialogue.rungs import (
    FIRM_RUNGS,
    LADDER,
    LAST_RUNGS,
    LEAD_IN,
    SOFT_RUNGS,
    Steps,
    lead,
    rung_of,
    whole,
)
from forbear.dialogue.several import FEELING_ACTS, behind_politeness, feels, paired, second_of
from forbear.dialogue.situation import CONTROL_INTENTS, Situation
from forbear.dialogue.small_questions import small_question
from forbear.dialogue.table_facts import table_facts
from forbear.rules.hostility_trend import THREATENING
from forbear.rules.ladder import ABUSIVE, Rung

ALSO_FIRST = "utter_also_care"
"""Care is said before what it is said with, everything else after it."""
COMPLAINT = "complaint"
PLAINLY_ASKED = frozenset({"who_are_you", "language", "hands_over"})
UNCLEAR = "out_of_scope"
BY_TABLE = {"cease", "a wish for a person"}
"""Rows whose words depend on channel, mode and whom they ask for: the act table holds them."""
THIRD_PARTY = "third party"
AFTER_THREAT = ("utter_threat_standing", "utter_end_chat")
FORM_ANSWERS = CONTROL_INTENTS | {"provide_verification", "provide_income_expense"}
PAID_NOW = "paid_now"
"""Who has just paid, as it was agreed, disputes nothing."""
GRAVE_FROM = 0.3
CONTACT_ACT = "respect_stop_contact"
MEANS_ACTS = frozenset({"ask_affordability", "ask_hardship", "explain_consequences"})
HEARD_FROM = 0.35
"""Below this an angry message is answered as anger: a guessed request would not be heard either."""


def plan_steps(situation: Situation, table: ActTable) -> tuple[str, Steps]:
    """The name of the row that rules and its steps; no steps where rules and stories may decide."""
    if situation.crisis:
        return "imminent harm", (("utter_crisis_support",),)
    rule, steps = _planned(situation, table)
    if situation.heard_faintly and _asks_first(situation):
        return "asks how they are", ((ASKS_HOW_THEY_ARE, *_besides(situation, table, steps)),)
    return rule, steps


def _besides(situation: Situation, table: ActTable, steps: Steps) -> tuple[str, ...]:
    """What they asked for; of the last rungs nothing."""
    if rung_of(situation, grievance=False) in LAST_RUNGS:
        return ()
    return steps[-1] if steps else table.row(situation.intent, table_facts(situation)).suggest


def _asks_first(situation: Situation) -> bool:
    """Insults get their boundary first, and who asks who we are is told; the question waits then.

    Nobody of whom danger was heard is sent away.
    """
    rung = rung_of(situation, grievance=False)
    return rung not in FIRM_RUNGS and small_question(situation.text) not in PLAINLY_ASKED


def _planned(situation: Situation, table: ActTable) -> tuple[str, Steps]:
    """What is said where nobody is in danger."""
    facts = table_facts(situation)
    row = ruling(situation)
    if situation.stands("violence") and not _threatens(row, situation):
        return "after a threat", _with_also(situation, table, AFTER_THREAT, row)
    if (row is None or not row.alone) and (checked := after_check(situation, table, facts)):
        return "once the check is passed", checked
    taken, taking = agreeing(situation, table, facts, row.also if row else None)
    if taking and rung_of(situation, grievance=False) not in LAST_RUNGS:
        return taken, taking
    question = table.question(situation.intent, facts)
    if question is not None and may_be_asked(facts["topic"], situation, row):
        return _answered(question, situation, table, facts["topic"] != PAID_NOW)
    if row is None and (next_step := _next_step(situation, table, facts)):
        return "asks what comes next", next_step
    answer = table.answer(situation.intent, facts)
    if answer is not None and not _outranked(answer, row, situation, table):
        return _answered(answer, situation, table)
    if row is not None and row.alone:
        return row.name, _with_also(situation, table, _replies(row, situation, table, facts), row)
    rung = rung_of(situation, grievance=row is not None)
    if rung in LAST_RUNGS:
        # A valid grievance inside the rant is logged even where the chat goes no further.
        steps = (LADDER[rung], row.replies) if row else (LADDER[rung],)
        return f"ladder: {rung.value}", steps
    if row is not None:
        return _joined(rung, row, situation, table)
    if rung is not None:
        return _lead_in(rung, situation, table, facts)
    if situation.not_understood >= 2:
        return "not understood twice", (table.row("out_of_scope", facts).suggest,)
    return _several(situation, table, facts)


def _next_step(situation: Situation, table: ActTable, facts: dict[str, Any]) -> Steps:
    """Who asks what comes next is told the next step, whatever was asked of them last."""
    unclear = not situation.sure or situation.intent in NEXT_READ_AS
    if not facts["next"] or not unclear or situation.not_understood >= 2:
        return ()
    row = table.row(UNCLEAR, facts)
    rung = rung_of(situation, grievance=False)
    if not row.firm or rung in LAST_RUNGS:
        return ()
    return (row.suggest,) if rung is None else (lead(rung, situation), row.suggest)


def _threatens(row: Priority | None, situation: Situation) -> bool:
    """Whether this message threatens, and not only an earlier one."""
    return (row is not None and row.name == "violence") or situation.hostility >= THREATENING


def _outranked(answer: Found, row: Priority | None, situation: Situation, table: ActTable) -> bool:
    """What is said for certain, or raises a flag, is more than an answer that we only suppose."""
    if answer.certain:
        return False
    if row is None:  # what may be a grievance is no word about the means, nor about calls
        act = table.act_of(answer.actions[0])
        if situation.intent in DISPUTING and act == CONTACT_ACT:
            return situation.confidence >= GRAVE_FROM
        means = act in MEANS_ACTS
        return means and situation.intent in GRAVE and situation.confidence >= GRAVE_FROM
    return by_flag(row, situation) or situation.sure


def _answered(
    answer: Found, situation: Situation, table: ActTable, also: bool = True
) -> tuple[str, Steps]:
    rung = rung_of(situation, grievance=False)
    if rung in LAST_RUNGS:
        return f"ladder: {rung.value}", (LADDER[rung],)
    said = (answer.actions,)
    steps = _with_also(situation, table, answer.actions, ruling(situation)) if also else said
    if rung is None or (rung in SOFT_RUNGS and feels(answer.actions, table)):
        return answer.name, steps
    return f"ladder: {rung.value}, then {answer.name}", (lead(rung, situation), *steps)


def _replies(
    row: Priority, situation: Situation, table: ActTable, facts: dict[str, Any]
) -> tuple[str, ...]:
    if row.name == COMPLAINT and files_complaint(situation.text):
        return row.replies[::-1]  # who makes one is not asked whether to
    if row.name == THIRD_PARTY and facts["wrong_person"]:
        # Who has the number of somebody else is not asked for that person's permission.
        return table.row(situation.intent, facts).suggest or row.replies
    if row.name not in BY_TABLE:
        return row.replies
    intent = next(iter(row.intents))
    return table.row(intent, facts).suggest or row.replies


def _with_also(
    situation: Situation, table: ActTable, main: tuple[str, ...], ruled: Priority | None = None
) -> Steps:
    most = 1 if situation.hostility >= ABUSIVE else 2
    lines = also_lines(situation, table, main[0], most, ruled)
    before = tuple((line,) for line in lines if line == ALSO_FIRST)
    after = tuple((line,) for line in lines if line != ALSO_FIRST)
    return (*before, main, *after)


def _joined(
    rung: Rung | None, row: Priority, situation: Situation, table: ActTable
) -> tuple[str, Steps]:
    replies = _replies(row, situation, table, table_facts(situation))
    steps = _with_also(situation, table, replies, row)
    if rung not in FIRM_RUNGS:
        return row.name, steps
    return f"ladder: {rung.value}, then {row.name}", (LEAD_IN[rung], *steps)


def _lead_in(
    rung: Rung, situation: Situation, table: ActTable, facts: dict[str, Any]
) -> tuple[str, Steps]:
    """Feeling first; then what was asked for, as a request inside a rant still counts."""
    name = f"ladder: {rung.value}"
    least = CLEAR_FROM if situation.intent in WEIGHING else HEARD_FROM
    asks = situation.holds_request and situation.confidence >= least
    form = None if situation.refused_check else situation.active_form
    if form and (not asks or situation.intent in FORM_ANSWERS):
        return f"{name}, then the form", (lead(rung, situation), (form,))
    main = table.row(situation.intent, facts).suggest
    if not asks:
        # What was not understood was anger all the same.
        felt = [] if situation.intent == UNCLEAR else main
        alone = whole(rung, situation, [a for a in felt if table.act_of(a) in FEELING_ACTS])
        return name, _with_also(situation, table, alone)
    if rung in SOFT_RUNGS and feels(main, table):
        return "", ()  # the answer to this request begins with the feeling by itself
    steps = _with_also(situation, table, main)
    if len(steps) == 1 and rung in SOFT_RUNGS:
        second = second_of(situation, table, facts, main)
        steps = paired(main, second, table) if second else steps
    return f"{name}, then the request", (lead(rung, situation), *steps)


def _several(situation: Situation, table: ActTable, facts: dict[str, Any]) -> tuple[str, Steps]:
    """More than one thing in a calm message: each is answered or logged."""
    row = table.row(situation.intent, facts)
    main = row.suggest
    if (meant := behind_politeness(situation)) is not None:
        return "the request", (table.row(meant, facts).suggest,)
    if not situation.holds_request or situation.intent in CONTROL_INTENTS or not main:
        return "", ()
    also = _with_also(situation, table, main)
    form = situation.active_form
    if form and not _beyond_the_check(situation, row):
        lines = tuple(step for step in also if step != main)
        return ("several things", (*lines, (form,))) if lines else ("", ())
    if len(also) > 1:
        return "several things", also
    if second := second_of(situation, table, facts, main):
        return "several things", paired(main, second, table)
    return (row.name, (main,)) if row.firm else ("", ())


def _beyond_the_check(situation: Situation, row: Row) -> bool:
    """Who will not say who they are is not asked again; half an answer needs the other half."""
    return row.firm and (situation.refused_check or situation.half != "none")
