"""Which rung of the de-escalation ladder the next reply stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from forbear.rules.hostility_trend import THREATENING, standing_level

ABUSIVE = 3
ANGRY = 2


class Rung(str, Enum):
    """From the softest to the last; the value is the act that a reply performs."""

    ACKNOWLEDGE = "acknowledge"
    REFOCUS = "refocus"
    SET_BOUNDARY = "set_boundary"
    WARN = "warn"
    END_CHAT = "end_chat"
    ESCALATE_SUPERVISOR = "escalate_supervisor"
    ESCALATE_SECURITY = "escalate_security"


@dataclass(frozen=True)
class LadderTurn:
    """One message of the customer, and the rung of the reply that was sent to it."""

    level: int
    target: str = "none"
    severe: bool = False
    """A severe slur or sexual content: one warning is enough."""
    off_topic: bool = False
    said: Rung | None = None

    @property
    def abuses_a_person(self) -> bool:
        # Swearing at the situation is no reason to set a boundary, however loud.
        return self.level >= ABUSIVE and self.target != "situation"


def next_rung(
    turns: Sequence[LadderTurn], *, crisis: bool = False, grievance: bool = False
) -> Rung | None:
    """The rung for the last message; None when it is calm.

    In a crisis nobody is told off and no chat is ended. Rungs are climbed by what was said, not
    by what was heard: nobody is warned who was never asked to stop.
    """
    if not turns or turns[-1].level <= 0:
        return None
    last = turns[-1]
    if last.level >= THREATENING:
        return Rung.ESCALATE_SECURITY
    if crisis:
        return Rung.ACKNOWLEDGE
    if last.abuses_a_person:
        return _rung_for_abuse(last, _said_since_calm(turns), grievance)
    return Rung.REFOCUS if _off_topic_twice(turns) else Rung.ACKNOWLEDGE


def _rung_for_abuse(last: LadderTurn, said: set[Rung], grievance: bool) -> Rung:
    if Rung.END_CHAT in said:
        return Rung.ESCALATE_SUPERVISOR
    if Rung.WARN in said:
        return Rung.ESCALATE_SUPERVISOR if grievance else Rung.END_CHAT
    if Rung.SET_BOUNDARY in said or last.severe:
        return Rung.WARN
    return Rung.SET_BOUNDARY


def _said_since_calm(turns: Sequence[LadderTurn]) -> set[Rung]:
    """What was said before the hostility had gone all the way down is forgiven."""
    said: set[Rung] = set()
    for i, turn in enumerate(turns[:-1]):
        if standing_level([each.level for each in turns[: i + 1]]) == 0:
            said.clear()
        if turn.said is not None:
            said.add(turn.said)
    return said


def _off_topic_twice(turns: Sequence[LadderTurn]) -> bool:
    return turns[-1].level == ANGRY and len(turns) > 1 and all(t.off_topic for t in turns[-2:])
