"""A plan that an agent built at the desk is worked out again as it was built, and recorded."""

from __future__ import annotations

from actions.facts import ActionUpdateFacts
from actions.plans import ActionCommitPlan, ActionProposePlans, ActionProposeReadBack
from tests.actions.chat import entity
from tests.actions.plan_talk import all_plans

FIRST_ON = "2026-12-13"


def test_built_plan_stands_with_its_day_whatever_was_heard_of_the_budget(make_chat, open_session):
    built = {"role": "agent", "affordable": "1000", "first_on": FIRST_ON}
    figure = {"payment": "1000", "answered": True, "built": built}
    slots = {"mode": "agent", "affordable": "1", "own_figure": figure}
    chat = make_chat(verified=True, slots=slots)
    chat.hear("request_instalment_plan")
    (shown,) = chat.run(ActionProposePlans)
    (offer, *_) = shown["custom"]["card"]["offers"]

    chat.hear("affirm", entity("offer", offer["offer_id"]))
    chat.run(ActionUpdateFacts)
    (read_back,) = chat.run(ActionProposeReadBack)
    chat.hear("affirm")
    chat.slots["commit_key"] = "agreed"
    chat.run(ActionCommitPlan)

    assert [each["first_due"] for each in read_back["custom"]["card"]["offers"]] == [FIRST_ON]
    assert [each.first_due_on.isoformat() for each in all_plans(open_session)] == [FIRST_ON]
