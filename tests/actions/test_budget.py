"""Income and essentials: added up over messages, and turned into what is affordable to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from actions.affordability import ActionAskAffordable
from actions.facts import ActionUpdateFacts
from tests.actions.budget_talk import at, budget, hear
from tests.actions.chat import entity, responses

FORM = "affordability_form"


def test_income_and_essentials_in_one_message_give_what_is_affordable(verified_chat):
    hear(
        verified_chat,
        "provide_income_expense",
        entity("income", "9300"),
        entity("expense", "6500", expense_type="living"),
    )

    # 2,800 disposable, less the tenth that is kept back.
    assert verified_chat.slots["affordable"] == "2520.00"


def test_the_budget_adds_up_over_messages(verified_chat):
    hear(verified_chat, "provide_income_expense", entity("income", "9300"))
    assert verified_chat.slots.get("affordable") is None
    hear(verified_chat, "provide_income_expense", entity("expense", "3500", expense_type="rent"))
    assert verified_chat.slots["affordable"] == "5220.00"
    hear(verified_chat, "out_of_scope", entity("amount", "3000"), form=FORM)

    said = verified_chat.slots["monthly_essentials"]
    assert Decimal(verified_chat.slots["monthly_income"]) == 9300
    assert {kind: Decimal(amount) for kind, amount in said.items()} == {
        "rent": 3500,
        "said_2": 3000,
    }
    assert verified_chat.slots["affordable"] == "2520.00"


def test_a_corrected_expense_replaces_the_first_figure(verified_chat):
    hear(
        verified_chat,
        "provide_income_expense",
        entity("income", "9300"),
        entity("expense", "9000", expense_type="rent"),
    )
    hear(verified_chat, "provide_income_expense", entity("expense", "6500", expense_type="rent"))

    assert verified_chat.slots["affordable"] == "2520.00"


def test_two_incomes_of_one_message_are_one_household(verified_chat):
    hear(
        verified_chat,
        "provide_income_expense",
        entity("income", "5000"),
        entity("income", "4300"),
        entity("expense", "6500"),
    )

    assert verified_chat.slots["affordable"] == "2520.00"


@pytest.mark.parametrize(
    ("per", "monthly"), [("week", "2166.67"), ("fortnight", "1083.33"), ("month", "500.00")]
)
def test_income_of_another_rhythm_counts_by_the_month(verified_chat, per, monthly):
    hear(verified_chat, "provide_income_expense", entity("income", "500", per=per))

    assert round(Decimal(verified_chat.slots["monthly_income"]), 2) == Decimal(monthly)


def test_what_is_affordable_is_rounded_once_at_the_end(verified_chat):
    """Two incomes of 100 a week are 866.66... a month; rounding each first would lose a cent."""
    hear(
        verified_chat,
        "provide_income_expense",
        entity("income", "100", per="week"),
        entity("income", "100", per="week"),
        entity("expense", "500"),
    )

    assert verified_chat.slots["affordable"] == "330.00"


@pytest.mark.parametrize("essentials", ["9300", "12000"])
def test_a_household_without_a_surplus_can_pay_nothing(verified_chat, essentials):
    hear(
        verified_chat,
        "provide_income_expense",
        entity("income", "9300"),
        entity("expense", essentials),
    )

    assert verified_chat.slots["affordable"] == "0"


def test_the_most_that_a_customer_offers_each_month_is_their_figure(verified_chat):
    hear(
        verified_chat,
        "request_instalment_plan",
        entity("amount", "400", per="month"),
        entity("amount", "600", per="month"),
        entity("amount", "36000"),
    )

    assert verified_chat.slots["affordable"] == "600"


def test_what_could_be_paid_is_their_figure_and_no_expense(verified_chat):
    text = "工资6000，房租2000，吃饭1500，每月最多能还800"
    named = [at("6000", text, "income"), at("2000", text), at("1500", text)]

    assert budget(verified_chat, text, *named, at("800", text, per="month")) == (
        6000, [1500, 2000],
    )  # fmt: skip
    assert verified_chat.slots["own_figure"] == {"payment": "800"}


def test_a_bill_that_came_once_is_no_cost_of_each_month(verified_chat):
    text = "my daughter was in hospital and the bill was 650"
    hear(verified_chat, "state_hardship", at("650", text))
    assert verified_chat.slots.get("monthly_essentials") is None

    text = "I make 2950 a month, rent is 1375"
    assert budget(verified_chat, text, at("2950", text, "income"), at("1375", text)) == (
        2950, [1375],
    )  # fmt: skip


def test_sick_pay_beside_a_wage_comes_in(verified_chat):
    text = "she's on 1480 at the school and there's my sick money, 116 a week"
    read = [at("1480", text, "income"), at("116", text, per="week")]
    budget(verified_chat, text, *read)

    assert Decimal(verified_chat.slots["monthly_income"]) > 1480
    assert verified_chat.slots.get("monthly_essentials") is None


@pytest.mark.parametrize(
    ("talk", "said", "figure"),
    [
        ("offered", [entity("amount", "100")], {"payment": "100"}),
        ("read_back", [entity("amount", "100")], {"payment": "100"}),
        ("offered", [entity("amount", "100"), entity("date", "2026-12-11")], None),
        (None, [entity("amount", "100")], None),
    ],
)
def test_who_turns_an_offer_down_with_a_sum_means_each_month(verified_chat, talk, said, figure):
    verified_chat.slots["talk"] = talk
    hear(verified_chat, "reject_offer", *said)

    assert verified_chat.slots.get("own_figure") == figure


@pytest.mark.parametrize(
    "text",
    ["250 is too much", "no, I already paid you 250", "no way, I've only 250 left", "250太多了"],
)
def test_the_sum_that_is_turned_down_is_none_that_they_would_pay(verified_chat, text):
    verified_chat.slots["talk"] = "offered"
    verified_chat.hear("reject_offer", at("250", text), text=text)
    verified_chat.run(ActionUpdateFacts)

    assert verified_chat.slots.get("own_figure") is None


def test_one_in_and_one_out_are_an_income_and_an_expense(verified_chat):
    text = "3150 in and 2090 out"

    assert budget(verified_chat, text, at("3150", text), at("2090", text)) == (3150, [2090])


def test_two_bare_figures_answer_the_question_in_its_order(verified_chat):
    verified_chat.hear("request_instalment_plan")
    verified_chat.said("affordability_form")

    assert budget(verified_chat, "6000 4500", at("6000", "6000 4500"), at("4500", "6000 4500")) == (
        6000, [4500],
    )  # fmt: skip


def test_a_budget_told_twice_counts_once(verified_chat):
    text = "income 1700, essentials 1450"
    named = (at("1700", text, "income"), at("1450", text))
    budget(verified_chat, text, *named)

    assert budget(verified_chat, text, *named) == (1700, [1450])
    again = "income 1700, essentials 1400"
    assert budget(verified_chat, again, at("1700", again, "income"), at("1400", again)) == (
        1700, [1400],
    )  # fmt: skip
    assert budget(verified_chat, "1400 as I said", at("1400", "1400 as I said"))[1] == [1400]


def test_an_amount_that_is_no_expense_is_left_alone(verified_chat):
    hear(verified_chat, "provide_income_expense", entity("income", "9300"))
    hear(verified_chat, "ask_balance", entity("amount", "6500"))
    hear(verified_chat, "provide_income_expense", entity("amount", "200", purpose="payment"))

    assert verified_chat.slots.get("monthly_essentials") is None
    assert verified_chat.slots.get("affordable") is None


def test_an_income_without_a_certain_figure_is_no_income(verified_chat):
    hear(verified_chat, "provide_income_expense", entity("income", None), entity("expense", None))

    assert verified_chat.slots.get("monthly_income") is None


def test_an_unverified_customers_means_are_not_weighed(chat):
    hear(chat, "provide_income_expense", entity("income", "9300"), entity("expense", "6500"))

    assert Decimal(chat.slots["monthly_income"]) == 9300
    assert chat.slots.get("affordable") is None


def test_means_said_before_verification_count_after_it(make_chat):
    said = {"monthly_income": "9300.00", "monthly_essentials": {"rent": "6500.00"}}
    chat = make_chat(verified=True, slots=said)
    hear(chat, "greet")

    assert chat.slots["affordable"] == "2520.00"


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ({}, "utter_ask_affordability"),
        ({"monthly_income": "9300"}, "utter_ask_essentials"),
        ({"monthly_essentials": {"rent": "1"}}, "utter_ask_income"),
    ],
)
def test_only_what_is_missing_is_asked_for(make_chat, known, asked):
    chat = make_chat(verified=True, slots=known)
    chat.hear("request_instalment_plan", form=FORM)

    assert responses(chat.run(ActionAskAffordable)) == [asked]
