"""The words of each rung of the ladder, alone and before an answer."""

from __future__ import annotations

from forbear.dialogue.situation import Situation
from forbear.rules.ladder import Rung, next_rung

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


def rung_of(situation: Situation, grievance: bool) -> Rung | None:
    """An irritated word needs no rung: the answer itself is the acknowledgement."""
    if situation.hostility < HEATED:
        return None
    return next_rung(situation.ladder, grievance=grievance)


def lead(rung: Rung, situation: Situation) -> tuple[str, ...]:
    if rung is Rung.ACKNOWLEDGE and situation.speaks_of_calls:
        return ("utter_lead_calls",)
    return LEAD_IN[rung]


def whole(rung: Rung, situation: Situation, listed: list[str]) -> tuple[str, ...]:
    """The rung alone, where nothing was asked for."""
    if rung is not Rung.ACKNOWLEDGE:
        return LADDER[rung]
    usual = LADDER[rung]
    usual = tuple(reversed(usual)) if situation.speaks_of_calls else usual
    return tuple(dict.fromkeys([*listed, *usual]))
