"""A situation in the words of data/acts.yml."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from forbear.dialogue.consent import only_takes, says_no, wants_time
from forbear.dialogue.question_words import FIRST_DAY
from forbear.dialogue.situation import Situation
from forbear.dialogue.small_questions import HANDS_OVER, NEXT, small_question
from forbear.dialogue.standing import CARRIED_ON, OTHERS, REST
from forbear.dialogue.who_speaks import speaks_for_another
from forbear.rules.ladder import Rung

HANDOFF_ACT = "handoff_human"
READ_BACKS = {"read_back": "action_propose_read_back", "promise": "action_propose_promise"}
DEALING = frozenset({"offered", "agreed", *READ_BACKS})
QUESTION_MARK = re.compile(
    r"[?？]|[吗呢么]\s*$|(?:^|[.,;!] ?|\b(?:and|so|but|ok|right|no|yes) )"
    r"(?:how|what|when|where|why|which|who|(?:can|do|will|could|should) (?:i|you|we|it|they))\b",
    re.IGNORECASE,
)
FOLLOWED_UP = frozenset(
    {"log_dispute", "log_complaint", "escalate_supervisor", "vulnerability_care", HANDOFF_ACT}
)
SPOKEN_BY_HAND = "action_agent_message"
"""What an agent typed may have asked for the yes."""
FIGURES = ("amount", "date", "duration", "n_instalments", "percent", "income")
TERMS = frozenset({"n_instalments", "duration", "percent"})
"""What makes another plan of the same payment."""
HEDGED = re.compile(
    r"\b(?:if|maybe|might|could|hopefully|try|unless|probably)\b|如果|要是|可能|尽量|争取|万一|看看",
    re.IGNORECASE,
)


def table_facts(situation: Situation) -> dict[str, Any]:
    """The facts that the table's conditions name; what is not here keeps the table's default."""
    named = {kind for kind, _ in situation.entities}
    topic = small_question(situation.text)
    return {
        "crisis": situation.crisis,
        "hostility": 4 if _threatened(situation) else situation.hostility,
        "ladder": _last_rung(situation),
        "speaker": "customer" if _customer_writes(situation, topic) else "third_party",
        "stop": _stop(situation),
        "dispute": situation.dispute_open,
        "rest": situation.stands(REST),
        "verified": situation.verified,
        "affordability": situation.affordability_known and situation.surplus,
        "surplus": situation.surplus,
        "missing": situation.missing,
        "figure": situation.figure,
        "again": situation.figure_again and not named & TERMS and only_takes(situation.text),
        "offer": situation.talk == "offered",
        "read_back": situation.talk == "read_back",
        "promise": situation.talk == "promise",
        "agreed": situation.talk == "agreed",
        "mode": situation.mode,
        "waiting": situation.mode == "bot" and HANDOFF_ACT in situation.said_acts,
        "failed": situation.not_understood,
        "locked": situation.identity_locked,
        "away": situation.records_away,
        "calls": situation.speaks_of_calls,
        "pending": _pending(situation),
        "due_day": situation.speaks_of_due_day,
        "first_day": situation.speaks_of_due_day or bool(FIRST_DAY.search(situation.text)),
        "reason": situation.hardship_reason,
        "reason_told": bool(situation.hardship_reason) or "ask_hardship" in situation.said_acts,
        "channel": situation.channel,
        "asked": situation.asked,
        "sure": situation.sure,
        "repeated": min(situation.repeated, 3),
        "bereaved": situation.stands("bereavement"),
        "carries_on": situation.stands(CARRIED_ON),
        "legal": situation.legal_referral,
        "promised": situation.open_promise,
        "figures": bool(named & {"amount", "date"}),
        "repeats": _repeats(situation),
        "postponed": any(
            kind in ("date", "duration") and value for kind, value in situation.entities
        ),
        "monthly": "monthly" in named,
        "refused": situation.refused_check,
        "half": situation.half,
        "tried": situation.tried,
        "settling": situation.settling,
        "pressed": "offer" in named,
        "clear": _clear(situation, "offer" in named),
        "topic": topic,
        "next": topic == NEXT,
        "dealing": situation.talk in DEALING,
        "wrong_person": situation.stands("wrong_person"),
        "question": bool(QUESTION_MARK.search(situation.text)),
        "supervisor": ("handoff_target", "supervisor") in situation.entities,
    }


def _repeats(situation: Situation) -> bool:
    """Whether each figure in the message is of the promise that was read back, without an if."""
    figures = [each for each in situation.entities if each[0] in FIGURES]
    hedged = HEDGED.search(situation.text)
    return (
        bool(figures)
        and not hedged
        and all(_same(value, situation.own_promise.get(kind)) for kind, value in figures)
    )


def _same(value: str, known: str | None) -> bool:
    if known is None:
        return False
    try:
        return Decimal(value) == Decimal(known)
    except InvalidOperation:
        return value == known


def _clear(situation: Situation, pressed: bool) -> bool:
    """Whether a yes would be one to what was just read back, without a but."""
    read_back = READ_BACKS.get(situation.talk or "")
    if read_back is None or pressed:
        return True
    just = {read_back, SPOKEN_BY_HAND} & set(situation.asked)
    return bool(just) and not says_no(situation.text) and not wants_time(situation.text)


def _customer_writes(situation: Situation, topic: str) -> bool:
    """Whoever takes over from a relative is asked who they are; nothing is told before that."""
    hands_over = topic == HANDS_OVER and situation.speaker == "customer"
    return hands_over or speaks_as_customer(situation)


def speaks_as_customer(situation: Situation) -> bool:
    """Whether nothing says that somebody else is writing; who is verified since then is not."""
    if situation.speaker != "customer":
        return False
    if situation.sure_risk & OTHERS:
        # Who is verified and speaks of somebody is still the customer.
        return situation.verified and not speaks_for_another(situation.text)
    return not any(
        situation.stands(other) and situation.standing[other] == situation.verified
        for other in OTHERS
    )


def _threatened(situation: Situation) -> bool:
    """A threat holds for the whole session."""
    return "violence" in situation.sure_risk or situation.stands("violence")


def _stop(situation: Situation) -> str:
    """What the records say; else what the customer says, until somebody has checked it."""
    if situation.stop_state != "none":
        return situation.stop_state
    if situation.stands("representative"):
        return "attorney"
    return "breathing_space" if situation.stands("moratorium") else "none"


def _pending(situation: Situation) -> str:
    """What they wait for: the last of our acts that somebody follows up."""
    return next((act for act in reversed(situation.said_acts) if act in FOLLOWED_UP), "none")


def _last_rung(situation: Situation) -> str:
    said = {turn.said for turn in situation.ladder}
    if Rung.WARN in said:
        return "warned"
    return "boundary" if Rung.SET_BOUNDARY in said else "none"
