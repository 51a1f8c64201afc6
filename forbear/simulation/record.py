"""What happened in one simulated conversation, turn by turn, with what only the customer knew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from forbear.simulation.agenda import Request
from forbear.simulation.customer import Line
from forbear.simulation.persona import Persona
from forbear.simulation.reading import Sent


@dataclass(frozen=True)
class Heard:
    """What the other side made of a message, before anything was said."""

    understanding: Mapping[str, Any]
    suggestions: tuple[Mapping[str, Any], ...]
    handoff: str | None
    """Why a person is asked for; nothing where none is."""
    verified: bool
    facts: Mapping[str, Any]
    """The conversation in the words of data/acts.yml, as it was understood."""
    intent: str


@dataclass(frozen=True)
class Outcome:
    """What the bank's records hold at the end."""

    plan: Mapping[str, Any] | None = None
    promise: Mapping[str, Any] | None = None
    tickets: tuple[str, ...] = ()


@dataclass
class Turn:
    """One message, what was made of it, the reply, and what is wrong with the reply."""

    line: Line
    heat: float
    """Before the reply."""
    heard: Heard
    sent: Sent | None
    truths: frozenset[str]
    """What the customer has let out by then."""
    figures: frozenset[Decimal]
    """Every value that the customer has named by then."""
    verified: bool
    """Whether they are verified once the reply is sent."""
    findings: list[str] = field(default_factory=list)


@dataclass
class Record:
    """One conversation from the first message to the last reply."""

    persona: Persona
    turns: list[Turn] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    outcome: Outcome = Outcome()
    ended_by: str = "customer"
    """customer, desk, or given up by the customer because nothing helped."""
    heat_at_end: float = 0.0
    fault: str | None = None
    """Why there is no sound agreement in the records; nothing where there is one."""

    @property
    def agreed(self) -> bool:
        """Whether a plan or promise stands, inside policy and this customer's means."""
        return self.fault is None

    @property
    def recorded(self) -> bool:
        return self.outcome.plan is not None or self.outcome.promise is not None

    @property
    def findings(self) -> list[str]:
        return [finding for turn in self.turns for finding in turn.findings]
