"""What the gateway may ask of the copilot, and how a wrong question is refused."""

from __future__ import annotations

import pytest

from forbear.dialogue.requests import (
    BadRequestError,
    plain_text,
    read_drafts,
    read_sent,
    read_turn,
)

TURN = {"conversation_id": "c1", "message_id": "m1", "text": "hello", "mode": "agent"}
SENT = {"conversation_id": "c1", "message_id": "m1", "text": "hello"}


def test_a_good_turn_is_read():
    read = read_turn(TURN)

    assert {key: read[key] for key in TURN} == TURN
    assert (read["choice"], read["now"]) == (None, None)


@pytest.mark.parametrize("body", [None, [], "text", 5, True])
@pytest.mark.parametrize("read", [read_turn, read_sent, read_drafts])
def test_a_body_that_is_no_object_is_refused(read, body):
    with pytest.raises(BadRequestError, match="JSON object"):
        read(body)


@pytest.mark.parametrize("key", ["conversation_id", "message_id", "text"])
@pytest.mark.parametrize("value", [None, "", 5, [], {}, "x" * 100_000, True])
@pytest.mark.parametrize(("read", "good"), [(read_turn, TURN), (read_sent, SENT)])
def test_a_field_that_is_wrong_is_named(read, good, key, value):
    with pytest.raises(BadRequestError, match=key):
        read({**good, key: value})


@pytest.mark.parametrize("key", ["conversation_id", "message_id"])
@pytest.mark.parametrize("value", ["a\0b", "\ud800"])
def test_a_name_that_cannot_be_stored_is_refused(key, value):
    with pytest.raises(BadRequestError, match=key):
        read_turn({**TURN, key: value})


@pytest.mark.parametrize("mode", [None, "", "Agent", 5, ["agent"]])
def test_an_unknown_mode_is_refused(mode):
    with pytest.raises(BadRequestError, match="mode"):
        read_turn({**TURN, "mode": mode})


@pytest.mark.parametrize(
    "choice",
    ["affirm", [], {}, {"intent": 5}, {"intent": "affirm", "entities": []}, {"entities": {}}],
)
def test_a_choice_of_another_shape_is_refused(choice):
    with pytest.raises(BadRequestError, match="choice"):
        read_turn({**TURN, "choice": choice})


@pytest.mark.parametrize("now", ["yesterday", 5, "2026-13-01", ["2026-01-01"]])
def test_a_time_that_is_none_is_refused(now):
    with pytest.raises(BadRequestError, match="now"):
        read_turn({**TURN, "now": now})


@pytest.mark.parametrize(
    "draft",
    [
        "draft", [], {"events": []}, {"acts": []}, {"events": {}, "acts": []},
        {"events": [], "acts": "warn"}, {"events": [], "acts": [5]},
        {"events": [], "acts": [], "commit": "rm"}, {"events": [], "acts": [], "commit": 5},
    ],
)  # fmt: skip
def test_a_draft_of_another_shape_is_refused(draft):
    with pytest.raises(BadRequestError, match="draft"):
        read_sent({**SENT, "draft": draft})


@pytest.mark.parametrize(
    "command",
    ['/affirm{"amount":"1"} 我不想活了', "/restart", " /back", "\0/affirm", "\ud800/affirm", "/"],
)
def test_a_command_becomes_words(command):
    assert not plain_text(command).startswith("/")
    assert plain_text(command).startswith("／")


def test_words_stay_as_they_are():
    assert plain_text("我月底 and/or 下月还 <b>500</b>") == "我月底 and/or 下月还 <b>500</b>"


@pytest.mark.parametrize("text", ["\0\0", "\ud800", " \n\t "])
def test_a_text_of_nothing_readable_is_still_a_turn(text):
    """The customer did send something: it is taken in as not understood, and never lost."""
    assert read_turn({**TURN, "text": text})["text"] == ""
