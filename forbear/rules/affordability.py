"""What a customer can pay each month for this debt and still live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from forbear.rules.money import nearest

PAYMENTS_A_MONTH = {
    "monthly": Fraction(1),
    "weekly": Fraction(52, 12),
    "fortnightly": Fraction(26, 12),
    "four_weekly": Fraction(13, 12),
}
SAVINGS_SHARE = Fraction(1, 10)


@dataclass(frozen=True)
class Income:
    """Net money coming in, in minor units, as often as `freq` says."""

    kind: str
    amount: int
    freq: str = "monthly"

    @property
    def monthly(self) -> Fraction:
        return self.amount * PAYMENTS_A_MONTH[self.freq]


@dataclass(frozen=True)
class OtherDebt:
    """A debt to somebody else; an agreed payment is already spoken for."""

    balance: int
    agreed_payment: int = 0


@dataclass(frozen=True)
class Affordability:
    """The result and every step to it, exact, in minor units per month."""

    income: Fraction
    essentials: Fraction
    disposable: Fraction
    savings_buffer: Fraction
    available: Fraction
    share: Fraction

    @property
    def affordable(self) -> int:
        """Rounded once, here: rounding each step would move the result."""
        return nearest(max(Fraction(0), self.available) * self.share)


def stressed(result: Affordability, income_drop_percent: int, one_off_cost: int) -> int:
    """What could still be paid with less income, or after a sudden expense spread over a year.

    The expense is paid from the savings first; the worse of the two counts.
    """
    less = result.disposable - result.income * Fraction(income_drop_percent, 100)
    agreed = result.disposable - result.savings_buffer - result.available
    after_drop = less - max(Fraction(0), less) * SAVINGS_SHARE - agreed
    expense = max(Fraction(0), Fraction(one_off_cost, 12) - result.savings_buffer)
    left = min(after_drop, result.available - expense)
    return nearest(max(Fraction(0), left) * result.share)


def assess(
    incomes: Iterable[Income],
    essentials: Mapping[str, int],
    balance: int,
    other_debts: Iterable[OtherDebt] = (),
) -> Affordability:
    debts = list(other_debts)
    income = sum((each.monthly for each in incomes), Fraction(0))
    spent = Fraction(sum(essentials.values()))
    disposable = income - spent
    savings_buffer = max(Fraction(0), disposable) * SAVINGS_SHARE
    agreed = sum(debt.agreed_payment for debt in debts)
    all_balances = balance + sum(debt.balance for debt in debts)
    return Affordability(
        income=income,
        essentials=spent,
        disposable=disposable,
        savings_buffer=savings_buffer,
        available=disposable - savings_buffer - agreed,
        share=Fraction(balance, all_balances) if all_balances else Fraction(0),
    )
