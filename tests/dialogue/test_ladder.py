"""The ladder is climbed by what was said, one rung at a time, and only for abuse of a person."""

from __future__ import annotations

import pytest

from forbear.dialogue.reply_plan import plan_steps
from tests.dialogue.talk import Talk, understood


def exchange(talk: Talk, table, parse: dict, taken: tuple[int, ...] | None = None) -> list[str]:
    """The actions of the best reply to one message, which is then taken as said."""
    now = talk.hear(parse)
    _, steps = plan_steps(now, table)
    actions = [step[0] for step in steps]
    talk.say(" ".join(actions), *(table.act_of(action) or "" for action in actions))
    return actions


@pytest.fixture
def talk(domain) -> Talk:
    return Talk(domain)


ABUSE = understood("abuse_agent", 3)
CALM = understood("ask_balance", 0)


def test_abuse_climbs_from_boundary_to_the_end(talk, table):
    said = [exchange(talk, table, ABUSE) for _ in range(4)]

    assert said == [
        ["utter_set_boundary"],
        ["utter_warn"],
        ["utter_end_chat"],
        ["utter_escalate_supervisor"],
    ]


def test_nobody_is_warned_who_was_never_asked_to_stop(talk):
    """The replies that agents chose themselves held no boundary."""
    for _ in range(3):
        now = talk.hear(ABUSE)
        talk.say("I hear you.", "acknowledge_emotion")

    assert all(turn.said is None or turn.said.value == "acknowledge" for turn in now.ladder)


def test_swearing_at_the_situation_climbs_nothing(talk, table):
    swearing = understood("express_frustration", 3, target="situation")

    assert {tuple(exchange(talk, table, swearing)) for _ in range(4)} == {
        ("utter_acknowledge_anger",)
    }


def test_calm_messages_take_a_rung_away(talk, table):
    exchange(talk, table, ABUSE)
    for _ in range(6):
        exchange(talk, table, CALM)

    assert exchange(talk, table, ABUSE) == ["utter_set_boundary"]


def test_one_calm_message_is_not_forgiveness(talk, table):
    exchange(talk, table, ABUSE)
    exchange(talk, table, CALM)

    assert exchange(talk, table, ABUSE) == ["utter_warn"]


def test_a_boundary_that_was_said_with_sympathy_counts(talk, table):
    """An abusive plea is answered by a boundary and by sympathy: two acts, one reply."""
    plea = understood("state_hardship", 3)
    first = exchange(talk, table, plea)
    assert first[0] == "utter_lead_boundary"
    assert table.act_of(first[1]) == "acknowledge_emotion"

    assert exchange(talk, table, plea)[0] == "utter_lead_warn"


def test_the_request_inside_a_rant_is_answered_after_the_feeling(talk, table):
    assert exchange(talk, table, understood("ask_balance", 2)) == [
        "utter_lead_anger",
        "utter_ask_verification",
    ]


@pytest.mark.parametrize(("confidence", "told"), [(0.4, False), (0.9, True)])
def test_consequences_are_told_only_to_who_surely_asks(talk, table, confidence, told):
    rant = understood("ask_legal_consequences", 3, confidence=confidence)

    assert (len(exchange(talk, table, rant)) > 1) == told


def test_a_rant_without_a_request_gets_the_feeling_alone(talk, table):
    assert exchange(talk, table, understood("express_frustration", 2)) == [
        "utter_acknowledge_anger"
    ]


@pytest.mark.parametrize("text", ["天天打电话有完没完", "stop calling me every day"])
def test_a_rant_about_calls_hears_about_calls(talk, table, text):
    parse = understood("express_frustration", 2, text=text)

    assert exchange(talk, table, parse) == ["utter_acknowledge_calls"]


def test_an_answer_that_begins_with_the_feeling_is_not_led_into_twice(talk, table):
    assert exchange(talk, table, understood("state_hardship", 2)) == []


def test_irritation_needs_no_rung(talk, table):
    assert exchange(talk, table, understood("ask_balance", 1)) == []


def test_a_threat_goes_to_security_at_once(talk, table):
    assert exchange(talk, table, understood("ask_balance", 4)) == ["utter_escalate_security"]


GRIEVANCE = ("threaten_complaint", "report_collector_misconduct", "dispute_amount", "deny_debt")


@pytest.mark.parametrize("intent", GRIEVANCE)
def test_a_grievance_after_the_warning_goes_to_the_supervisor(talk, table, intent):
    """A complaint is no reason to end a chat, and it must be logged."""
    exchange(talk, table, ABUSE)
    exchange(talk, table, ABUSE)

    assert exchange(talk, table, understood(intent, 3))[0] == "utter_escalate_supervisor"


@pytest.mark.parametrize("intent", GRIEVANCE)
def test_a_grievance_inside_the_last_rant_is_still_logged(talk, table, intent):
    for _ in range(3):
        exchange(talk, table, ABUSE)
    actions = exchange(talk, table, understood(intent, 3))

    assert {"log_complaint", "log_dispute"} & {table.act_of(action) for action in actions}


def test_a_boundary_of_long_ago_is_forgotten_with_its_message(talk, table):
    """The slot that remembers does not grow with the conversation."""
    for _ in range(100):
        talk.hear(CALM)

    assert len(talk.tracker.get_slot("ladder")) <= 40
