"""What is said one after the other where danger, stops, heat or a question of ours decide."""

from __future__ import annotations

from typing import Any

from forbear.dialogue.act_table import ActTable
from forbear.dialogue.answers import Found
from forbear.dialogue.priority import Priority, also_lines, by_flag, ruling
from forbear.dialogue.situation import CONTROL_INTENTS, EMOTION_INTENTS, Situation
from forbear.dialogue.table_facts import table_facts
from forbear.rules.hostility_trend import THREATENING
from forbear.rules.ladder import ABUSIVE, Rung, next_rung

Steps = tuple[tuple[str, ...], ...]
"""What is said one after the other in one reply; each step with its alternatives, best first."""

LADDER: dict[Rung, tuple[str, ...]] = {
    Rung.ACKNOWLEDGE: ("utter_acknowledge_anger", "utter_acknowledge_calls"),
    Rung.REFOCUS: ("utter_refocus", "utter_acknowledge_anger"),
    Rung.SET_BOUNDARY: ("utter_set_boundary",),
    Rung.WARN: ("utter_warn",),
    Rung.END_CHAT: ("utter_end_chat",),
    Rung.ESCALATE_SUPERVISOR: ("utter_escalate_supervisor",),
    Rung.ESCALATE_SECURITY: ("utter_escalate_security",),
}
# Before an answer the same rungs without a question of their own: one question a turn is enough.
LEAD_IN: dict[Rung, tuple[str, ...]] = {
    Rung.ACKNOWLEDGE: ("utter_lead_anger",),
    Rung.REFOCUS: ("utter_lead_anger",),
    Rung.SET_BOUNDARY: ("utter_lead_boundary",),
    Rung.WARN: ("utter_lead_warn",),
}
SOFT_RUNGS = {Rung.ACKNOWLEDGE, Rung.REFOCUS}
LAST_RUNGS = {Rung.END_CHAT, Rung.ESCALATE_SUPERVISOR, Rung.ESCALATE_SECURITY}
FIRM_RUNGS = {Rung.SET_BOUNDARY, Rung.WARN}
HEATED = 2
FEELING_ACTS = {"acknowledge_emotion", "vulnerability_care", "bereavement_care"}
ALSO_FIRST = "utter_also_care"
"""Care is said before what it is said with, everything else after it."""
BY_TABLE = {"cease", "a wish for a person"}
"""Rows whose words depend on channel, mode and whom they ask for: the act table holds them."""
AFTER_THREAT = ("utter_threat_standing", "utter_end_chat")
FORM_ANSWERS = CONTROL_INTENTS | {"provide_verification", "provide_income_expense"}
HEARD_FROM = 0.35
"""Below this an angry message is answered as anger: a guessed request would not be heard either."""
WAITING = ("offered", "read_back", "promise")
POLITENESS = CONTROL_INTENTS - {"affirm", "deny"}


def plan_steps(situation: Situation, table: ActTable) -> tuple[str, Steps]:
    """The name of the row that rules and its steps; no steps where rules and stories may decide."""
    if situation.crisis:
        return "imminent harm", (("utter_crisis_support",),)
    facts = table_facts(situation)
    row = ruling(situation)
    if situation.stands("violence") and not _threatens(row, situation):
        return "after a threat", _with_also(situation, table, AFTER_THREAT, row)
    answer = table.answer(situation.intent, facts)
    if answer is not None and not _outranked(answer, row, situation):
        return _answered(answer, situation, table)
    if row is not None and row.alone:
        return row.name, _with_also(situation, table, _replies(row, table, facts), row)
    rung = _rung(situation, grievance=row is not None)
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


def _threatens(row: Priority | None, situation: Situation) -> bool:
    """Whether this message threatens, and not only an earlier one."""
    return (row is not None and row.name == "violence") or situation.hostility >= THREATENING


def _outranked(answer: Found, row: Priority | None, situation: Situation) -> bool:
    """What is said for certain, or raises a flag, is more than an answer that we only suppose."""
    if row is None or answer.certain:
        return False
    return by_flag(row, situation) or situation.sure


def _answered(answer: Found, situation: Situation, table: ActTable) -> tuple[str, Steps]:
    rung = _rung(situation, grievance=False)
    if rung in LAST_RUNGS:
        return f"ladder: {rung.value}", (LADDER[rung],)
    steps = _with_also(situation, table, answer.actions, ruling(situation))
    if rung is None or (rung in SOFT_RUNGS and _feels(answer.actions, table)):
        return answer.name, steps
    return f"ladder: {rung.value}, then {answer.name}", (_lead(rung, situation), *steps)


def _replies(row: Priority, table: ActTable, facts: dict[str, Any]) -> tuple[str, ...]:
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


def _rung(situation: Situation, grievance: bool) -> Rung | None:
    """An irritated word needs no rung: the answer itself is the acknowledgement."""
    if situation.hostility < HEATED:
        return None
    return next_rung(situation.ladder, grievance=grievance)


def _joined(
    rung: Rung | None, row: Priority, situation: Situation, table: ActTable
) -> tuple[str, Steps]:
    steps = _with_also(situation, table, row.replies, row)
    if rung not in FIRM_RUNGS:
        return row.name, steps
    return f"ladder: {rung.value}, then {row.name}", (LEAD_IN[rung], *steps)


def _lead_in(
    rung: Rung, situation: Situation, table: ActTable, facts: dict[str, Any]
) -> tuple[str, Steps]:
    """Feeling first; then what was asked for, as a request inside a rant still counts."""
    name = f"ladder: {rung.value}"
    asks = situation.holds_request and situation.confidence >= HEARD_FROM
    if situation.active_form and (not asks or situation.intent in FORM_ANSWERS):
        return f"{name}, then the form", (_lead(rung, situation), (situation.active_form,))
    main = table.row(situation.intent, facts).suggest
    if not asks:
        whole = _whole(rung, situation, [a for a in main if table.act_of(a) in FEELING_ACTS])
        return name, _with_also(situation, table, whole)
    if rung in SOFT_RUNGS and _feels(main, table):
        return "", ()  # the answer to this request begins with the feeling by itself
    steps = _with_also(situation, table, main)
    return f"{name}, then the request", (_lead(rung, situation), *steps)


def _several(situation: Situation, table: ActTable, facts: dict[str, Any]) -> tuple[str, Steps]:
    """More than one thing in a calm message: each is answered or logged."""
    if (meant := _behind_politeness(situation)) is not None:
        return "the request", (table.row(meant, facts).suggest,)
    row = table.row(situation.intent, facts)
    main = row.suggest
    if not situation.holds_request or situation.active_form or not main:
        return "", ()
    also = _with_also(situation, table, main)
    if len(also) > 1:
        return "several things", also
    for other in situation.further_intents if situation.sure else ():
        second = table.row(other, facts).suggest if _asks(other) else ()
        if second and table.act_of(second[0]) not in (None, table.act_of(main[0])):
            pair = (main, second) if not _feels(second, table) else (second, main)
            return "several things", pair
    return (row.name, (main,)) if row.firm else ("", ())


def _behind_politeness(situation: Situation) -> str | None:
    """What is meant where the first thing said is only a greeting, thanks, or a yes to nothing."""
    if situation.intent in POLITENESS:
        return next((i for i in situation.further_intents if _asks(i)), None)
    nothing_waits = situation.talk not in WAITING
    thanks = situation.intent == "affirm" and "thank" in situation.further_intents
    return "thank" if thanks and nothing_waits else None


def _asks(intent: str) -> bool:
    return intent not in CONTROL_INTENTS | EMOTION_INTENTS | {"out_of_scope"}


def _feels(actions: tuple[str, ...], table: ActTable) -> bool:
    return bool(actions) and table.act_of(actions[0]) in FEELING_ACTS


def _whole(rung: Rung, situation: Situation, listed: list[str]) -> tuple[str, ...]:
    if rung is not Rung.ACKNOWLEDGE:
        return LADDER[rung]
    usual = LADDER[rung]
    usual = tuple(reversed(usual)) if situation.speaks_of_calls else usual
    return tuple(dict.fromkeys([*listed, *usual]))


def _lead(rung: Rung, situation: Situation) -> tuple[str, ...]:
    if rung is Rung.ACKNOWLEDGE and situation.speaks_of_calls:
        return ("utter_lead_calls",)
    return LEAD_IN[rung]
