"""Conversations: the queue for a person, and who talks."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from forbear.store.base import utc_now
from forbear.store.conversations import (
    ConversationNotFoundError,
    ask_for_person,
    create_conversation,
    end_conversation,
    get_conversation,
    hand_back,
    list_conversations,
    lock_conversation,
    reopen,
    take_over,
)
from forbear.store.messages import record_message
from forbear.store.tables import Agent


@pytest.fixture
def agent(session):
    agent = Agent(login="lin", name="Lin", number="1", password_hash="x")
    session.add(agent)
    session.flush()
    return agent


@pytest.fixture
def conversation(session):
    return create_conversation(session, language="zh", mode="bot")


def test_first_reason_and_longest_wait_stay(conversation):
    now = utc_now()

    ask_for_person(conversation, "asked", now)
    ask_for_person(conversation, "risk", now + timedelta(minutes=5))

    assert (conversation.handoff_reason, conversation.waiting_since) == ("asked", now)


def test_nobody_waits_for_a_person_who_is_there(conversation, agent):
    ask_for_person(conversation, "asked", utc_now())
    take_over(conversation, agent)
    ask_for_person(conversation, "risk", utc_now())

    assert conversation.waiting_since is None


def test_handing_back_in_a_crisis_asks_for_the_next_person(conversation, agent):
    take_over(conversation, agent)
    conversation.crisis = True

    hand_back(conversation, utc_now())

    assert (conversation.mode, conversation.agent) == ("bot", None)
    assert conversation.handoff_reason == "risk"
    assert conversation.waiting_since


def test_conversation_that_starts_with_an_agent_waits_from_the_start(session):
    assert create_conversation(session, language="en", mode="agent").waiting_since
    assert create_conversation(session, language="en", mode="bot").waiting_since is None


def test_ended_conversation_opens_again(conversation, agent):
    take_over(conversation, agent)
    end_conversation(conversation)

    reopen(conversation, "bot", utc_now())

    assert (conversation.status, conversation.mode, conversation.agent) == ("open", "bot", None)


def test_list_holds_what_was_begun_and_the_newest_first(session):
    silent, older, newer = (
        create_conversation(session, language="zh", mode="bot") for _ in range(3)
    )
    record_message(session, older, author="customer", client_id="1", text="a")
    record_message(session, newer, author="customer", client_id="1", text="b")
    end_conversation(older)
    session.flush()

    assert list_conversations(session) == [newer, older]
    assert list_conversations(session, ids=[silent.id]) == [silent]


def test_waiting_customer_is_listed_however_many_came_after(session):
    waiting, *others = (create_conversation(session, language="zh", mode="bot") for _ in range(4))
    for each in (waiting, *others):
        record_message(session, each, author="customer", client_id="1", text="a")
    ask_for_person(waiting, "asked", utc_now())
    session.flush()

    assert waiting in list_conversations(session, limit=2)


def test_unknown_conversation_is_named_as_such(session):
    with pytest.raises(ConversationNotFoundError):
        lock_conversation(session, "nobody")
    with pytest.raises(ConversationNotFoundError):
        get_conversation(session, "nobody")


def test_lines_written_at_the_same_time_get_numbers_without_gap_or_double(open_session):
    with open_session.begin() as session:
        conversation_id = create_conversation(session, language="zh", mode="bot").id

    def write(writer: int) -> None:
        for number in range(5):
            with open_session.begin() as session:
                locked = lock_conversation(session, conversation_id)
                line_id = f"{writer}-{number}"
                record_message(session, locked, author="customer", client_id=line_id, text="x")

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with open_session() as session:
        assert get_conversation(session, conversation_id).last_seq == 20
