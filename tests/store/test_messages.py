"""Messages: in order, once, and what a list shows of them."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from forbear.store.conversations import create_conversation
from forbear.store.messages import (
    count_from,
    count_pending,
    find_latest,
    find_message,
    list_glimpses,
    list_messages,
    list_messages_of_customer,
    list_pending,
    list_pending_conversations,
    list_unscreened,
    record_message,
)


@pytest.fixture
def conversation(session):
    return create_conversation(session, language="zh", mode="bot")


@pytest.fixture
def say(session, conversation):
    def say(text: str, author: str = "customer", **details):
        details = {"client_id": text, "conversation": conversation, **details}
        return record_message(
            session, details.pop("conversation"), author=author, text=text, **details
        )

    return say


@pytest.fixture(autouse=True)
def other_lines(session, say):
    other = create_conversation(session, language="en", mode="bot")
    say("noise", conversation=other, turn="pending")
    say("noise", "bot", conversation=other, client_id="crisis-9")
    say("more noise", conversation=other, turn="pending")
    return other


def test_lines_are_numbered_and_read_from_any_point(session, conversation, say):
    lines = [say(text) for text in ("a", "b", "c")]

    assert [line.seq for line in lines] == [1, 2, 3]
    assert list_messages(session, conversation.id) == lines
    assert list_messages(session, conversation.id, after=1) == lines[1:]
    assert list_messages(session, conversation.id, limit=2) == lines[1:]


def test_id_of_a_line_is_taken_once_by_each_author(session, say):
    say("a", client_id="same")
    say("b", "agent", client_id="same")

    with pytest.raises(IntegrityError):
        say("c", client_id="same")


def test_line_is_found_by_its_author_and_id(session, conversation, say):
    line = say("a", client_id="id")

    assert find_message(session, conversation.id, "customer", "id") == line
    assert find_message(session, conversation.id, "agent", "id") is None
    assert find_message(session, "noise", "customer", "id") is None


def test_pending_lines_come_oldest_first(session, conversation, say, other_lines):
    say("done", turn="done")
    first = say("first", turn="pending")
    second = say("second", "agent", turn="pending")

    assert list_pending(session, conversation.id, limit=1) == [first]
    assert list_pending(session, conversation.id, limit=3) == [first, second]
    assert count_pending(session, conversation.id) == 2
    assert set(list_pending_conversations(session)) == {conversation.id, other_lines.id}


def test_only_waiting_lines_of_the_customer_are_screened_and_only_once(session, conversation, say):
    say("looked at", turn="pending", model="risk-screen")
    say("of the agent", "agent", turn="pending")
    say("done", turn="done")
    waiting = say("waiting", turn="pending")

    assert list_unscreened(session, conversation.id) == [waiting]


def test_latest_line_is_that_of_the_author(session, conversation, say):
    say("a")
    latest = say("b")
    say("c", "bot")

    assert find_latest(session, conversation.id, "customer") == latest
    assert find_latest(session, conversation.id, "agent") is None
    assert list_messages_of_customer(session, conversation.id, after=1) == [latest]


def test_lines_of_the_bot_are_counted_by_how_their_id_begins(session, conversation, say):
    say("a", "bot", client_id="crisis-1")
    say("b", "bot", client_id="bot-1")
    say("c", "customer", client_id="crisis-1")

    assert count_from(session, conversation.id, "crisis-") == 1


def test_glimpse_shows_the_end_of_each_conversation(session, conversation, say, other_lines):
    say("answered", model="m", understanding={"intent": {"name": "old"}})
    say("reply", "bot")
    say("unanswered", model="m", understanding={"intent": {"name": "new"}})
    say("not looked at")
    silent = create_conversation(session, language="zh", mode="bot")
    session.flush()

    glimpses = list_glimpses(session, [conversation.id, other_lines.id, silent.id])

    mine = glimpses[conversation.id]
    assert (mine.text, mine.unanswered) == ("not looked at", 2)
    assert mine.understanding == {"intent": {"name": "new"}}
    assert (glimpses[other_lines.id].text, glimpses[other_lines.id].unanswered) == ("more noise", 1)
    assert (glimpses[silent.id].text, glimpses[silent.id].unanswered) == (None, 0)
