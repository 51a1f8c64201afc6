"""Promises to pay: one open at a time, moved by the rule, judged by what came in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from forbear.rules.promise_states import MoveError, NextStep, PromiseState
from forbear.store.audit import read_chain
from forbear.store.base import utc_now
from forbear.store.ledger import post_payment
from forbear.store.promises import (
    OpenPromiseError,
    PromiseNotFoundError,
    find_open_promise,
    judge_promise,
    move_promise,
    record_promise,
    step_after_break,
)
from forbear.store.tables import PromiseToPay

WRITERS = 20
DUE = date(2026, 12, 1)
LATE = date(2099, 1, 1)


@pytest.fixture
def account(session, make_customer, make_account):
    account = make_account(make_customer(), payments=[])
    session.commit()
    return account


@pytest.fixture
def promise(session, account):
    return record_promise(session, account.id, None, 10_000, DUE, channel="app")


@pytest.mark.parametrize("state", ["proposed", "confirmed", "reminded"])
def test_an_open_promise_leaves_no_room_for_another(session, account, state):
    record_promise(session, account.id, None, 10_000, DUE, status=state)
    with pytest.raises(OpenPromiseError, match="open promise"):
        record_promise(session, account.id, None, 20_000, DUE)


def test_a_closed_promise_leaves_room_for_another(session, account, promise):
    move_promise(session, promise.id, "broken")

    assert find_open_promise(session, account.id) is None
    assert record_promise(session, account.id, None, 5_000, DUE).status == "confirmed"


def test_the_database_holds_one_open_promise_by_itself(session, account, promise):
    session.add(PromiseToPay(account_id=account.id, amount=1, due_on=DUE, status="reminded"))
    with pytest.raises(IntegrityError):
        session.flush()


def test_moves_follow_the_rule_and_leave_a_trail(session, promise):
    move_promise(session, promise.id, "reminded")
    move_promise(session, promise.id, "reminded")  # a retry
    move_promise(session, promise.id, "broken", reason="no_payment")
    with pytest.raises(MoveError, match="that is broken cannot become reminded"):
        move_promise(session, promise.id, "reminded")
    move_promise(session, promise.id, "kept", actor="agent:1", reason="bank_failure")
    session.commit()

    acts = [(entry.act, entry.actor) for entry in read_chain(session)]
    assert acts == [
        ("promise_recorded", "system"),
        ("promise_reminded", "system"),
        ("promise_broken", "system"),
        ("promise_kept", "agent:1"),
    ]
    assert promise.closed_at is not None


def test_a_promise_that_nobody_knows_is_named(session):
    with pytest.raises(PromiseNotFoundError, match="no promise 4711"):
        move_promise(session, 4711, "kept")


@pytest.mark.parametrize(
    ("paid", "today", "verdict", "status"),
    [
        (10_000, DUE, PromiseState.KEPT, "kept"),
        (4_000, DUE, None, "confirmed"),
        (4_000, LATE, PromiseState.PARTIAL, "partial"),
        (0, DUE + timedelta(days=1), None, "confirmed"),
        (0, LATE, PromiseState.BROKEN, "broken"),
    ],
)
def test_a_promise_is_judged_by_what_came_in(
    session, account, promise, paid, today, verdict, status
):
    if paid:
        post_payment(session, account.id, paid, utc_now().date(), "app", "p-1")

    assert judge_promise(session, promise.id, today) is verdict
    assert (promise.status, promise.paid) == (status, paid if verdict else 0)
    if verdict:
        assert judge_promise(session, promise.id, today) is None


def test_what_was_paid_before_the_promise_does_not_count(session, account, promise):
    yesterday = utc_now().date() - timedelta(days=1)
    post_payment(session, account.id, 10_000, yesterday, "app", "p-0")

    assert judge_promise(session, promise.id, LATE) is PromiseState.BROKEN


def test_breaks_of_ninety_days_are_counted(session, account):
    steps = []
    for _ in range(3):
        made = record_promise(session, account.id, None, 10_000, DUE)
        move_promise(session, made.id, "broken")
        steps.append(step_after_break(session, account.id, utc_now()))

    assert steps == [*NextStep]
    later = utc_now() + timedelta(days=91)
    assert step_after_break(session, account.id, later) is NextStep.ASK_WHAT_CHANGED


def test_writers_at_once_make_one_promise(open_session, session, account):
    barrier = Barrier(WRITERS)

    def promise(k):
        barrier.wait()
        try:
            with open_session.begin() as mine:
                record_promise(mine, account.id, None, 1_000 + k, DUE)
        except OpenPromiseError:
            return 0
        return 1

    with ThreadPoolExecutor(WRITERS) as pool:
        made = sum(pool.map(promise, range(WRITERS)))

    assert made == 1
    assert session.execute(select(func.count(PromiseToPay.id))).scalar() == 1


def test_judges_at_once_close_it_once(open_session, session, promise):
    session.commit()
    barrier = Barrier(WRITERS)

    def judge(_):
        barrier.wait()
        with open_session.begin() as mine:
            return judge_promise(mine, promise.id, LATE)

    with ThreadPoolExecutor(WRITERS) as pool:
        verdicts = list(pool.map(judge, range(WRITERS)))

    assert verdicts.count(PromiseState.BROKEN) == 1
    assert verdicts.count(None) == WRITERS - 1
    acts = [entry.act for entry in read_chain(session)]
    assert acts.count("promise_broken") == 1
