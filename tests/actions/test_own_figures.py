"""What of a message is the customer's own figure, and what only stands beside it."""

from __future__ import annotations

import pytest

from actions.facts import ActionUpdateFacts
from tests.actions.chat import entity

MONTHLY_800 = entity("amount", "800", per="month")


@pytest.fixture
def chat(make_chat):
    return make_chat(verified=True, slots={"mode": "agent", "talk": "offered"})


def hear(chat, intent, *entities):
    chat.hear(intent, *entities)
    chat.run(ActionUpdateFacts)


def test_what_goes_out_is_no_answer_to_an_offer(chat):
    rent = entity("amount", "1400", purpose="expense")
    hear(chat, "provide_income_expense", rent, MONTHLY_800)

    assert chat.slots.get("own_figure") is None


def test_the_sum_that_is_turned_down_beside_a_figure_is_not_the_figure(chat):
    hear(chat, "provide_income_expense", entity("amount", "1400"), MONTHLY_800)

    assert chat.slots.get("own_figure") == {"payment": "800"}
