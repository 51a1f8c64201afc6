"""Figures that customers name: understood from their message, answered by the engine."""

from __future__ import annotations

from decimal import Decimal

import pytest

from actions.counter_offers import ActionProposeCounterOffer, reply_to
from actions.facts import ActionUpdateFacts
from actions.plans import (
    ActionCommitPlan,
    ActionProposeAcceptance,
    ActionProposePlans,
    ActionProposeReadBack,
)
from actions.promises import ActionProposePromise
from forbear.rules.offers import Counter, Finding
from tests.actions.bank import row_counts
from tests.actions.chat import entity, responses
from tests.actions.plan_talk import MONTHLY_800, all_plans, counter, hear


@pytest.fixture
def chat(make_chat):
    return make_chat(verified=True, slots={"mode": "agent"})


@pytest.mark.parametrize(
    ("intent", "said", "figure"),
    [
        ("promise_to_pay", [MONTHLY_800], {"payment": "800"}),
        (
            "reject_offer",
            [entity("amount", "80", per="week")],
            {"payment": "346.66666"},
        ),
        ("request_instalment_plan", [entity("n_instalments", 24)], {"months": 24}),
        (
            "request_instalment_plan",
            [entity("n_instalments", 12), entity("n_instalments", 24)],
            {"months": 24},
        ),
        ("request_instalment_plan", [entity("duration", "P5Y")], {"months": 60}),
        ("request_settlement", [entity("amount", "20000")], {"lump_sum": "20000"}),
        ("request_settlement", [entity("percent", 70)], {"percent": 70}),
        ("request_settlement", [entity("percent", 30)], None),
        ("request_extension", [entity("duration", "P2M")], None),
        ("request_instalment_plan", [entity("duration", "P14D")], None),
        ("ask_balance", [MONTHLY_800], None),
        ("promise_to_pay", [entity("amount", "800")], None),
        ("promise_to_pay", [entity("amount", "800", per="month", purpose="expense")], None),
    ],
)
def test_a_figure_is_taken_from_the_words_that_name_it(chat, intent, said, figure):
    hear(chat, intent, *said)

    kept = chat.slots.get("own_figure")
    if kept and "payment" in kept:
        kept = {"payment": kept["payment"][: len(figure["payment"])]}
    assert kept == figure


def test_what_comes_in_is_no_payment_for_a_promise_heard_beside_it(chat):
    rent = entity("amount", "500")
    chat.hear("provide_income_expense", MONTHLY_800, rent, also=["promise_to_pay"])
    chat.run(ActionUpdateFacts)

    assert chat.slots.get("own_figure") is None


def test_a_monthly_figure_beside_a_budget_is_no_expense(chat):
    chat.hear("provide_income_expense", MONTHLY_800, also=["promise_to_pay"])
    chat.run(ActionUpdateFacts)

    assert chat.slots["own_figure"] == {"payment": "800"}
    assert chat.slots.get("monthly_essentials") is None


@pytest.mark.parametrize(("talk", "figure"), [("offered", {"payment": "800"}), (None, None)])
def test_after_an_offer_so_much_a_month_is_a_figure_and_no_budget(chat, talk, figure):
    chat.slots["talk"] = talk
    hear(chat, "provide_income_expense", MONTHLY_800)

    assert chat.slots.get("own_figure") == figure


def test_eight_hundred_a_month_gives_its_term_and_cost(chat):
    message = counter(chat, "promise_to_pay", MONTHLY_800)

    assert message["response"] == "utter_counter_fits_approval"
    assert (message["n"], message["instalment"], message["apr"]) == ("56", "800.00元", "9")
    (offer,) = message["custom"]["card"]["offers"]
    payments = [Decimal(row["payment"]) for row in offer["schedule"]]
    assert sum(payments) / 100 == Decimal(offer["total_payable"])
    assert {"800.00", "56", offer["total_payable"]} <= set(message["custom"]["allowed_values"])


@pytest.mark.parametrize("action", [ActionProposePlans, ActionProposePromise])
def test_whoever_answers_answers_the_figure_first_and_once(chat, action):
    hear(chat, "promise_to_pay", MONTHLY_800)

    assert responses(chat.run(action)) == ["utter_counter_fits_approval"]
    figure = {"payment": "800", "answered": True, "fits": chat.slots["offers"][0]}
    assert chat.slots["own_figure"] == figure
    assert responses(chat.run(ActionProposePlans))[0].startswith("utter_offer_plan")


def test_a_sum_to_settle_needs_approval_and_may_also_be_a_start(chat):
    chat.slots["affordable"] = "1000"
    message = counter(chat, "request_settlement", entity("amount", "20000"))

    assert message["response"] == "utter_counter_settlement_approval"
    assert (message["payment_sum"], message["waived_sum"]) == ("20,000.00元", "16,000.00元")
    assert {"rest_n", "rest_instalment"} <= set(message)
    settled, start = message["custom"]["card"]["offers"]
    assert (settled["kind"], settled["total_payable"]) == ("settlement", "20000.00")
    assert start["schedule"][0]["payment"] == 2_000_000


def test_a_sum_that_is_enough_is_all_that_is_needed(chat):
    message = counter(chat, "request_settlement", entity("amount", "36000"))

    assert message["response"] == "utter_counter_in_full"
    assert chat.slots["talk"] is None


def test_too_much_for_the_budget_is_answered_with_what_is_safe(chat):
    chat.slots |= {"monthly_income": "4500", "monthly_essentials": {"all": "3800"}}
    message = counter(chat, "request_instalment_plan", entity("amount", "900", per="month"))

    assert message["response"] == "utter_counter_above_affordable"
    assert message["affordable_sum"] == "630.00元"
    for offer in message["custom"]["card"]["offers"]:
        assert Decimal(offer["instalment"]) <= 630


@pytest.mark.parametrize(
    ("said", "response"),
    [
        (entity("amount", "500", per="month"), "utter_counter_too_low_for_now"),
        (entity("amount", "50", per="month"), "utter_counter_too_low_for_now"),
        (entity("n_instalments", 72), "utter_counter_too_long"),
        (entity("n_instalments", 48), "utter_counter_fits_approval"),
    ],
)
def test_each_figure_gets_the_reply_that_is_made_for_it(chat, said, response):
    assert counter(chat, "request_instalment_plan", said)["response"] == response


def test_a_figure_said_before_verification_is_remembered(make_chat):
    chat = make_chat("later", slots={"mode": "agent"})
    hear(chat, "request_instalment_plan", MONTHLY_800)
    assert responses(chat.run(ActionProposeCounterOffer)) == ["utter_ask_verification"]

    hear(chat, "provide_verification", entity("card_last4", "8821"), entity("birth_year", 1985))
    assert chat.slots["affordable"] == "800"
    assert responses(chat.run(ActionProposePlans)) == ["utter_counter_fits_approval"]


def test_a_counter_offer_is_chosen_read_back_and_written_like_any_other(chat, open_session):
    (shown,) = counter(chat, "promise_to_pay", MONTHLY_800)["custom"]["card"]["offers"]
    hear(chat, "affirm", entity("offer", "1"))
    (message,) = chat.run(ActionProposeReadBack)
    assert message["total_payable"] == f"{Decimal(shown['total_payable']):,}元"
    hear(chat, "affirm")
    chat.slots["commit_key"] = "agreed"
    chat.run(ActionProposeAcceptance)
    for _ in range(2):
        chat.run(ActionCommitPlan)

    (plan,) = all_plans(open_session)
    assert (plan.n, plan.instalment, plan.status) == (56, 80_000, "needs_approval")
    assert plan.total_payable == Decimal(shown["total_payable"]) * 100


def test_a_plan_that_begins_with_a_sum_is_read_back_and_recorded_as_one(chat):
    chat.slots["affordable"] = "1000"
    counter(chat, "request_settlement", entity("amount", "20000"))
    hear(chat, "affirm", entity("offer", "2"))
    (read,) = chat.run(ActionProposeReadBack)

    assert read["response"] == "utter_read_back_plan_with_start"
    assert read["payment_sum"] == "20,000.00元"
    offer = read["custom"]["card"]["offers"][0]
    assert read["rest_n"] == str(len(offer["schedule"]) - 1)
    hear(chat, "affirm")
    (recorded,) = chat.run(ActionProposeAcceptance)
    assert recorded["response"] in (
        "utter_plan_recorded_with_start", "utter_plan_needs_approval",
    )  # fmt: skip


def test_two_new_plans_in_a_year_lead_to_a_person(chat, open_session):
    from forbear.store.plans import cancel_plan, find_open_plan

    for key in ("one", "two"):
        counter(chat, "promise_to_pay", MONTHLY_800)
        hear(chat, "affirm", entity("offer", "1"))
        chat.run(ActionProposeReadBack)
        chat.slots["commit_key"] = key
        chat.run(ActionCommitPlan)
        with open_session.begin() as session:
            (plan,) = (p for p in all_plans(open_session) if p.status == "needs_approval")
            cancel_plan(session, find_open_plan(session, plan.account_id))

    assert responses(chat.run(ActionProposePlans)) == ["utter_no_affordable_plan"]


@pytest.mark.parametrize("stop_state", ["breathing_space", "cease", "attorney"])
def test_a_stop_answers_no_figure(make_chat, stop_state):
    chat = make_chat("stopped", verified=True, stop_state=stop_state)

    assert counter(chat, "promise_to_pay", MONTHLY_800)["response"] == "utter_no_affordable_plan"


def test_an_answer_writes_nothing(chat, open_session):
    before = row_counts(open_session)
    counter(chat, "promise_to_pay", MONTHLY_800)

    assert row_counts(open_session) == before


@pytest.mark.parametrize("code", ["settles_part", "needs_approval", "stage_does_not_foresee_it"])
def test_a_figure_that_is_refused_for_what_no_reply_explains_is_asked_about(code):
    refused = Counter("missing", (), (Finding(code, {}),))

    assert reply_to(refused) == "utter_reject_offer_which_part"
