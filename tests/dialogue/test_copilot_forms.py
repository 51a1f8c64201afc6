"""A form that is interrupted goes on where it was."""

from __future__ import annotations

import pytest

# What is kept where is tested on both databases elsewhere.
pytestmark = [
    pytest.mark.model,
    pytest.mark.parametrize("records_url", ["sqlite"], indirect=True),
]

ANSWERS = "尾号8821，1985年出生"


def reply(answer) -> dict:
    (said,) = answer["replies"]
    return said


def test_an_outburst_is_answered_and_the_form_asks_again(conversation):
    assert reply(conversation.turn("我还欠多少", "bot"))["acts"] == ["verify_identity"]
    outburst = reply(conversation.turn("你们他妈的烦不烦，天天问", "bot"))
    assert outburst["acts"][0] == "acknowledge_emotion"
    assert "verify_identity" in outburst["acts"]

    done = conversation.turn(ANSWERS, "bot")
    assert done["state"]["verified"] is True
    assert "36,000.00元" in reply(done)["text"]


def test_an_insult_in_a_form_gets_the_boundary_and_the_form_goes_on(conversation):
    conversation.turn("我还欠多少", "bot")
    insult = reply(conversation.turn("你就是个傻逼", "bot"))
    assert insult["acts"][0] == "set_boundary"

    assert "36,000.00元" in reply(conversation.turn(ANSWERS, "bot"))["text"]


def test_answers_over_two_messages_with_an_outburst_between(conversation):
    conversation.turn("我还欠多少", "bot")
    conversation.turn("尾号8821", "bot")
    conversation.turn("真他妈麻烦", "bot")
    done = conversation.turn("1985年的", "bot")

    assert done["state"]["verified"] is True
    assert "36,000.00元" in reply(done)["text"]


def test_who_will_not_answer_is_told_another_way_and_may_come_back(conversation):
    conversation.turn("我还欠多少", "bot")
    refused = reply(conversation.turn("我凭什么告诉你卡号，不给", "bot"))
    assert "36,000" not in refused["text"]

    assert conversation.turn(ANSWERS, "bot")["state"]["verified"] is True


def test_means_over_several_messages_lead_to_offers(verified):
    assert reply(verified.turn("我想申请分期还款", "bot"))["acts"] == ["ask_affordability"]
    verified.turn("我每月收入9300", "bot")
    last = reply(verified.turn("房租3500，吃饭3000", "bot"))

    assert last["card"]["offers"]


def test_a_question_inside_a_form_is_answered(conversation):
    conversation.turn("我还欠多少", "bot")
    asked = reply(conversation.turn("你是机器人吗", "bot"))

    assert "answer_bot_question" in asked["acts"]
    assert conversation.turn(ANSWERS, "bot")["state"]["verified"] is True


def test_at_the_desk_a_form_goes_on_with_what_the_agent_sends(conversation):
    conversation.take(conversation.turn("我还欠多少"))
    conversation.take(conversation.turn("你们他妈的烦不烦，天天问"))
    answer = conversation.turn(ANSWERS)

    assert answer["state"]["verified"] is True
    assert "36,000.00元" in answer["suggestions"][0]["text"]
