"""What a customer can pay, against an independent computation."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.rules.affordability import Income, OtherDebt, assess, stressed

amounts = st.integers(0, 10**8)
freqs = st.sampled_from(["monthly", "weekly", "fortnightly", "four_weekly"])
incomes = st.lists(st.builds(Income, st.just("wages"), amounts, freqs), max_size=4)
essentials = st.dictionaries(st.text(max_size=5), amounts, max_size=5)
other_debts = st.lists(st.builds(OtherDebt, amounts, amounts), max_size=4)


def test_the_worked_example_gives_633_33():
    result = assess(
        [Income("wages", 930_000)],
        {"rent": 650_000},
        1_200_000,
        [OtherDebt(2_400_000, agreed_payment=62_000)],
    )

    assert result.disposable == 280_000
    assert result.savings_buffer == 28_000
    assert result.available == 190_000
    assert result.share == Fraction(1, 3)
    assert result.affordable == 63_333


def test_nothing_left_over_is_nothing_affordable():
    result = assess([Income("benefits", 80_000)], {"rent": 100_000}, 500_000)

    assert result.savings_buffer == 0
    assert result.available == -20_000
    assert result.affordable == 0


@pytest.mark.parametrize(
    ("freq", "monthly"),
    [
        ("monthly", Fraction(1200)),
        ("weekly", Fraction(5200)),
        ("fortnightly", Fraction(2600)),
        ("four_weekly", Fraction(1300)),
    ],
)
def test_income_is_counted_by_the_month(freq, monthly):
    assert Income("wages", 1200, freq).monthly == monthly


@given(incomes, essentials, amounts, other_debts)
def test_the_result_is_the_formula_rounded_once(incomes, essentials, balance, other_debts):
    yearly = {"monthly": 12, "weekly": 52, "fortnightly": 26, "four_weekly": 13}
    income = Fraction(sum(each.amount * yearly[each.freq] for each in incomes), 12)
    disposable = income - sum(essentials.values())
    kept = max(disposable, Fraction(0)) / 10
    available = disposable - kept - sum(debt.agreed_payment for debt in other_debts)
    balances = balance + sum(debt.balance for debt in other_debts)
    exact = max(available, Fraction(0)) * balance / balances if balances else Fraction(0)

    affordable = assess(incomes, essentials, balance, other_debts).affordable

    assert affordable >= 0
    assert -Fraction(1, 2) < affordable - exact <= Fraction(1, 2)


@given(incomes, essentials, amounts, other_debts)
def test_more_income_never_makes_less_affordable(incomes, essentials, balance, other_debts):
    before = assess(incomes, essentials, balance, other_debts)
    after = assess([*incomes, Income("wages", 10_000)], essentials, balance, other_debts)

    assert after.affordable >= before.affordable


def test_less_income_and_a_sudden_expense_leave_less():
    result = assess([Income("wages", 930_000)], {"all": 650_000}, 1, [])

    assert result.affordable == 252_000
    # 9,300 less a tenth, less 6,500, less a tenth of what is left for savings.
    assert stressed(result, 10, 0) == 168_300
    # 6,000 over a year is 500 a month, of which the savings of 280 pay their part.
    assert stressed(result, 0, 600_000) == 230_000
    assert stressed(result, 10, 600_000) == 168_300


def test_who_has_nothing_to_spare_has_nothing_after_a_shock_either():
    assert stressed(assess([Income("wages", 100)], {"all": 200}, 1), 10, 0) == 0
