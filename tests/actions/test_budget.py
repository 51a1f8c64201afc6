"""Income and essentials: added up over messages, and turned into what is affordable to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from actions.affordability import ActionAskAffordable
from actions.facts import ActionUpdateFacts
from tests.actions.chat import entity, responses

FORM = "affordability_form"


def hear(chat, intent, *entities, form=None):
    chat.hear(intent, *entities, form=form)
    chat.run(ActionUpdateFacts)


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


def at(value, text, kind="amount", **more):
    start = text.index(value.replace("_", ""))
    return entity(kind, value, **{"start": start, "end": start + len(value), **more})


def budget(chat, text, *entities):
    chat.hear("provide_income_expense", *entities, text=text)
    chat.run(ActionUpdateFacts)
    said = chat.slots.get("monthly_essentials") or {}
    income = chat.slots.get("monthly_income")
    return income and Decimal(income), sorted(Decimal(v) for v in said.values())


def test_what_could_be_paid_is_their_figure_and_no_expense(verified_chat):
    text = "工资6000，房租2000，吃饭1500，每月最多能还800"
    named = [at("6000", text, "income"), at("2000", text), at("1500", text)]

    assert budget(verified_chat, text, *named, at("800", text, per="month")) == (
        6000, [1500, 2000],
    )  # fmt: skip
    assert verified_chat.slots["own_figure"] == {"payment": "800"}


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


def test_what_was_earned_once_is_no_expense(verified_chat):
    text = "take home is 1640 now, it used to be 2580"

    assert budget(verified_chat, text, at("1640", text, "income"), at("2580", text)) == (1640, [])


def test_two_sums_of_one_kind_in_a_message_are_added_up(verified_chat):
    text = "I get 1900, rent 640 and council tax 130, food 300"
    housing = {"purpose": "expense", "expense_type": "housing"}
    budget(
        verified_chat,
        text,
        at("1900", text, "income"),
        at("640", text, **housing),
        at("130", text, **housing),
        at("300", text, purpose="expense", expense_type="food"),
    )

    said = verified_chat.slots["monthly_essentials"]
    assert Decimal(said["housing"]) == 770


def test_a_single_figure_is_the_income_where_that_was_asked_for(verified_chat):
    verified_chat.hear("request_instalment_plan")
    verified_chat.said("utter_ask_income")

    assert budget(verified_chat, "about 1480", at("1480", "about 1480")) == (1480, [])


def test_rent_and_a_bill_leave_food_out_and_the_rest_is_asked_for_once(verified_chat):
    text = "I get 1750. rent 820, the van 260"
    named = (at("1750", text, "income"), at("260", text))
    budget(verified_chat, text, *named, at("820", text, purpose="expense", expense_type="housing"))

    assert verified_chat.slots.get("affordable") is None
    verified_chat.said("utter_ask_more_essentials")
    budget(verified_chat, "310 more or less", at("310", "310 more or less"))
    assert verified_chat.slots["affordable"] is not None


@pytest.mark.parametrize("text", ["房租跟人合摊 我出 900", "my half of the rent 900"])
def test_rent_said_in_other_words_is_still_rent_alone(verified_chat, text):
    hear(verified_chat, "provide_income_expense", entity("income", "3600"))
    budget(verified_chat, text, at("900", text, purpose="expense", expense_type="housing"))

    assert verified_chat.slots.get("affordable") is None
