"""What becomes due is done once, by each customer's own calendar."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from threading import Barrier

import pytest
from sqlalchemy import select

from forbear.store.base import utc_now
from forbear.store.cases import extend_complaint, note_vulnerability, open_complaint
from forbear.store.due_work import find_due_work
from forbear.store.ledger import post_payment
from forbear.store.promises import find_open_promise, record_promise
from forbear.store.stops import set_stop
from forbear.store.tables import OutboxLetter, PromiseToPay, Ticket, VulnerabilityNote
from tests.store.conftest import NOW, TODAY

DUE = date(2098, 12, 1)
WORKERS = 20


def at(day: date, hour: int = 8) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=timezone.utc)


@pytest.fixture
def account(session, make_customer, make_account):
    account = make_account(make_customer(), payments=[])
    session.commit()
    return account


@pytest.fixture
def work(open_session, session):
    """One round, as the gateway makes it; the names of what was done."""

    def work(now):
        with open_session.begin() as mine:
            due = find_due_work(mine, now)
        for each in due:
            with open_session.begin() as mine:
                each.run(mine)
        return [each.name for each in due]

    def after_ours(now):
        session.rollback()  # on SQLite a reader would hold everybody up
        return work(now)

    after_ours.alone = work
    return after_ours


def letters(session):
    session.expire_all()
    query = select(OutboxLetter.kind).order_by(OutboxLetter.id)
    return session.execute(query.where(OutboxLetter.kind != "promise_agreed")).scalars().all()


def tickets(session):
    session.expire_all()
    return [
        (t.kind, t.detail) for t in session.execute(select(Ticket).order_by(Ticket.id)).scalars()
    ]


def status(session, promise):
    session.expire_all()
    return session.get(PromiseToPay, promise.id).status


@pytest.mark.parametrize("consent", [True, False])
def test_a_promise_is_reminded_of_the_day_before_and_once(session, account, work, consent):
    made = record_promise(session, account.id, None, 1_000, DUE, reminder_consent=consent)
    session.commit()
    seen = []
    # In Shanghai the 30th begins at four in the afternoon of the 29th, UTC.
    for now in (at(DUE - timedelta(2), 15), at(DUE - timedelta(2), 16), at(DUE), at(DUE, 9)):
        work(now)
        seen.append(status(session, made))

    assert seen == ["confirmed", "reminded", "reminded", "reminded"]
    assert letters(session) == (["promise_reminder"] if consent else [])


def test_a_broken_promise_gets_a_question_and_a_ticket_two_days_later(session, account, work):
    made = record_promise(session, account.id, None, 1_000, DUE)
    session.commit()
    work(at(DUE + timedelta(1)))
    assert status(session, made) == "confirmed"  # too late for a reminder
    for _ in range(3):
        work(at(DUE + timedelta(2)))

    assert status(session, made) == "broken"
    assert letters(session) == ["promise_broken"]
    assert tickets(session) == [("promise_broken", "ask_what_changed")]


@pytest.mark.parametrize(
    ("paid", "becomes", "asked"),
    [(1_000, "kept", False), (900, "partial", False), (10, "partial", True)],
)
def test_who_paid_all_or_nearly_all_is_left_alone(session, account, work, paid, becomes, asked):
    made = record_promise(session, account.id, None, 1_000, DUE)
    post_payment(session, account.id, paid, utc_now().date(), "app", "p")
    session.commit()
    work(at(DUE + timedelta(2)))

    assert status(session, made) == becomes
    assert ("promise_broken" in letters(session)) is asked


def test_a_third_break_is_a_persons_business(session, account, work):
    for _ in range(3):
        record_promise(session, account.id, None, 1_000, DUE)
        session.commit()
        work(at(DUE + timedelta(2)))

    assert [step for _, step in tickets(session)] == [
        "ask_what_changed",
        "affordability_again",
        "specialist",
    ]
    assert letters(session).count("promise_broken") == 2
    assert find_open_promise(session, account.id) is None


def test_a_complaint_calls_before_and_after_its_last_day_and_anew_when_extended(
    session, account, work
):
    complaint = open_complaint(session, account.customer, NOW)
    session.commit()
    kinds = []
    for days in (11, 12, 13, 15, 16, 17):
        work(at(TODAY + timedelta(days)))
        kinds.append([kind for kind, _ in tickets(session)])
    extend_complaint(session, complaint, "agent:1")
    session.commit()
    work(at(TODAY + timedelta(28)))

    due, overdue = "complaint_due", "complaint_overdue"
    assert kinds == [[], [due], [due], [due], [due, overdue], [due, overdue]]
    assert [kind for kind, _ in tickets(session)] == [due, overdue, due]
    complaint.status, complaint.answered_at = "answered", NOW
    session.commit()
    assert "complaint" not in work(at(TODAY + timedelta(40)))


def test_stops_that_are_over_end_and_notes_that_are_old_go(session, account, work):
    set_stop(session, account.id, "breathing_space", TODAY, ends_on=TODAY + timedelta(60))
    note_vulnerability(session, account.customer, "age", NOW, kept_days=30)
    session.commit()
    work(at(TODAY + timedelta(60)))
    session.expire_all()
    assert account.stop_state == "breathing_space"
    work(at(TODAY + timedelta(62)))

    session.expire_all()
    assert account.stop_state == "none"
    assert session.execute(select(VulnerabilityNote)).first() is None


def test_workers_at_once_do_each_thing_once(open_session, session, account, work):
    record_promise(session, account.id, None, 1_000, DUE)
    open_complaint(session, account.customer, NOW)
    session.commit()
    barrier = Barrier(WORKERS)

    def round(now):
        barrier.wait()
        work.alone(now)

    session.rollback()
    for now in (at(DUE), at(DUE + timedelta(2))):
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(round, [now] * WORKERS))

    assert letters(session) == ["promise_reminder", "promise_broken"]
    assert sorted(tickets(session)) == [
        ("complaint_overdue", "1"),
        ("promise_broken", "ask_what_changed"),
    ]
