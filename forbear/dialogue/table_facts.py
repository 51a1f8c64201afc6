"""A situation in the words of data/acts.yml."""

from __future__ import annotations

from typing import Any

from forbear.dialogue.situation import Situation
from forbear.rules.ladder import Rung

HANDOFF_ACT = "handoff_human"


def table_facts(situation: Situation) -> dict[str, Any]:
    """The facts that the table's conditions name; what is not here keeps the table's default."""
    return {
        "crisis": situation.crisis,
        "hostility": 4 if "violence" in situation.risk else situation.hostility,
        "ladder": _last_rung(situation),
        "speaker": _speaker(situation),
        "stop": situation.stop_state,
        "dispute": situation.dispute_open,
        "verified": situation.verified,
        "affordability": situation.affordability_known and situation.surplus,
        "surplus": situation.surplus,
        "missing": situation.missing,
        "figure": situation.figure,
        "offer": situation.talk == "offered",
        "read_back": situation.talk == "read_back",
        "promise": situation.talk == "promise",
        "mode": situation.mode,
        "waiting": situation.mode == "bot" and HANDOFF_ACT in situation.said_acts,
        "failed": situation.not_understood,
        "locked": situation.identity_locked,
        "calls": situation.speaks_of_calls,
        "due_day": situation.speaks_of_due_day,
        "reason": situation.hardship_reason,
    }


def _last_rung(situation: Situation) -> str:
    said = {turn.said for turn in situation.ladder}
    if Rung.WARN in said:
        return "warned"
    return "boundary" if Rung.SET_BOUNDARY in said else "none"


def _speaker(situation: Situation) -> str:
    if situation.risk & {"third_party", "wrong_person"}:
        return "third_party"
    return "customer" if situation.speaker == "customer" else "third_party"
