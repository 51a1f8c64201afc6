"""A plan begins on the day that the customer names, and its figures are worked out anew."""

from __future__ import annotations

from datetime import date

import pytest
from rasa_sdk import Tracker

from actions.first_days import first_day
from actions.plans import ActionProposeAcceptance, ActionProposeReadBack
from tests.actions.budget_talk import at
from tests.actions.chat import responses
from tests.actions.plan_talk import MEANS, offered

TODAY = date(2026, 11, 23)


@pytest.fixture
def chat(make_chat):
    return make_chat(verified=True, slots=MEANS)


def says(chat, intent, text, *days):
    chat.hear(intent, *(at(words, text, "date") | {"value": day} for words, day in days), text=text)


def test_the_plan_is_read_back_from_that_day_and_recorded_so(chat):
    offered(chat)
    text = "第一个，5号扣"
    says(chat, "affirm", text, ("5号", "2026-12-05"))
    (message,) = chat.run(ActionProposeReadBack)

    assert message["first_due"] == "2026年12月5日"
    chat.hear("affirm", text="对")
    (recorded,) = chat.run(ActionProposeAcceptance)
    assert recorded["response"].startswith("utter_plan_")
    assert chat.slots["talk"] == "agreed"


def test_another_plan_keeps_the_day(chat):
    shown = offered(chat)
    if len(shown) < 2:
        pytest.skip("one offer only")
    says(chat, "affirm", "第一个，5号扣", ("5号", "2026-12-05"))
    chat.run(ActionProposeReadBack)
    chat.hear("affirm", text="换第二个")
    (message,) = chat.run(ActionProposeReadBack)

    assert message["first_due"] == "2026年12月5日"
    assert message["n"] == str(shown[1]["n"])


@pytest.mark.parametrize(
    ("text", "days", "first"),
    [
        ("我10号发工资", [("10号", "2026-12-10")], date(2026, 12, 11)),
        (
            "25号发工资，改到26号吧",
            [("25号", "2026-12-25"), ("26号", "2026-12-26")],
            date(2026, 12, 26),
        ),
        (
            "to the 15th and not the 1st",
            [("15th", "2026-12-15"), ("1st", "2026-12-01")],
            date(2026, 12, 15),
        ),
        (
            "每月15号发工资，16号扣行吗",
            [("15号", "2026-12-15"), ("16号", "2026-12-16")],
            date(2026, 12, 16),
        ),
        ("明年五月再开始", [("明年五月", "2027-05-01")], None),
        ("20号", [("20号", "2026-11-20")], date(2026, 12, 20)),
        ("行", [], None),
    ],
)  # fmt: skip
def test_which_day_is_meant(text, days, first):
    entities = [at(words, text, "date") | {"value": day} for words, day in days]
    message = {"text": text, "entities": entities}

    assert first_day(Tracker("t", {}, message, [], False, None, {}, None), TODAY) == first


def test_without_a_day_the_plan_is_as_shown(chat):
    shown = offered(chat)
    chat.hear("affirm", text="第一个")
    (message,) = chat.run(ActionProposeReadBack)

    assert responses([message])[0].startswith("utter_read_back_plan")
    assert chat.slots["chosen_offer"]["offer_id"] == shown[0]["offer_id"]
