"""Side effects happen once, whoever asks and however many at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from forbear.store.commits import commit_once
from forbear.store.tables import CommittedAction, Ticket
from forbear.store.tickets import list_tickets, record_ticket

WRITERS = 20


@pytest.fixture
def conversation(session, make_conversation):
    conversation = make_conversation()
    session.commit()
    return conversation


def _ticket(session, conversation):
    ticket = record_ticket(session, "dispute", conversation)
    return {"ticket": ticket.reference}


def test_the_second_time_answers_with_the_first_result(session, conversation):
    first, second = (
        commit_once(session, "m1", "log", conversation, lambda: _ticket(session, conversation))
        for _ in range(2)
    )

    assert first == second
    assert len(list_tickets(session, conversation)) == 1


def test_another_action_of_the_same_message_is_done_too(session, conversation):
    for action in ("log", "promise"):
        commit_once(session, "m1", action, conversation, lambda: _ticket(session, conversation))

    assert len(list_tickets(session, conversation)) == 2


def test_an_effect_that_fails_may_be_tried_again(session, conversation):
    def fail():
        _ticket(session, conversation)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        commit_once(session, "m1", "log", conversation, fail)
    result = commit_once(session, "m1", "log", conversation, lambda: _ticket(session, conversation))

    (ticket,) = list_tickets(session, conversation)
    assert result == {"ticket": ticket.reference}


def test_writers_that_race_do_it_once_and_hear_the_same(open_session, session, conversation):
    barrier = Barrier(WRITERS)

    def write(_: int) -> dict:
        barrier.wait()
        with open_session.begin() as other:
            return commit_once(
                other, "m1", "log", conversation, lambda: _ticket(other, conversation)
            )

    with ThreadPoolExecutor(WRITERS) as pool:
        results = list(pool.map(write, range(WRITERS)))

    assert len({result["ticket"] for result in results}) == 1
    assert session.execute(select(func.count(Ticket.id))).scalar() == 1
    assert session.execute(select(CommittedAction.result)).scalar() == results[0]


def test_a_writer_whose_rival_gives_up_does_it_itself(open_session, session, conversation):
    barrier = Barrier(WRITERS)

    def write(k: int) -> dict | None:
        barrier.wait()
        try:
            with open_session.begin() as other:
                result = commit_once(
                    other, "m1", "log", conversation, lambda: _ticket(other, conversation)
                )
                if k % 2:
                    raise ZeroDivisionError
                return result
        except ZeroDivisionError:
            return None

    with ThreadPoolExecutor(WRITERS) as pool:
        results = [result for result in pool.map(write, range(WRITERS)) if result]

    assert len({result["ticket"] for result in results}) == 1
    assert session.execute(select(func.count(Ticket.id))).scalar() == 1
