"""One made-up customer: what is known of them before they say a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from forbear.rules.affordability import Income, assess
from forbear.rules.jurisdictions import jurisdiction
from forbear.rules.money import from_minor, to_minor


@dataclass(frozen=True)
class Temper:
    """How heat moves in this person; see tempers.yml."""

    name: str
    starts: float
    softens: float
    hardens: float
    evades: float
    patience: int
    heeds: float
    highest: float


@dataclass(frozen=True)
class Means:
    """What comes in and must go out each month, in whole units of the currency."""

    income: int
    essentials: Mapping[str, int]

    @property
    def spent(self) -> int:
        return sum(self.essentials.values())

    @property
    def left(self) -> int:
        return self.income - self.spent


@dataclass(frozen=True)
class Debt:
    """The account as the bank's records have it; amounts in minor units."""

    currency: str
    principal: int
    interest: int
    fees: int
    dpd: int
    apr: str
    stop_state: str = "none"

    @property
    def balance(self) -> int:
        return self.principal + self.interest + self.fees


@dataclass(frozen=True)
class Persona:
    """A person with a secret. Nothing in here was said yet."""

    name: str
    """Language, place, kind and number, as in `zh-CN-laid_off-7`."""
    kind: str
    story: str
    language: str
    place: str
    temper: Temper
    manner: str
    """How they type."""
    reason: str | None
    willing: bool
    means: Means | None
    debt: Debt
    wants: tuple[str, ...]
    identity: str
    last4: str
    birth_year: int
    insists: bool
    """Names a lower figure of their own before agreeing to anything."""
    promise: tuple[int, date] | None
    """What they would pay on which day, in whole units."""
    tells: tuple[str, int] | None
    """A line that comes out at a turn, whatever was said before."""
    truth: str | None

    @property
    def affordable(self) -> int:
        """What the rules would find affordable each month, in minor units."""
        if self.means is None:
            return 0
        unit = self.debt.currency
        income = Income("stated", to_minor(Decimal(self.means.income), unit))
        spent = {k: to_minor(Decimal(v), unit) for k, v in self.means.essentials.items()}
        return assess([income], spent, self.debt.balance).affordable

    @property
    def can_pay(self) -> bool:
        """Whether a plan inside policy exists that they would agree to."""
        least = jurisdiction(self.place).policy_minimum.value
        stopped = self.debt.stop_state != "none" or self.truth is not None
        named = self.identity != "refuses"  # nothing is agreed with somebody unknown
        return self.willing and named and not stopped and self.affordable >= least

    @property
    def own_figure(self) -> int:
        """What they say they can manage each month: a round figure below what is affordable."""
        most = int(from_minor(self.affordable, self.debt.currency))
        step = 10 if most < 400 else 50
        return max(step, int(most * 0.85) // step * step)

    def account(self) -> dict[str, Any]:
        """The account of a dialogue of `forbear suggest`."""
        unit = self.debt.currency
        return {
            "product": "credit_card",
            "currency": unit,
            "principal": str(from_minor(self.debt.principal, unit)),
            "interest": str(from_minor(self.debt.interest, unit)),
            "fees": str(from_minor(self.debt.fees, unit)),
            "dpd": self.debt.dpd,
            "apr": self.debt.apr,
            "stop_state": self.debt.stop_state,
            "last4": self.last4,
            "birth_year": self.birth_year,
        }
