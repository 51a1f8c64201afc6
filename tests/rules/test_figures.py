"""The lines of `forbear plan` and `forbear afford`: the contract, and what is refused and how."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.cli_figures import afford_line, plan_line

PLAN = {"principal": "36000", "apr": "18", "n": 36, "currency": "CNY"}
AFFORD = {
    "currency": "CNY",
    "income": [{"kind": "wages", "amount": "9300"}],
    "essentials": {"all": "6500"},
    "balance": "12000",
    "other_debts": [{"balance": "24000", "agreed_payment": "620"}],
}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def test_a_plan_line_answers_with_exact_text():
    line = plan_line(PLAN)

    schedule = line.pop("schedule")
    assert line == {
        "instalment": "1301.49",
        "last_instalment": "1301.29",
        "n": 36,
        "total_interest": "10853.44",
        "total_payable": "46853.44",
    }
    assert schedule[0] == {
        "k": 1,
        "payment": "1301.49",
        "interest": "540.00",
        "principal": "761.49",
        "balance": "35238.51",
    }
    assert sum(Decimal(row["payment"]) for row in schedule) == Decimal("46853.44")


def test_a_plan_by_payment_says_how_long_it_takes():
    line = plan_line({"principal": "36000", "apr": "12", "payment": "900", "currency": "CNY"})

    assert (line["n"], line["instalment"], line["last_instalment"]) == (52, "900.00", "304.78")


def test_yen_have_no_decimals():
    line = plan_line({"principal": "100000", "apr": "15", "n": 7, "currency": "JPY"})

    assert line["instalment"] == "15009"
    assert all("." not in row["payment"] for row in line["schedule"])


def test_a_payment_that_never_ends_has_its_own_error():
    line = {"principal": "36000", "apr": "18.25", "payment": "547.50", "currency": "CNY"}

    assert plan_line(line) == {"error": "negative_amortisation"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"principal": "36000.001"}, "principal: 36000.001 has 3 decimals; CNY has 2"),
        ({"principal": "NaN"}, "principal: 'NaN' is not an amount"),
        ({"principal": "-1"}, "principal: must be above 0, not -1"),
        ({"principal": "0"}, "principal: must be above 0"),
        ({"principal": "9" * 14}, "principal: must be at most 1000000000000"),
        ({"principal": 36000.5}, 'principal: write the number as text, such as "1234.50"'),
        ({"principal": None}, "principal: missing"),
        ({"apr": "1000"}, "apr: must be from 0 to 100, not 1000"),
        ({"apr": "-1"}, "apr: must be from 0 to 100, not -1"),
        ({"apr": "NaN"}, "apr: 'NaN' is not a rate"),
        ({"apr": None}, "apr: missing"),
        ({"n": 0}, "n: must be from 1 to 480"),
        ({"n": 600}, "n: must be from 1 to 480, not 600"),
        ({"n": True}, "n: must be a whole number from 1 to 480"),
        ({"n": "3.5"}, "n: must be a whole number from 1 to 480"),
        ({"n": None}, "n, payment: give exactly one of the two"),
        ({"payment": "900"}, "n, payment: give exactly one of the two"),
        ({"n": None, "payment": "0"}, "payment: must be above 0"),
        ({"n": None, "payment": "0.01", "apr": "0"}, "payment: too small"),
        ({"currency": "yuan"}, "currency: 'yuan' is not a currency code"),
        ({"currency": None}, "currency: missing"),
        ({"currency": ["CNY"]}, "currency: ['CNY'] is not a currency code"),
    ],
)
def test_a_bad_plan_line_names_the_field_and_the_bound(change, says):
    answer = plan_line({**PLAN, **change})

    assert list(answer) == ["error"]
    assert answer["error"].startswith(says)


def test_an_afford_line_answers_with_every_step():
    assert afford_line(AFFORD) == {
        "income": "9300.00",
        "essentials": "6500.00",
        "disposable": "2800.00",
        "savings_buffer": "280.00",
        "available": "1900.00",
        "share": "0.333333",
        "share_exact": "1/3",
        "affordable": "633.33",
    }


def test_available_may_be_negative_and_affordable_may_not():
    line = afford_line({**AFFORD, "essentials": {"rent": "12000"}})

    assert (line["available"], line["affordable"]) == ("-3320.00", "0.00")


def test_weekly_income_is_rounded_only_at_the_end():
    line = afford_line(
        {
            **AFFORD,
            "income": [{"kind": "wages", "amount": "100.01", "freq": "weekly"}],
            "essentials": {},
            "other_debts": [],
        }
    )

    assert (line["income"], line["affordable"]) == ("433.38", "390.04")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"income": None}, "income: missing"),
        ({"income": {"kind": "wages"}}, "income: must be a list"),
        ({"income": ["9300"]}, "income[0]: must be an object"),
        ({"income": [{"amount": "1"}]}, "income[0].kind: missing"),
        ({"income": [{"kind": "wages"}]}, "income[0].amount: missing"),
        ({"income": [{"kind": "w", "amount": "-1"}]}, "income[0].amount: must be 0 or more"),
        (
            {"income": [{"kind": "w", "amount": "1", "freq": "daily"}]},
            "income[0].freq: must be one of monthly, weekly",
        ),
        ({"essentials": None}, "essentials: missing"),
        ({"essentials": []}, "essentials: must be an object"),
        ({"essentials": {"rent": "1.234"}}, "essentials.rent: 1.234 has 3 decimals"),
        ({"balance": "Infinity"}, "balance: 'Infinity' is not an amount"),
        ({"other_debts": None}, "other_debts: missing"),
        ({"other_debts": [{}]}, "other_debts[0].balance: missing"),
        (
            {"other_debts": [{"balance": "1", "agreed_payment": "x"}]},
            "other_debts[0].agreed_payment: 'x' is not an amount",
        ),
    ],
)
def test_a_bad_afford_line_names_the_field_and_the_bound(change, says):
    answer = afford_line({**AFFORD, **change})

    assert list(answer) == ["error"]
    assert answer["error"].startswith(says)


@given(st.sampled_from([*PLAN, "payment"]), anything)
def test_no_value_of_a_plan_line_breaks_it(field, value):
    assert json.dumps(plan_line({**PLAN, field: value}))


@given(st.sampled_from(list(AFFORD)), anything)
def test_no_value_of_an_afford_line_breaks_it(field, value):
    assert json.dumps(afford_line({**AFFORD, field: value}))
