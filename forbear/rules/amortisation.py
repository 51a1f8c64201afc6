"""Repayment by equal monthly instalments, exact to the minor unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from forbear.rules.money import nearest

MAX_TERM_MONTHS = 480
"""The longest term that may be asked for."""
MAX_COUNTED_MONTHS = 1200
"""How far a term is counted out when the payment was given."""


class NegativeAmortisationError(ValueError):
    """The payment does not exceed the monthly interest, so the debt would never end."""


class TermError(ValueError):
    """The debt cannot be paid off in that many whole instalments."""


class Instalment(NamedTuple):
    """One monthly payment, and what is owed after it, in minor units."""

    k: int
    payment: int
    interest: int
    principal: int
    balance: int


@dataclass(frozen=True)
class Amortisation:
    """Instalments in order; the last one takes the remainder where they pay the debt off."""

    schedule: tuple[Instalment, ...]

    @property
    def n(self) -> int:
        return len(self.schedule)

    @property
    def instalment(self) -> int:
        return self.schedule[0].payment

    @property
    def last_instalment(self) -> int:
        return self.schedule[-1].payment

    @property
    def balance_after(self) -> int:
        return self.schedule[-1].balance

    @property
    def highest_payment(self) -> int:
        """The remainder may lift the last instalment above the others."""
        return max(self.instalment, self.last_instalment)

    @property
    def total_interest(self) -> int:
        return sum(row.interest for row in self.schedule)

    @property
    def total_payable(self) -> int:
        return sum(row.payment for row in self.schedule)


def rate_of_percent(apr: Decimal) -> Fraction:
    """The monthly rate of a nominal annual rate in percent."""
    return Fraction(apr) / 1200


def rate_of_bps(apr_bps: int) -> Fraction:
    """The monthly rate of a nominal annual rate in hundredths of a percent."""
    return Fraction(apr_bps, 120_000)


def level_payment(principal: int, rate: Fraction, n: int) -> int:
    """The equal instalment of a term, rounded half-up."""
    if rate == 0:
        return nearest(Fraction(principal, n))
    # P r (1+r)^n / ((1+r)^n - 1) in whole numbers, which a search through terms needs fast.
    whole, part = rate.denominator, rate.numerator
    grown, still = (whole + part) ** n, whole**n
    above, below = principal * part * grown, whole * (grown - still)
    return (2 * above + below) // (2 * below)


def repay_in(principal: int, rate: Fraction, n: int) -> Amortisation:
    """The schedule of a term.

    Where rounding up pays a tiny debt off before the term is over, it ends there.
    """
    _check(principal, rate)
    if not 1 <= n <= MAX_TERM_MONTHS:
        raise TermError(f"n: must be from 1 to {MAX_TERM_MONTHS}, not {n}")
    payment = level_payment(principal, rate, n)
    if payment == 0:
        raise TermError(f"n: {n} is too long, each instalment would round to nothing")
    if n > 1 and payment <= nearest(principal * rate):
        raise NegativeAmortisationError("the instalment does not exceed the monthly interest")
    return pay_down(principal, rate, payment, n, clears=True)


def repay_by(principal: int, rate: Fraction, payment: int) -> Amortisation:
    """The schedule of a monthly payment: as many instalments as it takes."""
    plan = pay_for(principal, rate, payment, MAX_COUNTED_MONTHS)
    if plan.balance_after > 0:
        raise TermError(f"payment: too small, it takes more than {MAX_COUNTED_MONTHS} months")
    return plan


def pay_for(principal: int, rate: Fraction, payment: int, months: int) -> Amortisation:
    """The schedule of a monthly payment for some months; something may be left to pay."""
    _check(principal, rate)
    if payment <= nearest(principal * rate):
        raise NegativeAmortisationError("the payment does not exceed the monthly interest")
    return Amortisation(_instalments(principal, rate, payment, months))


def pay_down(
    principal: int, rate: Fraction, payment: int, months: int, *, clears: bool
) -> Amortisation:
    """The schedule of known payments; where they clear the debt the last takes the rounding."""
    rows = list(_instalments(principal, rate, payment, months))
    last = rows[-1]
    if clears and last.balance:
        paid, principal_paid = last.payment + last.balance, last.principal + last.balance
        rows[-1] = Instalment(last.k, paid, last.interest, principal_paid, 0)
    return Amortisation(tuple(rows))


def _check(principal: int, rate: Fraction) -> None:
    if principal <= 0:
        raise TermError(f"principal: must be above 0, not {principal}")
    if rate < 0:
        raise TermError("apr: must be 0 or more")


@lru_cache(maxsize=256)
def _instalments(
    principal: int, rate: Fraction, payment: int, months: int
) -> tuple[Instalment, ...]:
    """Kept, as search, check and card ask for the same schedule."""
    rows: list[Instalment] = []
    balance = principal
    # Whole numbers instead of fractions: a long schedule is worked out many times in a search.
    numerator, denominator = 2 * rate.numerator, 2 * rate.denominator
    while balance > 0 and len(rows) < months:
        interest = (balance * numerator + rate.denominator) // denominator
        paid = min(payment, balance + interest)
        balance -= paid - interest
        rows.append(Instalment(len(rows) + 1, paid, interest, paid - interest, balance))
    return tuple(rows)
