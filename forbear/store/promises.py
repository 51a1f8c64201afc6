"""Reads and writes of promises to pay. The caller owns the transaction."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forbear.store.audit import record_act, speaker_of
from forbear.store.tables import Account, Conversation, PromiseToPay


class OpenPromiseError(ValueError):
    """The account has a promise that is not yet kept, broken or cancelled."""


def find_open_promise(session: Session, account_id: int) -> PromiseToPay | None:
    query = select(PromiseToPay).where(
        PromiseToPay.account_id == account_id, PromiseToPay.status == "open"
    )
    return session.execute(query).scalar_one_or_none()


def record_promise(
    session: Session, account_id: int, conversation_id: str, amount: int, due_on: date
) -> PromiseToPay:
    """What `forbear.rules.promises` finds wrong is asked about before this is called."""
    promise = PromiseToPay(
        account_id=account_id, conversation_id=conversation_id, amount=amount, due_on=due_on
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
    _note(session, "promise_recorded", promise)
    return promise


def _note(session: Session, act: str, promise: PromiseToPay) -> None:
    account = session.get(Account, promise.account_id)
    conversation = (
        session.get(Conversation, promise.conversation_id) if promise.conversation_id else None
    )
    record_act(
        session,
        act,
        speaker_of(conversation),
        customer_id=account.customer_id if account else None,
        conversation_id=promise.conversation_id,
        detail={
            "account": promise.account_id,
            "promise": promise.id,
            "amount": promise.amount,
            "due_on": promise.due_on.isoformat(),
        },
    )
