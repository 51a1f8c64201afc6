"""How a reply moves a customer's heat and patience."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from forbear.simulation.persona import Temper

HEARD, ANSWERED, OFFERED = 0.45, 0.6, 0.3
IGNORED, SAME_WORDS, ASKED_AGAIN, SILENCE = 0.5, 0.8, 0.6, 1.0
BOUNDARY_HEEDED, BOUNDARY_DEFIED = 1.2, 0.3
AFTER_BOUNDARY = 1.3
FORGIVEN = 0.5
"""How much of a strike a good reply takes away."""


@dataclass(frozen=True)
class Effect:
    """What there was in one reply, for this customer."""

    heard: bool = False
    answered: int = 0
    moved: bool = False
    offered: bool = False
    same_words: bool = False
    asked_again: bool = False
    rung: bool = False
    silent: bool = False

    @property
    def helpful(self) -> bool:
        good = self.answered or self.moved or self.offered
        return bool(good) and not self.same_words and not self.asked_again and not self.silent


@dataclass
class Heat:
    """Heat from 0 to 3, and how many unhelpful replies were borne."""

    temper: Temper
    rng: Random
    value: float = field(init=False)
    strikes: float = 0.0

    def __post_init__(self) -> None:
        self.value = self.temper.starts

    @property
    def level(self) -> int:
        return int(self.value + 0.5)

    @property
    def fed_up(self) -> bool:
        return self.strikes >= self.temper.patience

    def feel(self, effect: Effect) -> None:
        change = -self.temper.softens * _good(effect) + self.temper.hardens * _bad(effect)
        self.value += change + self.rng.uniform(-0.1, 0.1)
        if effect.rung:
            self._told_off()
        self.value = min(max(self.value, 0.0), self.temper.highest)
        if effect.helpful:
            self.strikes = max(0.0, self.strikes - FORGIVEN)
        else:
            self.strikes += 1

    def _told_off(self) -> None:
        if self.value < 2 or self.rng.random() < self.temper.heeds:
            self.value = min(self.value - BOUNDARY_HEEDED, AFTER_BOUNDARY)
        else:
            self.value += BOUNDARY_DEFIED


def _good(effect: Effect) -> float:
    good = HEARD * effect.heard + ANSWERED * min(effect.answered, 2) + OFFERED * effect.offered
    return good * (0.3 if effect.same_words or effect.asked_again else 1)


def _bad(effect: Effect) -> float:
    ignored = not (effect.answered or effect.moved or effect.offered)
    return (
        IGNORED * ignored
        + SAME_WORDS * effect.same_words
        + ASKED_AGAIN * effect.asked_again
        + SILENCE * effect.silent
    )
