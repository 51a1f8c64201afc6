"""A sign of self-harm that is only suspected: asked about, and passed when they say so."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered

from forbear.dialogue.danger_signs import DOUBT, FAINT_DOUBT, danger_slots, says_safe
from forbear.dialogue.situation import read_situation
from forbear.dialogue.sure_signs import sure_risk
from tests.dialogue.talk import Talk

CALM = {"level": 0, "target": "none", "score": 0.0}


def said(text, *risk, intent="out_of_scope", confidence=0.3, faint=False):
    parse = {
        **({"faint": True} if faint else {}),
        "text": text,
        "risk": list(risk),
        "intent": {"name": intent, "confidence": confidence},
        "hostility": CALM,
        "entities": [],
    }
    return {**parse, "sure_risk": sure_risk(parse)}


@pytest.fixture
def tracker(domain):
    return Talk(domain).tracker


def in_doubt(tracker, faint=False):
    tracker.update(SlotSet("standing", {DOUBT: True, FAINT_DOUBT: faint}))
    return tracker


CRISIS = {"crisis": True, "doubt": False, "faint": False}
DOUBTED = {"crisis": False, "doubt": True, "faint": False}
HEARD_FAINTLY = {"crisis": False, "doubt": True, "faint": True}
CLEAR = {"crisis": False, "doubt": False, "faint": False}


def test_what_the_patterns_hear_is_a_crisis_for_a_person_to_clear(tracker):
    sign = said("药我都攒够了，今晚就走", "self_harm_red")

    assert danger_slots(tracker, sign) == CRISIS


@pytest.mark.parametrize(
    "sign",
    [
        said("the ceiling came down on us", "self_harm_amber"),
        said("kill me now, that is my whole wage", "self_harm_amber"),
        said("天天这样熬着", "self_harm_amber", intent="express_self_harm", confidence=0.6),
    ],
)
def test_a_suspicion_is_a_doubt_however_often_it_comes(tracker, sign):
    assert danger_slots(tracker, sign) == DOUBTED
    assert danger_slots(in_doubt(tracker), sign) == DOUBTED


@pytest.mark.parametrize(
    "answer",
    [
        said("哈哈我真没事，别当真"),
        said("no no, i'm totally fine, it's a figure of speech"),
        said("how much do i owe", intent="ask_balance", confidence=0.9),
        said("说着玩的，我好得很", "self_harm_amber"),
        said("I'm her mother", intent="identify_as_third_party", confidence=0.96),
        said("your man rang my work", intent="report_collector_misconduct", confidence=0.8),
        said("I'll see you in court", intent="threaten_legal_action", confidence=0.9),
    ],
)
def test_a_doubt_passes_when_they_say_so_or_go_on_to_their_matter(tracker, answer):
    assert danger_slots(in_doubt(tracker), answer) == CLEAR


AFTER_THE_FAINTEST = [
    (said("the yard let forty of us go", intent="state_hardship", confidence=0.96), CLEAR),
    (said("谢谢你啊", intent="thank", confidence=0.9), CLEAR),
    (said("厂子停了", intent="state_hardship", confidence=0.5), CLEAR),
    (said("yes", intent="affirm", confidence=1.0), CLEAR),
    (said("no", intent="deny", confidence=1.0), DOUBTED),
    (said("不太好", intent="out_of_scope", confidence=0.3), DOUBTED),
    (said("not great, does it matter", intent="out_of_scope", confidence=0.3), DOUBTED),
    (said("no no, i'm fine, just tired", intent="deny", confidence=0.9), CLEAR),
    (said("bye then", intent="goodbye", confidence=1.0), DOUBTED),
    (said("shop's gone", "self_harm_amber", intent="state_hardship", faint=True), DOUBTED),
]


@pytest.mark.parametrize(("answer", "slots"), AFTER_THE_FAINTEST)
def test_what_was_only_just_heard_passes_sooner(tracker, answer, slots):
    faint = said("gone quiet round here", "self_harm_amber", faint=True)
    assert danger_slots(tracker, faint) == HEARD_FAINTLY

    tracker = in_doubt(tracker, faint=True)
    tracker.update(ActionExecuted("utter_how_are_you", policy="PriorityPolicy"))
    assert danger_slots(tracker, answer) == slots


def test_hardship_clears_no_other_doubt(tracker):
    hardship = said("the yard let forty of us go", intent="state_hardship", confidence=0.96)

    assert danger_slots(in_doubt(tracker), hardship) == DOUBTED


@pytest.mark.parametrize(
    "answer",
    [
        said("别问了"),
        said("no", intent="deny", confidence=0.9),
        said("I'm not telling you", intent="refuse_verification", confidence=0.9),
        said("I'm her mother", intent="identify_as_third_party", confidence=0.6),
        said("I've been low for years", intent="disclose_vulnerability", confidence=0.99),
        said("知道了，谢谢你", intent="thank", confidence=0.9),
        said("are you even a person", intent="ask_if_bot", confidence=0.99),
    ],
)
def test_what_says_nothing_of_it_leaves_the_doubt(tracker, answer):
    assert danger_slots(in_doubt(tracker), answer)["doubt"]


def test_who_is_in_a_crisis_stays_in_it_whatever_they_say(tracker):
    tracker.update(SlotSet("crisis", True))

    assert danger_slots(tracker, said("i'm totally fine"))["crisis"]


def test_a_threat_to_somebody_else_is_no_doubt_about_oneself(tracker):
    threat = said("i'll put a brick through your branch window and your head", "violence")
    threat = {**threat, "risk": ["violence", "self_harm_amber"], "sure_risk": ["violence"]}

    assert danger_slots(tracker, threat) == CLEAR


def test_a_certain_threat_to_others_is_answered_first_and_the_doubt_waits(tracker):
    threat = said("i'll put a brick through your branch window and your head", "violence")
    tracker = in_doubt(tracker)
    assert danger_slots(tracker, threat)["doubt"]

    tracker.update(UserUttered(threat["text"], threat["intent"], parse_data=threat))
    assert not read_situation(tracker).crisis
    calm = said("see if i care")
    tracker.update(UserUttered(calm["text"], calm["intent"], parse_data=calm))
    assert read_situation(tracker).crisis


@pytest.mark.parametrize(
    "text",
    [
        "还行吧 就是累", "我真没事，你们别多想", "没什么大事，就是累", "没有这种念头", "我好着呢",
        "i'm ok, just tired", "no i'm not going to hurt myself", "just a saying, relax",
    ],
)  # fmt: skip
def test_who_says_that_all_is_well_is_believed(text):
    assert says_safe(text)


@pytest.mark.parametrize(
    "text",
    [
        "觉得没意思", "我没事，活着没意思罢了", "不知道自己是不是安全的", "我没事，你别管我了",
        "i don't think i'm safe", "not sure i'm ok to be honest", "i'm not going to be here",
        "i'm ok with dying", "i'm not going to wake up tomorrow", "you were all fine with it",
    ],
)  # fmt: skip
def test_what_only_sounds_like_being_safe_is_no_word_of_it(text):
    assert not says_safe(text)
