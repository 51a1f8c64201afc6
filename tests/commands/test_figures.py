"""`forbear plan` and `forbear afford` as other programs call them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.commands.command import answers, forbear, lines_of

HOUSEHOLD = {
    "currency": "CNY",
    "income": [{"kind": "wage", "amount": "9300"}],
    "essentials": {"housing": "4000", "food": "2500"},
    "balance": "12000",
    "other_debts": [{"balance": "24000", "agreed_payment": "620"}],
}


def test_the_example_of_the_contract():
    done = forbear("afford", "--jsonl", lines=lines_of(HOUSEHOLD))

    (answer,) = answers(done)
    assert done.returncode == 0
    assert {k: Decimal(answer[k]) for k in ("disposable", "savings_buffer", "available")} == {
        "disposable": 2800,
        "savings_buffer": 280,
        "available": 1900,
    }
    assert answer["affordable"] == "633.33"
    assert answer["share_exact"] == "1/3"


@pytest.mark.parametrize(
    ("freq", "income"),
    [
        ("monthly", "1200.00"),
        ("weekly", "5200.00"),
        ("fortnightly", "2600.00"),
        ("four_weekly", "1300.00"),
    ],
)
def test_income_of_each_rhythm(freq, income):
    line = {**HOUSEHOLD, "income": [{"kind": "wage", "amount": "1200", "freq": freq}]}
    (answer,) = answers(forbear("afford", "--jsonl", lines=lines_of(line)))

    assert answer["income"] == income


def test_what_is_available_may_be_negative_and_what_is_affordable_not():
    line = {**HOUSEHOLD, "income": [{"kind": "wage", "amount": "5000"}]}
    (answer,) = answers(forbear("afford", "--jsonl", lines=lines_of(line)))

    assert Decimal(answer["available"]) == -2120
    assert Decimal(answer["affordable"]) == 0


def test_a_plan_adds_up_to_the_minor_unit():
    asked = {"principal": "36000", "apr": "18.25", "n": 36, "currency": "CNY"}
    done = forbear("plan", "--jsonl", lines=lines_of(asked))

    (plan,) = answers(done)
    payments = [Decimal(row["payment"]) for row in plan["schedule"]]
    assert done.returncode == 0
    assert plan["n"] == len(payments) == 36
    assert set(payments[:-1]) == {Decimal(plan["instalment"])}
    assert payments[-1] == Decimal(plan["last_instalment"])
    assert sum(payments) == Decimal(plan["total_payable"])
    assert Decimal(plan["total_payable"]) - Decimal(plan["total_interest"]) == 36000
    assert Decimal(plan["schedule"][-1]["balance"]) == 0


def test_bad_lines_are_answered_in_place_and_told_by_the_exit_status():
    good = {"principal": "1000", "apr": "0", "n": 3, "currency": "JPY"}
    bad = [
        {**good, "n": None},
        {**good, "currency": "yuan"},
        {**good, "principal": "1.5"},
        {**good, "apr": "-1"},
        {**good, "n": 0},
        {"principal": "1000", "apr": "24", "payment": "10", "currency": "USD"},
        {**good, "principal": {"nested": []}},
        {**good, "principal": "NaN"},
    ]
    done = forbear("plan", "--jsonl", lines=lines_of(good, *bad, good) + b"\xff\n{\n[]\n")

    found = answers(done)
    assert done.returncode == 1
    assert [("error" in a) for a in found] == [False, *[True] * len(bad), False, True, True, True]
    assert found[0]["instalment"] == "333"
    assert found[0]["last_instalment"] == "334"
    assert found[6] == {"error": "negative_amortisation"}


def test_a_name_that_cannot_be_written_does_not_end_the_stream():
    bad = b'{"currency": "CNY", "income": [], "balance": "1", "other_debts": [],'
    bad += b' "essentials": {"\\ud800": "x"}}\n'
    done = forbear("afford", "--jsonl", lines=bad + lines_of(HOUSEHOLD))

    assert [("error" in a) for a in answers(done)] == [True, False]


@pytest.mark.parametrize("command", ["plan", "afford"])
def test_without_lines_the_command_says_what_it_needs(command):
    done = forbear(command)

    assert done.returncode == 2
    assert b"--jsonl" in done.stderr
