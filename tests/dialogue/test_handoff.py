"""When a person must take over, and the reason that is given."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import SlotSet

from forbear.dialogue.handoff import NEEDS_A_PERSON, handoff_reason
from tests.dialogue.talk import Talk, understood


def reason(domain, parse, *slots: tuple[str, object]) -> str | None:
    talk = Talk(domain, *(SlotSet(name, value) for name, value in slots))
    found = handoff_reason(talk.hear(parse), talk.tracker)
    return found and found["reason"]


@pytest.mark.parametrize("flag", sorted(NEEDS_A_PERSON))
def test_danger_and_stops_need_a_person(domain, flag):
    assert reason(domain, understood(risk=[flag])) == "risk"


@pytest.mark.parametrize(("level", "expected"), [(2, None), (3, "hostility"), (4, "hostility")])
def test_hostility_needs_a_person_from_abuse_on(domain, level, expected):
    assert reason(domain, understood(level=level)) == expected


def test_a_wish_for_a_person_counts_wherever_in_the_message_it_is(domain):
    assert reason(domain, understood("request_human")) == "asked"
    assert reason(domain, understood("ask_balance", further=["request_human"])) == "asked"


def test_a_locked_identity_needs_a_person(domain):
    assert reason(domain, understood(), ("identity_outcome", "locked")) == "verification"


def test_a_plan_above_authority_needs_a_person(domain):
    chosen = {"offer_id": "offer-1", "needs_approval": True}
    agreed = ("talk", "agreed")

    assert reason(domain, understood(), agreed, ("chosen_offer", chosen)) == "approval"
    assert reason(domain, understood(), agreed, ("chosen_offer", {"offer_id": "x"})) is None


def test_the_second_message_in_a_row_that_is_not_understood_needs_a_person(domain):
    talk = Talk(domain)
    unclear = understood("ask_balance", confidence=0.1)

    assert handoff_reason(talk.hear(unclear), talk.tracker) is None
    assert handoff_reason(talk.hear(unclear), talk.tracker) == {"reason": "not_understood"}


def test_a_message_that_is_understood_starts_the_count_anew(domain):
    talk = Talk(domain)
    for intent in ("out_of_scope", "ask_balance", "out_of_scope"):
        found = handoff_reason(talk.hear(understood(intent)), talk.tracker)

    assert found is None


def test_a_crisis_stays_a_reason(domain):
    talk = Talk(domain)
    talk.hear(understood(risk=["self_harm_amber"]))

    assert handoff_reason(talk.hear(understood("thank")), talk.tracker) == {"reason": "risk"}


def test_the_most_urgent_reason_is_given(domain):
    parse = understood("request_human", 3, ["self_harm_red"])

    assert reason(domain, parse, ("identity_outcome", "locked")) == "risk"


def test_a_calm_question_needs_nobody(domain):
    assert reason(domain, understood()) is None
