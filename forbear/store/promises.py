"""Reads and writes of promises to pay. The caller owns the transaction."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forbear.rules.promise_states import (
    BREAKS_WINDOW,
    OPEN,
    NextStep,
    PromiseState,
    after_break,
    check_move,
    judge,
)
from forbear.store.audit import record_act, speaker_of
from forbear.store.base import utc_now
from forbear.store.ledger import lock_account, paid_so_far
from forbear.store.outbox import write_letter
from forbear.store.tables import Account, Conversation, PromiseToPay

_OPEN = tuple(state.value for state in OPEN)


class OpenPromiseError(ValueError):
    """The account has a promise that is not yet kept, broken or cancelled."""


class PromiseNotFoundError(LookupError):
    """There is no promise with that id."""


def find_open_promise(session: Session, account_id: int) -> PromiseToPay | None:
    query = select(PromiseToPay).where(
        PromiseToPay.account_id == account_id, PromiseToPay.status.in_(_OPEN)
    )
    return session.execute(query).scalar_one_or_none()


def record_promise(
    session: Session,
    account_id: int,
    conversation_id: str | None,
    amount: int,
    due_on: date,
    **details: Any,
) -> PromiseToPay:
    """What `forbear.rules.promises` finds wrong is asked about before this is called.

    `details` are columns of the promise: channel, source, confidence, reminder_consent.
    """
    lock_account(session, account_id)  # before the row that refers to it, as payments do
    conversation = session.get(Conversation, conversation_id) if conversation_id else None
    promise = PromiseToPay(
        account_id=account_id,
        conversation_id=conversation_id,
        amount=amount,
        due_on=due_on,
        created_by=speaker_of(conversation),
        **details,
    )
    try:
        with session.begin_nested():
            session.add(promise)
    except IntegrityError:
        if find_open_promise(session, account_id) is None:
            raise
        raise OpenPromiseError(
            f"Account {account_id} has an open promise. Close it before recording another."
        ) from None
    _note(session, "promise_recorded", promise, promise.created_by)
    if promise.status == PromiseState.CONFIRMED:
        _write_copy(session, promise)
    return promise


def lock_promise(session: Session, promise_id: int) -> PromiseToPay:
    """The promise as it is now; nobody else changes it or its account until the end."""
    query = select(PromiseToPay.account_id).where(PromiseToPay.id == promise_id)
    account_id = session.execute(query).scalar_one_or_none()
    if account_id is None:
        raise PromiseNotFoundError(f"There is no promise {promise_id}.")
    lock_account(session, account_id)
    query = (
        select(PromiseToPay)
        .where(PromiseToPay.id == promise_id)
        .execution_options(populate_existing=True)
    )
    promise: PromiseToPay = session.execute(query).scalar_one()
    return promise


def move_promise(
    session: Session,
    promise_id: int,
    to: str,
    actor: str = "system",
    reason: str | None = None,
    now: datetime | None = None,
) -> PromiseToPay:
    """Take a promise to another state; MoveError when its own does not allow that.

    A move to the state that it has is none: a retry changes nothing.
    """
    promise = lock_promise(session, promise_id)
    if promise.status == to:
        return promise
    before = promise.status
    promise.status = check_move(before, to).value
    promise.reason = reason
    if promise.status not in _OPEN:
        promise.closed_at = now or utc_now()
    session.flush()
    _note(session, f"promise_{promise.status}", promise, actor, before=before)
    if promise.status == PromiseState.CONFIRMED:
        _write_copy(session, promise)
    return promise


def judge_promise(
    session: Session, promise_id: int, today: date, now: datetime | None = None
) -> PromiseState | None:
    """Close an open promise that was kept, paid in part or broken; None while it is undecided."""
    promise = lock_promise(session, promise_id)
    if promise.status not in _OPEN:
        return None
    paid = paid_so_far(session, promise.account_id, since=promise.created_at)
    verdict = judge(promise.amount, paid, promise.due_on, today)
    if verdict is None:
        return None
    if promise.status == PromiseState.PROPOSED:
        verdict = PromiseState.CANCELLED  # nobody ever said yes to it
    promise.paid = paid
    move_promise(session, promise_id, verdict.value, now=now)
    return verdict


def step_after_break(session: Session, account_id: int, now: datetime) -> NextStep:
    """What the breaks of the last 90 days ask for."""
    query = select(func.count()).where(
        PromiseToPay.account_id == account_id,
        PromiseToPay.status.in_(("broken", "replanned", "escalated")),
        PromiseToPay.closed_at > now - BREAKS_WINDOW,
    )
    return after_break(session.execute(query).scalar_one())


def _write_copy(session: Session, promise: PromiseToPay) -> None:
    """The customer gets in writing what was agreed."""
    account = session.get(Account, promise.account_id)
    assert account is not None
    facts = {"amount": promise.amount, "due_on": promise.due_on.isoformat()}
    write_letter(
        session, account, "promise_agreed", f"promise:{promise.id}", facts, asks_for_money=False
    )


def _note(
    session: Session, act: str, promise: PromiseToPay, actor: str, before: str | None = None
) -> None:
    account = session.get(Account, promise.account_id)
    record_act(
        session,
        act,
        actor,
        customer_id=account.customer_id if account else None,
        conversation_id=promise.conversation_id,
        detail={
            "account": promise.account_id,
            "promise": promise.id,
            "amount": promise.amount,
            "due_on": promise.due_on.isoformat(),
            **({"before": before, "reason": promise.reason} if before else {}),
        },
    )
