"""The action server is away: said, and worked around without a word that could be wrong."""

from __future__ import annotations

import re

import pytest

from tests.dialogue.test_copilot_agent import events

# What is kept where is tested on both databases elsewhere.
pytestmark = [
    pytest.mark.model,
    pytest.mark.parametrize("records_url", ["sqlite"], indirect=True),
]

FIGURE = re.compile(r"\d[\d,]*\.\d\d")


@pytest.fixture(autouse=True)
def _down(verified, conversation, server):
    server.actions_up(False)
    yield
    server.actions_up(True)


@pytest.mark.parametrize("mode", ["bot", "agent"])
@pytest.mark.parametrize(
    "line", ["您好", "我还欠多少", "我想申请分期还款", "我要投诉", "how much do I owe"]
)
def test_it_is_said_and_the_drafts_are_safe(verified, line, mode):
    answer = verified.turn(line, mode)

    drafts = answer["replies"] or answer["suggestions"]
    assert answer["degraded"] == ["actions"]
    assert drafts
    for draft in drafts:
        assert not FIGURE.search(draft["text"])
        assert draft["commit"] is None


@pytest.mark.parametrize("mode", ["bot", "agent"])
def test_a_crisis_is_answered_all_the_same(conversation, mode):
    answer = conversation.turn("我不想活了", mode)

    drafts = answer["replies"] or answer["suggestions"]
    assert drafts[0]["acts"] == ["crisis_support"]
    assert answer["handoff"] == {"reason": "risk"}


def test_words_of_care_go_out_and_the_missing_ticket_is_said(conversation, sessions):
    answer = conversation.turn("我不想活了")
    result = conversation.take(answer)

    assert result["degraded"] == ["actions"]
    assert events(sessions, conversation).count("bot") == 1


def test_a_free_line_needs_no_action_server(conversation):
    assert conversation.sent("请稍等。")["degraded"] == []


def test_when_it_is_back_everything_works_again(verified, server):
    verified.turn("您好")
    server.actions_up(True)
    answer = verified.turn("我还欠多少")

    assert answer["degraded"] == []
    assert "36,000.00元" in answer["suggestions"][0]["text"]


def test_drafts_catch_up_with_what_was_answered_in_the_meantime(conversation, server):
    assert conversation.turn("尾号8821，1985年出生")["degraded"] == ["actions"]
    assert conversation.drafts()["degraded"] == ["actions"]
    server.actions_up(True)
    caught_up = conversation.drafts()

    assert caught_up["degraded"] == []
    assert caught_up["state"]["verified"] is True
    assert "36,000.00元" in conversation.turn("我还欠多少")["suggestions"][0]["text"]


def test_an_identity_answer_that_nobody_could_check_is_not_lost(conversation, server):
    """It is asked for again, or checked when the server is back; it never counts as wrong."""
    server.actions_up(True)
    conversation.turn("我还欠多少", "bot")
    server.actions_up(False)
    answer = conversation.turn("尾号8821，1985年出生", "bot")
    assert answer["degraded"] == ["actions"]
    assert not any("failed" in reply["action"] for reply in answer["replies"])

    server.actions_up(True)
    assert conversation.turn("尾号8821，1985年出生", "bot")["state"]["verified"] is True
