"""What comes first when several things are true at once."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from forbear.dialogue.priority import PRIORITIES, Priority, plan_steps
from tests.dialogue.talk import situation, understood

# The order of the design, each rank with the rows that stand for it.
RANKS = (
    {"violence"},
    {"wrong person", "third party"},
    {"bereavement", "representative", "cease", "moratorium or insolvency"},
    {"a wish for a person"},
    {"misconduct", "complaint", "legal threat"},
    {"not theirs", "paid already", "too old", "dispute"},
    {"scam suspicion"},
    {"vulnerability"},
)
GRIEVANCES = "report_collector_misconduct threaten_complaint threaten_legal_action dispute_amount"


def signs(row: Priority) -> list[tuple[str, str]]:
    """Each way in which a message can show a row: by a flag, or by its intent."""
    return [("flag", flag) for flag in sorted(row.flags)] + [
        ("intent", intent) for intent in sorted(row.intents)
    ]


def collisions():
    for higher, lower in combinations(PRIORITIES, 2):
        for one, other in product(signs(higher), signs(lower)):
            if one[0] == other[0] == "intent":
                continue  # a message has one primary intent
            yield pytest.param(higher, (one, other), id=f"{one[1]}-{other[1]}")


def message(*found: tuple[str, str], level: int = 0):
    flags = [name for kind, name in found if kind == "flag"]
    intent = next((name for kind, name in found if kind == "intent"), "ask_balance")
    return understood(intent, level, flags)


def test_the_rows_stand_in_the_order_of_the_design():
    rank_of = {name: number for number, names in enumerate(RANKS) for name in names}

    assert [rank_of[row.name] for row in PRIORITIES] == sorted(rank_of.values())


@pytest.mark.parametrize(("higher", "found"), collisions())
def test_the_higher_row_rules(domain, table, higher, found):
    name, steps = plan_steps(situation(domain, message(*found)), table)

    assert name == higher.name
    assert steps == (higher.replies,)


@pytest.mark.parametrize("flag", ["self_harm_amber", "self_harm_red"])
@pytest.mark.parametrize("row", PRIORITIES, ids=lambda row: row.name)
def test_imminent_harm_stands_before_every_row(domain, table, row, flag):
    for sign in signs(row):
        parse = message(("flag", flag), sign, level=4)
        assert plan_steps(situation(domain, parse), table) == (
            "imminent harm",
            (("utter_crisis_support",),),
        )


@pytest.mark.parametrize("row", [row for row in PRIORITIES if row.alone], ids=lambda row: row.name)
def test_a_stop_is_answered_and_nothing_else_is(domain, table, row):
    for sign in signs(row):
        name, steps = plan_steps(situation(domain, message(sign, level=3)), table)
        assert (name, steps) == (row.name, (row.replies,))


@pytest.mark.parametrize(
    "row", [row for row in PRIORITIES if not row.alone], ids=lambda row: row.name
)
def test_a_boundary_stands_before_the_answer_to_an_abusive_request(domain, table, row):
    for sign in signs(row):
        _, steps = plan_steps(situation(domain, message(sign, level=3)), table)
        assert steps == (("utter_lead_boundary",), row.replies)


@pytest.mark.parametrize("intent", GRIEVANCES.split())
def test_a_threat_outranks_the_grievance_it_comes_with(domain, table, intent):
    _, steps = plan_steps(situation(domain, understood(intent, 4, ["violence"])), table)

    assert steps[0][0] == "utter_escalate_security"


def test_a_risk_flag_speaks_louder_than_the_intent(domain, table):
    parse = understood("thank", 0, ["bereavement"])

    assert plan_steps(situation(domain, parse), table)[1] == (("utter_bereavement",),)


def test_a_second_intent_of_a_message_does_not_set_the_order(domain, table):
    parse = understood("ask_balance", further=["dispute_amount"])

    assert plan_steps(situation(domain, parse), table) == ("", ())


def test_a_calm_question_is_left_to_rules_and_stories(domain, table):
    for intent in ("ask_balance", "request_instalment_plan", "greet", "affirm"):
        assert plan_steps(situation(domain, understood(intent)), table) == ("", ())


def test_two_messages_not_understood_call_a_person(domain, table):
    parse = understood("out_of_scope")

    assert plan_steps(situation(domain, parse, not_understood=2), table)[1] == (("utter_handoff",),)
    assert plan_steps(situation(domain, parse, not_understood=1), table) == ("", ())


def test_an_outburst_in_a_form_is_answered_and_the_form_asks_again(domain, table):
    parse = understood("provide_verification", 3)
    _, steps = plan_steps(situation(domain, parse, active_form="verification_form"), table)

    assert steps == (("utter_lead_boundary",), ("verification_form",))


@pytest.mark.parametrize("level", range(5))
@pytest.mark.parametrize("said", [(), ("set_boundary",), ("set_boundary", "warn"), ("end_chat",)])
def test_a_crisis_is_never_ended_nor_scolded(domain, table, level, said):
    """A crisis stays one, whatever the next message looks like."""
    for intent in sorted(domain.intents):
        if intent in domain.intents and not intent.startswith(("session", "restart", "back")):
            _, steps = plan_steps(
                situation(domain, understood(intent, level), crisis=True, said_acts=said), table
            )
            assert steps == (("utter_crisis_support",),)
