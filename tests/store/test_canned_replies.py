"""An agent's own canned replies: theirs alone, no words twice, and not without end."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy.exc import IntegrityError

from forbear.store.canned_replies import (
    LONGEST,
    CannedReplyNotFoundError,
    SameWordsError,
    TooManyCannedRepliesError,
    add_canned_reply,
    change_canned_reply,
    delete_canned_reply,
    list_canned_replies,
)
from forbear.store.tables import Agent, CannedReply


@pytest.fixture
def agents(session):
    rows = [
        Agent(login=name, name=name, number=str(number), password_hash="x")
        for number, name in enumerate(("lin", "sam"))
    ]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def words(session, agent_id):
    return [(row.language, row.text) for row in list_canned_replies(session, agent_id)]


def test_each_agent_has_their_own(session, agents):
    lin, sam = agents
    mine = add_canned_reply(session, lin, "en", "Take your time.")
    add_canned_reply(session, sam, "en", "Take your time.")
    add_canned_reply(session, sam, "zh", "您慢慢说。")

    for deed in (
        lambda: change_canned_reply(session, sam, mine.id, "en", "mine now"),
        lambda: delete_canned_reply(session, sam, mine.id),
    ):
        with pytest.raises(CannedReplyNotFoundError):
            deed()

    assert words(session, lin) == [("en", "Take your time.")]
    assert words(session, sam) == [("en", "Take your time."), ("zh", "您慢慢说。")]


def test_same_words_again_are_the_one_that_is_there(session, agents):
    first = add_canned_reply(session, agents[0], "en", "One moment.")

    again = add_canned_reply(session, agents[0], "en", "One moment.")
    other = add_canned_reply(session, agents[0], "zh", "One moment.")

    assert again.id == first.id != other.id


def test_one_is_changed_and_deleted_and_no_two_become_alike(session, agents):
    lin = agents[0]
    first = add_canned_reply(session, lin, "en", "One moment.")
    second = add_canned_reply(session, lin, "en", "Two moments.")

    change_canned_reply(session, lin, first.id, "zh", "请稍等。")
    with pytest.raises(SameWordsError):
        change_canned_reply(session, lin, second.id, "zh", "请稍等。")
    session.refresh(second)
    delete_canned_reply(session, lin, first.id)

    assert words(session, lin) == [("en", "Two moments.")]


def test_longest_words_of_any_script_fit(session, agents):
    longest = "\U0001f375" * LONGEST

    add_canned_reply(session, agents[0], "zh", longest)
    session.expire_all()

    assert words(session, agents[0]) == [("zh", longest)]


def test_there_is_an_end_to_them(session, agents):
    for number in range(2):
        add_canned_reply(session, agents[0], "en", f"text {number}")

    with pytest.raises(TooManyCannedRepliesError):
        add_canned_reply(session, agents[0], "en", "one more", most=2)

    # What is there is no new one, and others have room of their own.
    add_canned_reply(session, agents[0], "en", "text 1", most=2)
    add_canned_reply(session, agents[1], "en", "one more", most=2)


def test_two_pages_that_add_the_same_at_once_add_it_once(open_session, session, agents):
    session.commit()
    ids, ready = [], threading.Barrier(4)

    def add():
        ready.wait()
        with open_session.begin() as own:
            ids.append(add_canned_reply(own, agents[0], "en", "at once").id)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(ids) == 4
    assert len(set(ids)) == 1


def test_database_itself_refuses_another_language(session, agents):
    session.add(CannedReply(agent_id=agents[0], language="fr", text="Un instant."))

    with pytest.raises(IntegrityError):
        session.flush()


def test_they_go_with_their_agent(session, agents):
    add_canned_reply(session, agents[0], "en", "One moment.")
    session.delete(session.get(Agent, agents[0]))
    session.flush()

    assert list_canned_replies(session, agents[0]) == []
