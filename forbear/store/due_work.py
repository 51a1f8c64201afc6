"""What has become due: found in the records themselves, done once, in small transactions.

There is no list of jobs that could be lost or run twice. A promise that was reminded says so, and
its letter has a key of its own; both are written in the transaction that does the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.rules.complaint_clock import days_left
from forbear.rules.promise_states import (
    NextStep,
    PromiseState,
    is_nearly_kept,
    reminder_on,
)
from forbear.store.accounts import day_of
from forbear.store.cases import drop_expired_notes
from forbear.store.commits import commit_once
from forbear.store.means import expire_offers
from forbear.store.outbox import find_unsure, write_letter
from forbear.store.promises import (
    judge_promise,
    lock_promise,
    move_promise,
    step_after_break,
)
from forbear.store.stops import lift_stop, list_ended
from forbear.store.tables import Account, CommittedAction, Complaint, Customer, PromiseToPay
from forbear.store.tickets import record_ticket

Work = Callable[[Session], None]
AT_ONCE = 50
"""Of each kind in one round: a round never holds the database for long."""
WARN_DAYS = 3
"""Before the last day of a complaint."""


@dataclass(frozen=True)
class DueWork:
    """One small piece of work, in a transaction of its own."""

    name: str
    run: Work


def find_due_work(session: Session, now: datetime) -> list[DueWork]:
    """Everything that is due now, by the calendar of each customer."""
    return [
        *_promises(session, now),
        *_complaints(session, now),
        *_ended_stops(session, now),
        *_rest(now),
    ]


def remind(session: Session, promise_id: int, now: datetime) -> None:
    """One day before: a letter, once, where the customer agreed to be reminded."""
    promise = lock_promise(session, promise_id)
    account, today = _whose(session, promise.account_id, now)
    in_time = reminder_on(promise.due_on) <= today <= promise.due_on
    if promise.status != PromiseState.CONFIRMED or not in_time:
        return
    move_promise(session, promise.id, PromiseState.REMINDED.value)
    if promise.reminder_consent:
        _write(session, account, promise, "promise_reminder", useless_from=promise.due_on + _DAY)


def close(session: Session, promise_id: int, now: datetime) -> None:
    """After the posting lag: kept, paid in part, or broken, and what follows from that."""
    promise = lock_promise(session, promise_id)
    account, today = _whose(session, promise.account_id, now)
    verdict = judge_promise(session, promise_id, today, now)
    if verdict is PromiseState.PARTIAL and is_nearly_kept(promise.amount, promise.paid):
        return
    if verdict not in (PromiseState.PARTIAL, PromiseState.BROKEN):
        return
    step = step_after_break(session, account.id, now)
    record_ticket(
        session, "promise_broken", promise.conversation_id, step.value, account.customer_id
    )
    if step is not NextStep.SPECIALIST:  # a person writes to them then
        _write(session, account, promise, "promise_broken", useless_from=today + 7 * _DAY)


def warn_of_complaint(session: Session, complaint_id: int, now: datetime) -> None:
    """A ticket some days before the last day, and another one when that has passed."""
    complaint = session.get(Complaint, complaint_id)
    if complaint is None or complaint.status != "open":
        return
    customer = session.get(Customer, complaint.customer_id)
    assert customer is not None
    left = days_left(complaint.answer_by, day_of(customer, now))
    if left > WARN_DAYS:
        return
    kind = "complaint_overdue" if left < 0 else "complaint_due"

    def effect() -> dict[str, str]:
        conversation = complaint.conversation_id
        ticket = record_ticket(session, kind, conversation, str(complaint.id), customer.id)
        return {"reference": ticket.reference}

    commit_once(session, _clock_key(complaint), kind, complaint.conversation_id or "", effect)


def _clock_key(complaint: Complaint) -> str:
    """An extension moves the day and starts the warnings anew."""
    return f"complaint:{complaint.id}:{complaint.answer_by.isoformat()}"


_DAY = timedelta(days=1)


def _promises(session: Session, now: datetime) -> Iterator[DueWork]:
    day = (now + _DAY).date()  # the furthest that any calendar is ahead
    query = select(PromiseToPay.id).order_by(PromiseToPay.due_on).limit(AT_ONCE)
    ahead = query.where(PromiseToPay.status == "confirmed", PromiseToPay.due_on <= day + _DAY)
    for promise_id in session.execute(ahead).scalars():
        yield DueWork("remind", partial(remind, promise_id=promise_id, now=now))
    behind = query.where(
        PromiseToPay.status.in_(("proposed", "confirmed", "reminded")), PromiseToPay.due_on < day
    )
    for promise_id in session.execute(behind).scalars():
        yield DueWork("close", partial(close, promise_id=promise_id, now=now))


def _complaints(session: Session, now: datetime) -> Iterator[DueWork]:
    today = now.date()
    near = today + _DAY + timedelta(days=WARN_DAYS)
    query = select(Complaint).where(Complaint.status == "open", Complaint.answer_by <= near)
    found = session.execute(query.order_by(Complaint.answer_by)).scalars().all()
    told = _told(session, [_clock_key(each) for each in found])
    for complaint in found:
        # By the furthest calendar: near midnight it is looked at once more than needed.
        kinds = {"complaint_due"} if today - _DAY <= complaint.answer_by else set()
        kinds |= {"complaint_overdue"} if complaint.answer_by < today + _DAY else set()
        if kinds - told.get(_clock_key(complaint), set()):
            run = partial(warn_of_complaint, complaint_id=complaint.id, now=now)
            yield DueWork("complaint", run)


def _told(session: Session, keys: list[str]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    if not keys:
        return told
    query = select(CommittedAction.message_key, CommittedAction.action)
    for key, kind in session.execute(query.where(CommittedAction.message_key.in_(keys))):
        told.setdefault(key, set()).add(kind)
    return told


def _ended_stops(session: Session, now: datetime) -> Iterator[DueWork]:
    for period in list_ended(session, (now - _DAY).date())[:AT_ONCE]:
        account_id, kind = period.account_id, period.kind

        def lift(session: Session, account_id: int = account_id, kind: str = kind) -> None:
            lift_stop(session, account_id, kind, "system")

        yield DueWork("stop", lift)


def _rest(now: datetime) -> Iterator[DueWork]:
    yesterday = (now - _DAY).date()  # over everywhere
    yield DueWork("offers", lambda session: _done(expire_offers(session, yesterday)))
    yield DueWork("notes", lambda session: _done(drop_expired_notes(session, now)))
    yield DueWork("unsure", lambda session: _done(find_unsure(session, now)))


def _done(_count: int) -> None:
    return None


def _whose(session: Session, account_id: int, now: datetime) -> tuple[Account, date]:
    account = session.get(Account, account_id)
    assert account is not None
    return account, day_of(account.customer, now)


def _write(
    session: Session, account: Account, promise: PromiseToPay, kind: str, useless_from: date
) -> None:
    write_letter(
        session,
        account,
        kind,
        f"{kind}:{promise.id}",
        {"amount": promise.amount, "due_on": promise.due_on.isoformat()},
        asks_for_money=True,
        useless_from=useless_from,
    )
