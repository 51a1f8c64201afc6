"""A figure named once more takes the offer that was made for it, while that offer stands."""

from __future__ import annotations

import pytest

from actions.plans import ActionProposePlans
from tests.actions.chat import entity
from tests.actions.plan_talk import MONTHLY_800, counter, hear


@pytest.fixture
def chat(make_chat):
    return make_chat(verified=True, slots={"mode": "agent"})


def test_who_names_their_figure_again_means_the_offer_that_was_made_for_it(chat):
    counter(chat, "promise_to_pay", MONTHLY_800)
    hear(chat, "promise_to_pay", MONTHLY_800)

    assert chat.slots["own_figure"]["again"] is True

    hear(chat, "thank")

    assert "again" not in chat.slots["own_figure"]


@pytest.mark.parametrize(
    "between",
    [
        lambda chat: chat.run(ActionProposePlans),  # another card
        lambda chat: counter(chat, "promise_to_pay", entity("amount", "600", per="month")),
    ],
)
def test_after_another_card_the_figure_is_worked_out_anew(chat, between):
    counter(chat, "promise_to_pay", MONTHLY_800)
    between(chat)
    hear(chat, "promise_to_pay", MONTHLY_800)

    assert chat.slots["own_figure"] == {"payment": "800"}
