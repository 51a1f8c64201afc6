"""What was told holds for the conversation, until the one it is about identifies themselves."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import SlotSet

from forbear.dialogue.table_facts import speaks_as_customer, table_facts
from tests.dialogue.talk import Talk, understood

CALM = understood("ask_balance")


def told(domain, parse, verified=False):
    talk = Talk(domain, SlotSet("verified", True if verified else None))
    talk.hear(parse)
    return talk


@pytest.mark.parametrize("intent", ["identify_as_third_party", "deny_identity"])
def test_who_is_not_the_customer_stays_so(domain, intent):
    talk = told(domain, understood(intent))

    assert not speaks_as_customer(talk.hear(CALM))


def test_who_identifies_themselves_is_the_customer(domain):
    talk = told(domain, understood("identify_as_third_party"))
    talk.tracker.update(SlotSet("verified", True), domain)

    assert speaks_as_customer(talk.hear(CALM))


def test_a_verified_customer_who_speaks_of_a_relative_stays_the_customer(domain):
    talk = told(domain, understood("state_hardship", risk=["third_party"]), verified=True)

    assert speaks_as_customer(talk.hear(CALM))


def test_another_voice_in_a_verified_chat_is_another_voice(domain):
    words = {"text": "我是他爸，手机在我这", "risk": ["third_party"]}
    parse = understood("identify_as_third_party", **words)
    talk = told(domain, parse, verified=True)

    assert not speaks_as_customer(talk.hear(CALM))


@pytest.mark.parametrize(
    "words", ["no, the loan's mine, I'd rather get it done", "卡是我自己的，接着说吧"]
)
def test_who_goes_on_with_their_own_account_after_a_death_is_let(domain, words):
    death = understood("report_bereavement", risk=["bereavement"])
    death = {**death, "entities": [{"entity": "deceased_party", "value": "spouse"}]}
    talk = told(domain, death, verified=True)
    assert table_facts(talk.hear(CALM))["bereaved"]

    facts = table_facts(talk.hear({**CALM, "text": words}))
    assert (facts["bereaved"], facts["carries_on"]) == (False, True)
    cost = {**death, "text": "the funeral is 200 a month", "intent": CALM["intent"]}
    assert not table_facts(talk.hear(cost))["bereaved"]
    assert table_facts(talk.hear(death))["bereaved"]


@pytest.mark.parametrize(
    "words",
    [
        "I don't want to carry on", "i don't want to deal with this right now",
        "not sure I'm ok to talk", "do we really need to carry on", "so is the debt mine now?",
        "不想继续谈", "别继续说了", "没心情说正事", "这张卡是我自己的吗",
    ],
)  # fmt: skip
def test_who_would_not_go_on_is_let_be(domain, words):
    death = understood("report_bereavement", risk=["bereavement"])
    death = {**death, "entities": [{"entity": "deceased_party", "value": "spouse"}]}
    talk = told(domain, death, verified=True)

    assert table_facts(talk.hear({**CALM, "text": words}))["bereaved"]


def test_a_threat_beside_it_stands(domain):
    death = understood("report_bereavement", risk=["bereavement"])
    death = {**death, "entities": [{"entity": "deceased_party", "value": "spouse"}]}
    talk = told(domain, death, verified=True)
    words = "the loan is mine and i'll burn your branch down"
    threat = understood("threaten_violence", 4, ["violence"], text=words)

    assert talk.hear(threat).stands("violence")


def test_a_relative_does_not_go_on_for_the_dead(domain):
    death = understood("report_bereavement", risk=["bereavement"])
    talk = told(domain, {**death, "entities": [{"entity": "deceased_party", "value": "spouse"}]})

    assert table_facts(talk.hear({**CALM, "text": "I'm all right to talk"}))["bereaved"]


@pytest.mark.parametrize(
    ("intent", "fact", "value"),
    [
        ("report_representative", "stop", "attorney"),
        ("report_insolvency_or_moratorium", "stop", "breathing_space"),
        ("report_bereavement", "bereaved", True),
        ("threaten_violence", "hostility", 4),
    ],
)
def test_what_was_told_is_a_fact_in_later_turns(domain, table, intent, fact, value):
    facts = table_facts(told(domain, understood(intent)).hear(CALM))

    assert facts[fact] == value
    assert not {"offer_plan", "record_promise"} - table.row("promise_to_pay", facts).forbidden


def test_the_records_say_more_than_the_customer(domain):
    talk = told(domain, understood("report_representative"))
    talk.tracker.update(SlotSet("stop_state", "bankruptcy"), domain)

    assert table_facts(talk.hear(CALM))["stop"] == "bankruptcy"


@pytest.mark.parametrize(("text", "language"), [("8821 1987", "zh"), ("ok", "zh"), ("hello", "en")])
def test_a_figure_is_in_the_language_of_the_talk(domain, text, language):
    talk = told(domain, understood(language="zh"))

    assert talk.hear(understood(text=text, language="en")).language == language
