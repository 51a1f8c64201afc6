"""Judges a finished conversation: each reply, and what it led to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from forbear.rules.jurisdictions import jurisdiction
from forbear.simulation.agreement import agreement_fault
from forbear.simulation.persona import Persona
from forbear.simulation.record import Record
from forbear.simulation.referee import Referee


class Rulebook(Protocol):
    """What the judge needs to know of the desk."""

    def forbidden(self, intent: str, facts: Mapping[str, Any]) -> frozenset[str]:
        """The acts that data/acts.yml forbids when these facts hold."""

    def place_values(self, persona: Persona) -> tuple[str, ...]:
        """What any reply may say of the place: lines, routes, days."""


def judge(record: Record, rules: Rulebook, today: date) -> None:
    """Writes findings into the turns, and why there is no sound agreement into the record."""
    place_values = (*rules.place_values(record.persona), *_lines(record.persona.place))
    Referee(rules.forbidden, place_values, today).judge(record)
    record.fault = agreement_fault(record.persona, record.outcome, today)


def _lines(place: str) -> tuple[str, ...]:
    """The telephone lines of a place, as its rules have them."""
    values = jurisdiction(place)
    groups = (values.crisis_lines, values.emergency_lines, values.free_advice)
    return tuple(line.number for group in groups for line in group.value)
