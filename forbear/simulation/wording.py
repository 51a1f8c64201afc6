"""The words of a customer: a line for each thing said, none twice while others fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from forbear.simulation.figures import spell_amount, spell_day
from forbear.simulation.files import SimulationError, lines_of
from forbear.simulation.persona import Persona

PLACEHOLDER = re.compile(r"{(\w+)}")
HEATED_FROM = 2


class Wording:
    """Draws lines for one persona and fills their figures in."""

    def __init__(self, persona: Persona, today: date, rng: Random) -> None:
        self._persona = persona
        self._today = today
        self._rng = rng
        self._used: set[str] = set()
        self.figures: set[Decimal] = set()
        """Every value that the customer has named so far."""

    def line(self, act: str, level: int = 0) -> str:
        """A wording of this act for this heat, with the persona's figures."""
        lines = self._choices(act, level)
        fresh = [each for each in lines if each not in self._used] or lines
        chosen = self._rng.choice(fresh)
        self._used.add(chosen)
        return PLACEHOLDER.sub(lambda match: self._fact(match.group(1)), chosen)

    def has_tones(self, act: str) -> bool:
        """Whether an act is said otherwise when there is heat."""
        given = lines_of(self._persona.language).get(act)
        return isinstance(given, dict) and "heated" in given

    def _choices(self, act: str, level: int) -> Sequence[str]:
        try:
            given: Any = lines_of(self._persona.language)[act]
        except KeyError:
            raise SimulationError(
                f"No line in {self._persona.language} says `{act}`: add it to"
                f" forbear/simulation/lines/{self._persona.language}_*.yml."
            ) from None
        if not isinstance(given, dict):
            return given
        persona = self._persona
        tone = "heated" if level >= HEATED_FROM else "calm"
        keys = (persona.kind, persona.place, persona.reason or "none", tone, "calm")
        return next((given[key] for key in keys if key in given), next(iter(given.values())))

    def _fact(self, name: str) -> str:
        plain = {
            "last4": self._persona.last4,
            "year": str(self._persona.birth_year),
            "yy": f"{self._persona.birth_year % 100:02d}",
            "wrong4": f"{(int(self._persona.last4) + 1111) % 9000 + 1000}",
        }
        if name in plain:
            return plain[name]
        if name == "day" and self._persona.promise:
            day = self._persona.promise[1]
            self.figures |= {Decimal(day.day), Decimal(day.month)}
            return spell_day(day, self._today, self._persona.language, self._rng)
        return self._amount(name)

    def _amount(self, name: str) -> str:
        persona = self._persona
        means = persona.means
        amounts = {
            "income": means.income if means else 0,
            "essentials": means.spent if means else 0,
            "own": persona.own_figure,
            "promised": persona.promise[0] if persona.promise else 0,
            **(means.essentials if means else {}),
        }
        if name not in amounts:
            raise SimulationError(f"A line of {persona.language} names {{{name}}}: no such figure.")
        self.figures.add(Decimal(amounts[name]))
        return spell_amount(amounts[name], persona.debt.currency, persona.language, self._rng)
