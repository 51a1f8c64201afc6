"""Offers: inside means, with every figure, read back before anything is agreed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from actions.facts import ActionUpdateFacts
from actions.plans import ActionProposePlans, ActionProposeReadBack
from tests.actions.bank import BIRTH_YEAR, LAST4
from tests.actions.chat import entity, responses
from tests.actions.plan_talk import MEANS, offered


@pytest.fixture
def chat(make_chat):
    return make_chat(verified=True, slots=MEANS)


def test_offers_stay_within_means_and_add_up(chat):
    offers = offered(chat)

    assert offers
    for offer in offers:
        payments = [Decimal(row["payment"]) / 100 for row in offer["schedule"]]
        assert max(payments) <= 1000
        assert sum(payments) == Decimal(offer["total_payable"])
        assert len(payments) == offer["n"]
    assert (chat.slots["talk"], chat.slots["chosen_offer"]) == ("offered", None)
    assert chat.slots["offers"] == [offer["offer_id"] for offer in offers]


def test_every_figure_of_an_offer_may_be_said(chat):
    chat.hear("request_instalment_plan")
    (message,) = chat.run(ActionProposePlans)

    for offer in message["custom"]["card"]["offers"]:
        said = {str(offer[k]) for k in ("instalment", "last_instalment", "total_payable", "n")}
        assert said <= set(message["custom"]["allowed_values"])


def test_an_unverified_customer_gets_no_offer(make_chat):
    chat = make_chat("stranger", slots={"affordable": "1000"})

    assert responses(chat.run(ActionProposePlans)) == ["utter_ask_verification"]
    assert "talk" not in chat.slots


def test_who_can_pay_nothing_is_not_pressed_into_a_plan(chat):
    chat.slots["affordable"] = "0"

    assert responses(chat.run(ActionProposePlans)) == ["utter_no_affordable_plan"]
    assert (chat.slots["offers"], chat.slots["talk"]) == (None, None)


def test_who_can_pay_little_is_offered_no_more_than_that(chat):
    chat.slots["affordable"] = "5"

    assert {offer["instalment"] for offer in offered(chat)} == {"5.00"}


@pytest.mark.parametrize("stop_state", ["breathing_space", "bankruptcy", "cease", "attorney"])
def test_a_stopped_account_gets_no_offer(make_chat, stop_state):
    chat = make_chat("stopped", verified=True, stop_state=stop_state)

    assert responses(chat.run(ActionProposePlans)) == ["utter_no_affordable_plan"]


def test_in_a_crisis_nothing_is_offered(chat):
    chat.slots["crisis"] = True

    assert responses(chat.run(ActionProposePlans)) == ["utter_no_affordable_plan"]


def test_the_chosen_offer_is_read_back_with_its_own_figures(chat):
    chosen = offered(chat)[-1]
    chat.hear("affirm", entity("offer", chosen["offer_id"]))
    (message,) = chat.run(ActionProposeReadBack)

    assert message["response"].startswith("utter_read_back_plan")
    assert message["n"] == str(chosen["n"])
    assert message["total_payable"] == f"{Decimal(chosen['total_payable']):,}元"
    assert [o["offer_id"] for o in message["custom"]["card"]["offers"]] == [chosen["offer_id"]]
    assert chat.slots["chosen_offer"]["offer_id"] == chosen["offer_id"]
    assert chat.slots["talk"] == "read_back"


def test_an_offer_that_leaves_a_balance_says_so(chat):
    assert any(Decimal(offer["balance_after"]) for offer in offered(chat))
    for number in range(2):
        offer = offered(chat)[number]
        chat.hear("affirm", entity("offer", offer["offer_id"]))
        (message,) = chat.run(ActionProposeReadBack)
        rest = Decimal(offer["balance_after"])
        assert message.get("balance_after") == (f"{rest:,}元" if rest else None)
        assert message["response"].endswith("_with_rest") == bool(rest)


def test_a_button_names_its_offer_by_the_number_on_the_card(chat):
    second = offered(chat)[1]
    chat.hear("affirm", entity("offer", "2"))
    chat.run(ActionProposeReadBack)

    assert chat.slots["chosen_offer"]["offer_id"] == second["offer_id"]


@pytest.mark.parametrize("number", ["0", "9", "-1", "１", "two"])
def test_a_number_that_is_not_on_the_card_chooses_nothing(chat, number):
    offered(chat)
    chat.hear("affirm", entity("offer", number))

    assert responses(chat.run(ActionProposeReadBack)) == ["utter_reject_offer_which_part"]


def test_a_yes_without_a_name_means_the_first_offer(chat):
    first = offered(chat)[0]
    chat.hear("affirm")
    chat.run(ActionProposeReadBack)

    assert chat.slots["chosen_offer"]["offer_id"] == first["offer_id"]


def test_an_offer_of_the_bot_still_stands_when_an_agent_takes_over(make_chat):
    """The agent may grant alone what the bot may only ask for; the offer is the same."""
    means = {"affordable": "1000", "mode": "bot"}
    chat = make_chat("small", verified=True, slots=means, principal=300_000, interest=0, fees=0)
    (first, *_) = offered(chat)
    chat.slots["mode"] = "agent"
    chat.hear("affirm", entity("offer", first["offer_id"]))

    assert responses(chat.run(ActionProposeReadBack)) == ["utter_read_back_plan"]


def test_an_offer_can_be_taken_until_the_day_on_its_card(chat):
    (first, *_) = offered(chat)
    chat.now += timedelta(days=1)
    assert first["expires_on"] >= chat.now.date().isoformat()
    chat.hear("provide_verification", entity("card_last4", LAST4), entity("birth_year", BIRTH_YEAR))
    chat.run(ActionUpdateFacts)
    chat.hear("affirm", entity("offer", first["offer_id"]))

    assert responses(chat.run(ActionProposeReadBack)) == ["utter_read_back_plan"]
