"""The copilot channel at its door: the secret, and every kind of bad question."""

from __future__ import annotations

import pytest

# What is kept where is tested on both databases elsewhere.
pytestmark = [
    pytest.mark.model,
    pytest.mark.parametrize("records_url", ["sqlite"], indirect=True),
]

TURN = {"conversation_id": "c1", "message_id": "m1", "text": "hello", "mode": "agent"}
PATHS = ("/turn", "/sent", "/drafts", "/play")


NOT_OBJECTS = (
    b"", b"{", b"nonsense", b"[]", b"5", b"null", b'"text"', b'{"text": "\xff\xfe"}', b"\0",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_without_the_secret_nothing_is_answered(conversation, path):
    for offered in ("", "Bearer wrong", "Basic x", "Bearer \xe4"):
        response = conversation.ask(
            path, TURN, headers={"Authorization": offered.encode("latin-1")}
        )
        assert response.status_code == 401
        assert "secret" in response.json()["error"]


def test_readiness_is_told_to_the_gateway_alone(conversation):
    assert conversation.get("/ready", headers={"Authorization": ""}).status_code == 401

    answer = conversation.get("/ready").json()
    assert answer["ready"] is True
    assert answer["model"].startswith("forbear-")


@pytest.mark.parametrize("path", PATHS)
def test_a_body_that_is_no_object_is_refused(conversation, path):
    for raw in NOT_OBJECTS:
        response = conversation.ask(path, None, content=raw)
        assert (raw, response.status_code) == (raw, 400)
        assert response.json()["error"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": "x" * 100_000}, "text"),
        ({"text": ""}, "text"),
        ({"text": 5}, "text"),
        ({"mode": "boss"}, "mode"),
        ({"choice": "affirm"}, "choice"),
        ({"conversation_id": "c\0"}, "conversation_id"),
        ({"message_id": None}, "message_id"),
        ({"now": "yesterday"}, "now"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_wrong_field_is_named_and_harms_nobody_else(conversation, change, field):
    response = conversation.ask("/turn", {**TURN, "conversation_id": conversation.id, **change})

    assert response.status_code == 400
    assert field in response.json()["error"]
    assert conversation.turn("您好")["suggestions"]


@pytest.mark.parametrize(
    "text",
    [
        "\\ud83d",
        "\\u0000",
        "a\\u0000\\ud800b",
        "😀😀😀",
        "<img src=x onerror=alert(1)> <b>还款</b>",
        "' OR 1=1; --",
        "{balance} {0} %s",
        "？",
        " \\n\\t ",
        "我" * 3900,
    ],
    ids=lambda value: value[:12],
)
def test_any_text_is_taken_in_and_answered(conversation, text):
    body = f'{{"conversation_id": "{conversation.id}", "message_id": "m1", "text": "{text}"}}'
    response = conversation.ask("/turn", None, content=body.encode())

    assert response.status_code == 200
    answer = response.json()
    assert answer["suggestions"]
    assert not any("{" in each["text"] for each in answer["suggestions"])


def test_what_was_written_is_reported_as_it_was(conversation):
    text = '<b>我</b> 每月还 500 & "more"'

    assert conversation.turn(text)["understanding"]["text"] == text


@pytest.mark.parametrize(
    "choice",
    [
        {"intent": "made_up", "entities": {}},
        {"intent": "affirm", "entities": {"offer": {"deep": [1]}, "made_up": None}},
        {"intent": "session_start"},
    ],
    ids=str,
)
def test_a_button_that_means_nothing_breaks_nothing(conversation, choice):
    body = {**TURN, "conversation_id": conversation.id, "choice": choice}

    assert conversation.ask("/turn", body).status_code in (200, 400)
    assert conversation.turn("您好")["suggestions"]


def test_two_conversations_do_not_mix(make_conversation):
    one, other = make_conversation(), make_conversation()
    one.turn("我不想活了")
    answer = other.turn("hello")

    assert answer["state"]["crisis"] is False
    assert answer["understanding"]["language"] == "en"
