"""Agent mode: three whole replies to choose from, and what sending one leaves behind."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text

from tests.actions.bank import row_counts

pytestmark = pytest.mark.model

RANT = {
    "zh": "你们天天打电话有完没完，我失业了拿什么还",
    "en": "you people call me every single day, I lost my job, how am I supposed to pay",
}


def events(sessions, conversation) -> list[str]:
    """What the database holds of a conversation, in order."""
    query = text("SELECT type_name, action_name FROM events WHERE sender_id = :id ORDER BY id")
    with sessions() as session:
        rows = session.execute(query, {"id": conversation.id})
        return [f"{row.type_name} {row.action_name or ''}".strip() for row in rows]


def kinds(answer) -> set[tuple]:
    return {(tuple(s["acts"]), s["strategy"]) for s in answer["suggestions"]}


def same(answer):
    """An answer without the times at which it was given."""
    if isinstance(answer, dict):
        return {k: same(v) for k, v in answer.items() if k not in ("at", "timestamp")}
    return [same(each) for each in answer] if isinstance(answer, list) else answer


@pytest.mark.parametrize("language", ["zh", "en"])
def test_three_different_replies_in_the_customers_language(conversation, language):
    answer = conversation.turn(RANT[language])

    texts = [s["text"] for s in answer["suggestions"]]
    assert len(set(texts)) == len(kinds(answer)) == 3
    assert all(bool(re.search(r"[\u4e00-\u9fff]", t)) == (language == "zh") for t in texts)
    assert answer["understanding"]["language"] == language
    assert answer["understanding"]["hostility"]["level"] >= 1
    assert [s["rank"] for s in answer["suggestions"]] == [1, 2, 3]


def test_the_answer_has_the_shape_of_the_contract(conversation):
    answer = conversation.turn("我还欠多少")

    assert set(answer) >= {
        "message_id", "mode", "model", "understanding", "state", "replies", "suggestions",
        "handoff", "degraded",
    }  # fmt: skip
    assert set(answer["state"]) >= {"verified", "hostility", "trend", "jurisdiction", "crisis"}
    assert set(answer["understanding"]) >= {
        "text", "language", "intent", "intents", "hostility", "risk", "entities",
    }  # fmt: skip
    for suggestion in answer["suggestions"]:
        assert set(suggestion) >= {
            "rank", "acts", "strategy", "text", "action", "score", "why", "card",
            "quick_replies", "events", "commit", "values",
        }  # fmt: skip
        assert set(suggestion["why"]) >= {"understood", "policy", "rule", "facts"}
    assert (answer["replies"], answer["degraded"], answer["mode"]) == ([], [], "agent")


def test_every_suggestion_says_why_it_was_chosen(conversation):
    for suggestion in conversation.turn("我还欠多少")["suggestions"]:
        assert suggestion["why"]["understood"].startswith("ask_balance")
        assert suggestion["why"]["policy"]


def test_a_repeated_turn_answers_the_same_and_is_taken_in_once(conversation, sessions):
    first = conversation.turn("我还欠多少", key="m1")
    kept = events(sessions, conversation)
    for _ in range(2):
        assert same(conversation.turn("我还欠多少", key="m1")) == same(first)

    assert events(sessions, conversation) == kept
    assert kept.count("user") == 1


def test_a_turn_that_is_repeated_after_the_reply_answers_the_same(conversation, sessions):
    first = conversation.turn("我还欠多少", key="m1")
    conversation.take(first)
    again = conversation.turn("我还欠多少", key="m1")

    assert [s["text"] for s in again["suggestions"]] == [s["text"] for s in first["suggestions"]]


def test_drafts_write_nothing(verified, sessions):
    before = row_counts(sessions)
    for line in ("我要分期", "我每月收入9300，房租吃饭要6500", "这笔账不对，我要投诉", "好的"):
        verified.turn(line)
        verified.drafts()

    assert row_counts(sessions) == before


def test_fresh_drafts_are_for_the_last_message_and_leave_no_trace(conversation, sessions):
    first = conversation.turn("我还欠多少")
    kept = events(sessions, conversation)
    fresh = conversation.drafts()

    assert [s["text"] for s in fresh["suggestions"]] == [s["text"] for s in first["suggestions"]]
    assert fresh["model"] == first["model"]
    assert events(sessions, conversation) == kept


@pytest.mark.parametrize("asks", ["叫你们领导来，妈的", "let me talk to a person ffs"])
def test_who_takes_over_gets_other_words_than_the_bot_has_just_said(conversation, asks):
    [said] = conversation.turn(asks, "bot")["replies"]
    fresh = conversation.drafts()["suggestions"]

    assert said["text"] not in [each["text"] for each in fresh]
    # A person is there now.
    assert "utter_handoff_off_hours" not in [each["action"] for each in fresh]


def test_a_conversation_without_a_message_has_no_drafts(conversation):
    assert conversation.drafts()["suggestions"] == []


def test_sending_a_suggestion_leaves_its_action_and_the_words_that_were_said(
    conversation, sessions
):
    answer = conversation.turn(RANT["zh"])
    best = answer["suggestions"][0]
    result = conversation.sent("改过的话。", best)

    assert result["acts"] == best["acts"]
    assert result["degraded"] == []
    kept = events(sessions, conversation)
    assert f"action {best['action']}" in kept
    assert kept.count("bot") == 1
    with sessions() as session:
        (said,) = session.execute(text("SELECT data FROM events WHERE type_name = 'bot'")).scalars()
    assert "改过的话" in said.encode().decode("unicode_escape", "ignore") or "改过的话" in said


def test_sending_twice_is_sending_once(conversation, sessions):
    answer = conversation.turn("你们算错了，我要投诉到12378")
    first = conversation.take(answer, key="s1")
    kept, rows = events(sessions, conversation), row_counts(sessions)
    again = conversation.take(answer, key="s1")

    assert same(again) == same(first)
    assert (events(sessions, conversation), row_counts(sessions)) == (kept, rows)
    assert rows["tickets"] == 1


def test_what_an_agent_types_freely_is_known_at_the_next_prediction(conversation, sessions):
    conversation.turn("您好")
    assert conversation.sent("我看一下，请稍等。")["acts"]
    assert conversation.sent("还在看。")["acts"]

    kept = events(sessions, conversation)
    assert kept.count("action action_agent_message") == 2
    assert conversation.turn("好的")["suggestions"]


def test_an_agent_may_speak_first(conversation):
    assert conversation.sent("您好，我是小林。")["degraded"] == []
    assert conversation.turn("您好")["suggestions"]


def test_the_same_sentence_is_not_offered_again(conversation):
    said = set()
    for _ in range(2):
        answer = conversation.turn(RANT["zh"])
        assert not said & {s["text"] for s in answer["suggestions"]}
        said.add(answer["suggestions"][0]["text"])
        conversation.take(answer)


@pytest.mark.parametrize("question", ["我还欠多少", "how much do I owe in total", "利息是怎么算的"])
def test_no_figure_of_the_account_before_verification(conversation, question):
    for suggestion in conversation.turn(question)["suggestions"]:
        assert not re.search(r"\d[\d,]*\.\d\d|36,?000|8821", suggestion["text"])
        assert suggestion["card"] is None


def test_identity_answers_open_the_account(conversation):
    conversation.take(conversation.turn("我还欠多少"))
    answer = conversation.turn("尾号8821，1985年出生")

    assert answer["state"]["verified"] is True
    assert any("36,000.00元" in s["text"] for s in answer["suggestions"])
