"""Nothing is agreed without a clear yes; the offer that is meant is the one that is read back."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import ActionExecuted, SlotSet

from forbear.dialogue.reply_plan import plan_steps
from tests.dialogue.talk import Talk, understood

OFFERED = (
    SlotSet("verified", True), SlotSet("affordable", "500"), SlotSet("talk", "offered"),
    SlotSet("offers", ["o1", "o2"]),
)  # fmt: skip
READ_BACK = (
    *OFFERED, SlotSet("talk", "read_back"), SlotSet("chosen_offer", {"offer_id": "o2"}),
)  # fmt: skip


def first(domain, table, slots, after, intent, text, **said):
    talk = Talk(domain, *slots)
    talk.hear(understood("greet"))
    talk.tracker.update(ActionExecuted(after, policy="x"), domain)
    rule, steps = plan_steps(talk.hear(understood(intent, text=text, **said)), table)
    return steps[0][0] if steps else None


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("reject_offer", "方案二"),
        ("thank", "the first one"),
        ("deny", "option two"),
        ("affirm", "第一个"),
    ],
)
def test_an_offer_counted_out_is_read_back(domain, table, intent, text):
    found = first(domain, table, OFFERED, "action_propose_plans", intent, text)

    assert found == "action_propose_read_back"


def test_a_yes_is_to_the_plan_that_an_agent_put_beside_the_question_for_the_figures(domain, table):
    talk = Talk(domain, SlotSet("verified", True), SlotSet("talk", "offered"),
                SlotSet("offers", ["o1"]))  # fmt: skip
    talk.hear(understood("greet"))
    for action in ("utter_ask_affordability", "action_propose_plans"):
        talk.tracker.update(ActionExecuted(action, policy="x"), domain)

    rule, steps = plan_steps(talk.hear(understood("affirm", text="yes, that works")), table)

    assert steps[0][0] == "action_propose_read_back"


@pytest.mark.parametrize("slots", [OFFERED, READ_BACK])
def test_a_wish_to_think_is_no_yes(domain, table, slots):
    found = first(domain, table, slots, "action_propose_read_back", "affirm", "好，我再想想")

    assert found == "utter_take_time"


def test_a_no_that_sounds_like_a_yes_is_a_no(domain, table):
    found = first(domain, table, READ_BACK, "action_propose_read_back", "affirm", "好像不对")

    assert found == "utter_reject_offer_which_part"


def test_another_offer_than_the_one_read_back_is_read_back_first(domain, table):
    found = first(domain, table, READ_BACK, "action_propose_read_back", "affirm", "不是，第一个")

    assert found == "action_propose_read_back"


def test_a_yes_to_the_read_back_is_left_to_its_rule(domain, table):
    after = "action_propose_read_back"

    assert first(domain, table, READ_BACK, after, "affirm", "对") is None
    assert first(domain, table, READ_BACK, after, "affirm", "对，第二个") is None


@pytest.mark.parametrize("after", ["utter_reject_offer_which_part", "utter_credit_facts"])
def test_a_yes_after_other_talk_is_to_something_else(domain, table, after):
    assert first(domain, table, READ_BACK, after, "affirm", "对") == "action_propose_read_back"


def test_a_question_about_an_offer_takes_none(domain, table):
    found = first(
        domain, table, OFFERED, "action_propose_plans", "question_fees_interest", "第一个利息多少"
    )

    assert found != "action_propose_read_back"


def test_a_stop_beside_a_choice_is_logged_and_the_choice_read_back(domain, table):
    talk = Talk(domain, *OFFERED)
    talk.hear(understood("greet"))
    talk.tracker.update(ActionExecuted("action_propose_plans", policy="x"), domain)
    said = understood("request_stop_contact", risk=["cease"], text="第一个，别再打给我妈")

    assert [s[0] for s in plan_steps(talk.hear(said), table)[1]] == [
        "utter_also_stop", "action_propose_read_back",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("slots", "head"),
    [
        ([SlotSet("verified", True)], "utter_ask_affordability"),
        ([SlotSet("verified", True), SlotSet("affordable", "500")], "action_propose_plans"),
        ([SlotSet("verified", True), SlotSet("dispute_open", True)], "utter_dispute_status"),
        ([], "utter_ask_verification"),
    ],
)
@pytest.mark.parametrize("intent", ["out_of_scope", "affirm", "request_plan_change"])
def test_who_asks_what_comes_next_is_told_the_next_step(domain, table, slots, head, intent):
    found = first(domain, table, slots, "utter_note_dispute", intent, "所以接下来呢")

    assert found == head


def test_words_of_care_are_never_a_second_answer(domain, table):
    talk = Talk(domain, SlotSet("verified", True))
    parse = understood("ask_balance", 2, further=["express_self_harm", "ask_credit_impact"])

    assert [s[0] for s in plan_steps(talk.hear(parse), table)[1]] == [
        "utter_lead_anger", "action_propose_balance", "utter_credit_facts",
    ]  # fmt: skip
