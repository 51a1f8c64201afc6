"""Times in which collection stops. The caller owns the transaction."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.rules.stop_states import strongest
from forbear.store.audit import record_act, speaker_of
from forbear.store.base import utc_now
from forbear.store.ledger import lock_account
from forbear.store.tables import Account, Conversation, StopPeriod


def set_stop(
    session: Session,
    account_id: int,
    kind: str,
    starts_on: date,
    *,
    ends_on: date | None = None,
    source_reference: str | None = None,
    conversation_id: str | None = None,
    actor: str | None = None,
) -> StopPeriod:
    """Begin a stop; one of the same kind that still holds is changed, not doubled."""
    account = lock_account(session, account_id)
    period = _holding(session, account_id, kind)
    if period is None:
        period = StopPeriod(account_id=account_id, kind=kind, starts_on=starts_on)
        session.add(period)
    period.ends_on, period.source_reference = ends_on, source_reference
    period.conversation_id = conversation_id
    session.flush()
    _refresh(session, account, period, "stop_set", actor)
    return period


def lift_stop(session: Session, account_id: int, kind: str, actor: str | None = None) -> bool:
    """End a stop; whether there was one."""
    account = lock_account(session, account_id)
    period = _holding(session, account_id, kind)
    if period is None:
        return False
    period.ended_at = utc_now()
    session.flush()
    _refresh(session, account, period, "stop_lifted", actor)
    return True


def list_ended(session: Session, today: date) -> list[StopPeriod]:
    """Those whose last day has passed and that nobody has ended yet."""
    query = select(StopPeriod).where(StopPeriod.ended_at.is_(None), StopPeriod.ends_on < today)
    return list(session.execute(query.order_by(StopPeriod.ends_on, StopPeriod.id)).scalars())


def _holding(session: Session, account_id: int, kind: str) -> StopPeriod | None:
    query = select(StopPeriod).where(
        StopPeriod.account_id == account_id, StopPeriod.kind == kind, StopPeriod.ended_at.is_(None)
    )
    return session.execute(query).scalar_one_or_none()


def _refresh(
    session: Session, account: Account, period: StopPeriod, act: str, actor: str | None
) -> None:
    query = select(StopPeriod.kind).where(
        StopPeriod.account_id == account.id, StopPeriod.ended_at.is_(None)
    )
    before, kinds = account.stop_state, set(session.execute(query).scalars())
    if before != period.kind:
        kinds.add(before)  # what the bank's own records say stays until it is lifted by its name
    account.stop_state = strongest(kinds)
    session.flush()
    conversation_id = period.conversation_id
    conversation = session.get(Conversation, conversation_id) if conversation_id else None
    detail: dict[str, Any] = {
        "account": account.id,
        "kind": period.kind,
        "before": before,
        "after": account.stop_state,
    }
    record_act(
        session,
        act,
        actor or speaker_of(conversation),
        customer_id=account.customer_id,
        conversation_id=conversation_id,
        detail=detail,
    )
