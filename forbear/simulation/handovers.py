"""Whether a person was called only when there was a reason to."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.simulation.files import load
from forbear.simulation.record import Record, Turn

ABUSE = 3
HANDOFF_ACT = "handoff_human"
HARDSHIP, CARE = "hardship", "vulnerability"
WITHOUT_REASON = "said without a reason"


def handovers(record: Record) -> Iterator[tuple[Turn, str, bool]]:
    """Each time a person is asked for: the turn, why, and whether the table asks for one."""
    table = load("requests")["handovers"]
    said: set[str] = set()
    for turn in record.turns:
        said |= set(turn.line.says)
        if HARDSHIP in said and record.persona.reason in table["care"]:
            said.add(CARE)  # who tells of an illness asks for care, whatever else they want
        reason = turn.heard.handoff
        if reason is None and turn.sent is not None and HANDOFF_ACT in turn.sent.acts:
            reason = WITHOUT_REASON
        if reason is not None:
            yield turn, reason, _asked_for(reason, turn, said, table)


def _asked_for(reason: str, turn: Turn, said: set[str], table: dict[str, list[str]]) -> bool:
    if reason == "hostility":
        return turn.line.level >= ABUSE
    if reason == "asked":
        return "request_human" in said
    if reason in ("risk", WITHOUT_REASON):
        return bool(said & set(table["lines"]))
    return reason in table["moments"]
