"""What follows when the identity check is passed: what was asked for before it."""

from __future__ import annotations

from typing import Any

from forbear.dialogue.act_table import ActTable
from forbear.dialogue.rungs import LAST_RUNGS, Steps, lead, rung_of
from forbear.dialogue.situation import Situation

FORM = "verification_form"
NOTHING_NEW = frozenset({"provide_verification", "affirm", "thank", "greet"})
USUAL = "provide_verification"
REASON = "utter_ask_hardship"
"""Its row says what follows where nothing was asked for."""

TAKEN_UP = {
    "offered": "action_propose_plans",
    "read_back": "action_propose_read_back",
    "promise": "action_propose_promise",
}


def after_check(situation: Situation, table: ActTable, facts: dict[str, Any]) -> Steps:
    """The steps of the first reply to a verified customer; none where another topic comes first."""
    verified = situation.just_verified or situation.just_answered
    if not verified or not situation.verified or _asks_something_else(situation):
        return ()
    rung = rung_of(situation, grievance=False)
    if rung in LAST_RUNGS:
        return ()
    told = ((lead(rung, situation),) if rung is not None else ()) + _answers(
        situation, table, facts
    )
    taken = [name for name, _ in situation.taken_actions]
    # The form is open until it sees for itself that it has its answer.
    closing = situation.active_form == FORM or taken[:1] == [FORM]
    return (((FORM,),) if closing else ()) + told


def _asks_something_else(situation: Situation) -> bool:
    """Who logs in through the app writes of their matter, and not of the check."""
    return not situation.just_answered and situation.intent not in NOTHING_NEW


def _answers(situation: Situation, table: ActTable, facts: dict[str, Any]) -> Steps:
    steps: list[tuple[str, ...]] = []
    acts: set[str | None] = set()
    for wish in situation.wishes:
        # The hardship was heard when it was told; what comes next is what can be paid.
        heard = {"repeated": 1} if wish == "state_hardship" else {}
        row = table.row(wish, {**facts, **heard}).suggest
        if row and table.act_of(row[0]) not in acts:
            acts.add(table.act_of(row[0]))
            steps.append(row)
    if not steps and situation.talk in TAKEN_UP:  # another day, and the offer still waits
        steps.append((TAKEN_UP[situation.talk],))
    usual = table.row(USUAL, facts).suggest
    if len(steps) == 1:  # where they stand is the other thing that an agent may begin with
        best, *others = steps[0]
        steps = [(best, *(name for name in usual[:1] if name != best), *others)]
    return tuple(steps) or _where_they_stand(usual, situation, table)


def _where_they_stand(usual: tuple[str, ...], situation: Situation, table: ActTable) -> Steps:
    """Who asked for nothing yet hears the balance, and is asked what has happened."""
    told = bool(usual) and table.act_of(usual[0]) == "explain_amount"
    open_question = told and situation.hardship_reason is None
    return (usual, (REASON,)) if open_question else (usual,)
