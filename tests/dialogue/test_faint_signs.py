"""What is only just heard of self-harm is asked about first, and passes or does not."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered

from forbear.dialogue.handoff import handoff_reason
from forbear.dialogue.reply_plan import plan_steps
from forbear.dialogue.situation import read_situation
from forbear.dialogue.table_facts import table_facts
from forbear.dialogue.understanding import understanding_slots
from tests.dialogue.talk import Talk

ASKS = "utter_how_are_you"


def parsed(text, intent="request_extension", confidence=0.5, level=0, risk=(), faint=False):
    first = {"name": intent, "confidence": confidence}
    return {
        **({"faint": True} if faint else {}),
        "text": text,
        "language": "en",
        "intent": first,
        "intents": [first],
        "risk": list(risk),
        "sure_risk": [],
        "hostility": {"level": level, "target": "agent" if level else "none", "score": 0.0},
        "entities": [],
    }


@pytest.fixture
def talk(domain):
    found = Talk(domain)
    found.tracker.update(SlotSet("verified", True))
    return found


@pytest.fixture
def hear(talk):
    def heard(parse):
        tracker = talk.tracker
        for event in understanding_slots(tracker, parse):
            tracker.update(event)
        tracker.update(UserUttered(parse["text"], parse["intent"], parse_data=parse))
        return read_situation(tracker)

    return heard


FAINT = {"risk": ("self_harm_amber",), "faint": True}


def test_they_are_asked_how_they_are_and_what_they_asked_for_comes_second(hear, table):
    situation = hear(parsed("maybe another month, I honestly don't know", **FAINT))

    rule, steps = plan_steps(situation, table)
    assert not situation.crisis
    assert rule == "asks how they are"
    assert steps[0][0] == ASKS
    assert steps[0][1:3] == table.row("request_extension", table_facts(situation)).suggest[:2]


def test_no_person_is_called_for_what_was_only_just_heard(hear, talk):
    situation = hear(parsed("maybe another month, I honestly don't know", **FAINT))

    assert handoff_reason(situation, talk.tracker) is None


def asked(talk, hear):
    hear(parsed("maybe another month, I honestly don't know", **FAINT))
    talk.tracker.update(ActionExecuted(ASKS, policy="PriorityPolicy"))


@pytest.mark.parametrize("answer", ["yes, just worn out", "不好意思，那能延期吗", "这样行不行"])
def test_it_passes_with_an_answer_that_is_not_bad(talk, hear, answer):
    asked(talk, hear)

    situation = hear(parsed(answer, "affirm", 0.9))
    assert not situation.crisis
    assert not situation.heard_faintly


@pytest.mark.parametrize(
    "answer",
    [
        parsed("no", "deny", 0.9),
        parsed("not really", "out_of_scope", 0.3),
        parsed("我睡不着，吃不下", "out_of_scope", 0.3),
        parsed("bye then", "goodbye", 0.9),
        parsed("what does it matter", "out_of_scope", 0.3, risk=("self_harm_amber",), faint=True),
    ],
)
def test_a_bad_answer_or_a_second_sign_is_a_doubt_with_the_words_of_care(talk, hear, table, answer):
    asked(talk, hear)

    situation = hear(answer)
    assert situation.crisis
    assert plan_steps(situation, table)[1][0][0] == "utter_crisis_support"


def test_who_was_not_asked_is_asked_after_the_next_message(hear, table):
    hear(parsed("maybe another month, I honestly don't know", **FAINT))

    situation = hear(parsed("hm", "out_of_scope", 0.3))
    assert plan_steps(situation, table)[1][0][0] == ASKS


def test_a_second_faint_sign_in_a_talk_is_a_doubt(talk, hear):
    asked(talk, hear)
    assert not hear(parsed("yes", "affirm", 0.9)).crisis

    assert hear(parsed("it goes on and on", "out_of_scope", 0.3, **FAINT)).crisis


def test_after_a_threat_no_sign_is_faint(hear):
    hear(
        {
            **parsed("I'll smash your head in", "threaten_violence", 0.99, 4, ("violence",)),
            "sure_risk": ["violence"],
        }
    )

    assert hear(parsed("it would not matter to anyone", **FAINT)).crisis


def test_an_insult_gets_its_boundary_first(hear, table):
    situation = hear(parsed("another month, you muppet", level=3, **FAINT))

    assert plan_steps(situation, table)[1][0][0] == "utter_lead_boundary"


def test_plain_words_of_a_small_question_are_no_sign(hear, table):
    situation = hear(parsed("is there a spanish speaking agent", "request_human", 0.5, **FAINT))

    assert plan_steps(situation, table)[0] != "asks how they are"
