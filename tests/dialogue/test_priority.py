"""What comes first when several things are true at once."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from forbear.dialogue.priority import PRIORITIES, Priority
from forbear.dialogue.reply_plan import plan_steps
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
OTHERS = ("wrong person", "third party")
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

    told = {("flag", "bereavement"), ("intent", "identify_as_third_party")}
    if higher.name in OTHERS and (("intent", "report_bereavement") in found or told == set(found)):
        assert name == "bereavement"  # nobody asks a widow for her husband's permission
        return
    assert name == higher.name
    assert main_reply(steps) in (higher.replies[0], "utter_handoff")


def main_reply(steps):
    """The first step that is not said beside the main thing."""
    return next(step[0] for step in steps if not step[0].startswith(("utter_also", "utter_lead")))


@pytest.mark.parametrize(("higher", "found"), collisions())
def test_what_ranks_lower_is_logged_in_the_same_breath(domain, table, higher, found):
    """Unless the main reply does it by itself, or the row has nothing to log."""
    _, steps = plan_steps(situation(domain, message(*found)), table)
    lower = next(r for r in PRIORITIES if r is not higher and found[1] in signs(r))
    acts = {table.act_of(step[0]) for step in steps}

    if not lower.also or main_reply(steps) == "utter_bereavement":
        return
    assert table.act_of(lower.also) in acts


def test_beside_the_main_reply_care_comes_first_and_no_more_than_two_lines(domain, table):
    flags = ["moratorium", "vulnerability", "misconduct_alleged", "dispute"]
    _, steps = plan_steps(situation(domain, understood("ask_balance", 1, flags)), table)

    assert [step[0] for step in steps] == [
        "utter_moratorium", "utter_also_complaint", "utter_also_dispute",
    ]  # fmt: skip
    _, steps = plan_steps(situation(domain, understood("ask_balance", 1, flags[:2])), table)
    assert [step[0] for step in steps] == ["utter_also_care", "utter_moratorium"]


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
        assert name == row.name
        assert len(steps) == 1
        assert steps[0][0] == row.replies[0]


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

    assert plan_steps(situation(domain, parse), table)[1][0][0] == "utter_bereavement"


@pytest.mark.parametrize(
    ("flag", "line"),
    [
        ("cease", "utter_also_stop"),
        ("misconduct_alleged", "utter_also_complaint"),
        ("vulnerability", "utter_also_care"),
    ],
)
def test_what_is_surely_asked_for_is_answered_beside_a_flag_that_only_is_logged(
    domain, table, flag, line
):
    parse = understood("request_instalment_plan", risk=[flag])
    steps = [s[0] for s in plan_steps(situation(domain, parse, verified=True), table)[1]]

    assert set(steps) == {line, "utter_apply_plan"}


def test_a_dispute_that_nothing_else_in_the_words_speaks_for_is_none(domain, table):
    parse = understood("state_hardship", risk=["dispute"])
    doubtful = {
        **parse,
        "intents": [*parse["intents"], {"name": "dispute_amount", "confidence": 0.1}],
    }

    assert plan_steps(situation(domain, parse), table)[0] != "dispute"
    assert plan_steps(situation(domain, doubtful), table)[0] == "dispute"


def test_a_second_intent_of_a_message_does_not_set_the_order(domain, table):
    parse = understood("ask_balance")
    parse["intents"] = [*parse["intents"], {"name": "dispute_amount", "confidence": 0.5}]
    _, steps = plan_steps(situation(domain, parse), table)

    assert [step[0] for step in steps] == ["utter_ask_verification", "utter_also_dispute"]


@pytest.mark.parametrize(
    ("further", "chance"),
    [("dispute_amount", 0.45), ("deny_debt", 0.45), ("express_self_harm", 0.9)],
)
def test_what_closes_a_way_is_not_read_into_another_message(domain, table, further, chance):
    parse = understood("goodbye")
    parse["intents"] = [*parse["intents"], {"name": further, "confidence": chance}]
    _, steps = plan_steps(situation(domain, parse, verified=True), table)

    said = {step[0] for step in steps}
    assert not said & {"utter_also_dispute", "utter_log_not_mine", "utter_crisis_support"}


def test_two_requests_of_one_message_are_both_answered(domain, table):
    parse = understood("ask_balance", further=["ask_credit_impact"])
    name, steps = plan_steps(situation(domain, parse, verified=True), table)

    assert name == "several things"
    assert [step[0] for step in steps] == ["action_propose_balance", "utter_credit_facts"]


def test_a_request_after_a_greeting_is_what_is_answered(domain, table):
    parse = understood("greet", further=["ask_credit_impact"])

    assert plan_steps(situation(domain, parse), table)[1][0][0] == "utter_credit_facts"


def test_a_calm_question_is_left_to_rules_and_stories(domain, table):
    for intent in ("ask_balance", "request_instalment_plan", "greet", "affirm"):
        assert plan_steps(situation(domain, understood(intent)), table) == ("", ())


def test_two_messages_not_understood_call_a_person(domain, table):
    parse = understood("out_of_scope")

    assert plan_steps(situation(domain, parse, not_understood=2), table)[1][0][0] == "utter_handoff"
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
