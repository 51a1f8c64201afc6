"""A short answer means what our own question makes of it."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import ActionExecuted, SlotSet

from forbear.dialogue.act_table import ActTable, ActTableError
from forbear.dialogue.reply_plan import plan_steps
from tests.dialogue.talk import Talk, understood

TABLE = """
facts: {asked: null, sure: true, verified: false}
states: []
intents:
  out_of_scope: {suggest: [utter_a]}
  affirm: {suggest: [utter_a]}
answers:
"""
REPLIES = {name: [{"metadata": {"act": "close"}}] for name in ("utter_a", "utter_b")}


def after(domain, action: str, intent: str, **said):
    talk = Talk(domain, SlotSet("verified", True))
    talk.hear(understood("greet"))
    talk.tracker.update(ActionExecuted(action, policy="x"), domain)
    return talk.hear(understood(intent, **said))


@pytest.mark.parametrize(
    ("asked", "intent", "first"),
    [
        ("utter_complaint_routes", "affirm", "utter_log_complaint"),
        ("utter_complaint_routes", "deny", "utter_complaint_left"),
        ("utter_vulnerability", "affirm", "utter_vulnerability_noted"),
        ("utter_vulnerability", "deny", "utter_vulnerability_not_noted"),
        ("utter_representative", "provide_verification", "utter_representative_noted"),
        ("utter_log_dispute", "dispute_amount", "utter_note_dispute"),
        ("utter_fee_waiver_apply", "affirm", "utter_fee_waiver_submitted"),
        ("utter_close", "deny", "utter_goodbye"),
        ("utter_payment_problem", "provide_verification", "utter_fault_noted"),
    ],
)
def test_an_answer_follows_from_the_question(domain, table, asked, intent, first):
    _, steps = plan_steps(after(domain, asked, intent), table)

    assert steps[0][0] == first


def test_who_says_who_they_are_beside_a_fault_is_checked(domain, table):
    """Before the check their details are those that the check wants."""
    talk = Talk(domain)
    talk.hear(understood("report_payment_problem"))
    talk.tracker.update(ActionExecuted("utter_payment_problem", policy="x"), domain)

    _, steps = plan_steps(talk.hear(understood("provide_verification")), table)

    assert not steps  # the rule of the check decides


def test_what_is_unclear_is_taken_as_the_answer_that_was_asked_for(domain, table):
    """By itself it is no word about a representative."""
    situation = after(domain, "utter_representative", "claim_already_paid", confidence=0.4)

    assert plan_steps(situation, table)[1][0][0] == "utter_representative_noted"


def test_what_is_clear_is_no_answer_to_an_older_matter(domain, table):
    situation = after(domain, "utter_representative", "claim_already_paid", confidence=0.9)

    assert plan_steps(situation, table)[1][0][0] == "utter_log_payment_claim"


def test_a_danger_in_an_answer_is_a_danger(domain, table):
    situation = after(domain, "utter_vulnerability", "affirm", risk=["self_harm_amber"])

    assert plan_steps(situation, table)[1] == (("utter_crisis_support",),)


def test_anger_in_an_answer_is_met_before_it(domain, table):
    situation = after(domain, "utter_log_dispute", "dispute_amount", level=3)

    assert [step[0] for step in plan_steps(situation, table)[1]] == [
        "utter_lead_boundary", "utter_note_dispute",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("- {after: [utter_a], heard: [affirm], say: [utter_b]}", "entry 1 .* `name`"),
        ("- {name: n, after: [utter_a], heard: [affirm]}", "answer `n` needs `say`"),
        ("- {name: n, after: [utter_a], heard: [yea], say: [utter_b]}", "there is no intent `yea`"),
        ("- {name: n, after: [utter_a], heard: [affirm], say: [utter_c]}", "`utter_c` is no reply"),
        ("- {name: n, after: [utter_c], heard: [affirm], say: [utter_b]}", "`utter_c` is no reply"),
        (
            "- {name: n, after: [utter_a], heard: [affirm], if: {paid: true}, say: [utter_b]}",
            "there is no fact `paid`",
        ),
    ],
)
def test_a_row_that_cannot_be_read_says_where(row, message):
    with pytest.raises(ActTableError, match=message):
        ActTable.from_yaml(f"{TABLE}  {row}\n", REPLIES)
