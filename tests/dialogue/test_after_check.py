"""What was asked for before the identity check is taken up when it is passed."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import ActiveLoop, SlotSet

from forbear.dialogue.reply_plan import plan_steps
from tests.dialogue.talk import Talk, understood


def verified(domain, *asked, intent="provide_verification", text="8821 1987", **said):
    """A customer who asks for these things, one a message, and then shows who they are."""
    talk = Talk(domain)
    for wish in asked:
        talk.hear(wish if isinstance(wish, dict) else understood(wish))
    situation = talk.hear(understood(intent, text=text, **said))
    assert not situation.verified
    passed = [SlotSet("identity_outcome", "passed"), SlotSet("verified", True)]
    talk.tracker.update_with_events(passed, domain)
    return talk


def heads(talk, table):
    from forbear.dialogue.situation import read_situation

    return [step[0] for step in plan_steps(read_situation(talk.tracker), table)[1]]


@pytest.mark.parametrize(
    ("wish", "head"),
    [
        ("request_instalment_plan", "utter_apply_plan"),
        ("request_fee_waiver", "action_propose_fee_waiver"),
        ("request_extension", "action_propose_extension"),
        ("request_settlement", "utter_settlement_apply"),
        ("promise_to_pay", "action_propose_promise"),
        ("ask_balance", "action_propose_balance"),
        ("state_hardship", "utter_ask_affordability"),
    ],
)
def test_the_wish_is_taken_up(domain, table, wish, head):
    assert heads(verified(domain, wish), table) == [head]


def test_two_wishes_are_both_taken_up_in_their_order(domain, table):
    talk = verified(domain, "ask_balance", "request_instalment_plan")

    assert heads(talk, table) == ["action_propose_balance", "utter_apply_plan"]


def test_without_a_wish_the_account_is_shown(domain, table):
    """And they are asked what has happened, in the same breath."""
    shown = heads(verified(domain, "greet"), table)

    assert shown == ["action_propose_balance", "utter_ask_hardship"]


def test_the_form_that_asked_is_closed_first(domain, table):
    talk = verified(domain, "request_fee_waiver")
    talk.tracker.update(ActiveLoop("verification_form"), domain)

    assert heads(talk, table) == ["verification_form", "action_propose_fee_waiver"]


def test_anger_that_comes_with_the_answer_is_met_and_the_answer_counts(domain, table):
    talk = verified(domain, "ask_balance", intent="express_frustration", level=2)

    assert heads(talk, table) == ["utter_lead_anger", "action_propose_balance"]


def test_what_was_taken_up_waits_no_more(domain, table):
    talk = verified(domain, "request_fee_waiver")

    assert talk.hear(understood("affirm")).wishes == ()


def test_who_logs_in_and_writes_of_something_else_is_answered_about_that(domain, table):
    talk = Talk(domain)
    talk.hear(understood("ask_balance"))
    talk.hear(understood("state_hardship"))
    talk.tracker.update(SlotSet("verified", True), domain)

    assert "action_propose_balance" not in heads(talk, table)


def test_a_first_message_of_a_verified_customer_is_no_answer_to_a_check(domain, table):
    talk = Talk(domain)
    talk.hear(understood("out_of_scope"))
    talk.tracker.update(SlotSet("verified", True), domain)

    assert "action_propose_balance" not in heads(talk, table)


def test_what_must_rest_rests_after_the_check_too(domain, table):
    talk = verified(domain, "request_instalment_plan")
    talk.tracker.update(SlotSet("stop_state", "breathing_space"), domain)

    assert heads(talk, table) == ["utter_stop_active"]


@pytest.mark.parametrize(
    ("half", "asks"), [("card_last4", "utter_ask_year"), ("birth_year", "utter_ask_last4")]
)
def test_half_an_answer_is_asked_for_its_other_half(domain, table, half, asks):
    talk = Talk(domain, SlotSet("identity_answers", {half: "1987"}))
    situation = talk.hear(understood("provide_verification"))

    assert plan_steps(situation, table)[1][0][0] == asks


def test_who_refuses_is_not_asked_again_until_they_want_to(domain, table):
    talk = Talk(domain, ActiveLoop("verification_form"))
    talk.hear(understood("refuse_verification"))
    steps = plan_steps(talk.hear(understood("request_instalment_plan")), table)[1]

    assert steps[0][0] == "utter_without_check"
    assert ("verification_form",) not in steps
