"""A budget told in pieces: what is left out, what was once, what adds up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.actions.budget_talk import at, budget, hear
from tests.actions.chat import entity


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


def test_the_figure_of_a_month_comes_in_where_the_others_go_out(verified_chat):
    text = "my sister helps, 1500 a month with her. 1280 is going out"
    spent = at("1280", text, purpose="expense")

    said = budget(verified_chat, text, spent, at("1500", text, per="month"))

    assert said == (1500, [1280])


def test_a_good_and_a_bad_week_are_no_budget(verified_chat):
    text = "one week 110, next week 380"

    assert budget(verified_chat, text, at("110", text), at("380", text)) == (None, [])


def test_who_says_that_food_is_not_in_it_is_asked_for_it_once(verified_chat):
    text = "2200 coming in and 1500 out before anyone eats"
    named = (at("2200", text, "income"), at("1500", text, purpose="expense"))
    budget(verified_chat, text, *named)

    assert verified_chat.slots.get("affordable") is None
    verified_chat.said("utter_ask_more_essentials")
    budget(verified_chat, "300 on food", at("300", "300 on food", expense_type="food"))
    assert verified_chat.slots["affordable"] is not None


@pytest.mark.parametrize("text", ["房租跟人合摊 我出 900", "my half of the rent 900"])
def test_rent_said_in_other_words_is_still_rent_alone(verified_chat, text):
    hear(verified_chat, "provide_income_expense", entity("income", "3600"))
    budget(verified_chat, text, at("900", text, purpose="expense", expense_type="housing"))

    assert verified_chat.slots.get("affordable") is None
