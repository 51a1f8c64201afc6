"""Blocked replies that agents ask a supervisor about. The caller owns the transaction."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from forbear.store.base import utc_now
from forbear.store.tables import OverrideRequest

OPEN = "open"
SHOWN = 100


def record_request(
    session: Session,
    conversation_id: str,
    agent_id: int,
    client_id: str,
    text: str,
    rules: Iterable[str],
) -> OverrideRequest:
    """Sent again it is the same; another one of the conversation stands in its place."""
    query = select(OverrideRequest).filter_by(conversation_id=conversation_id)
    known = session.execute(query.filter_by(client_id=client_id)).scalar_one_or_none()
    if known is not None:
        return known
    for earlier in session.execute(query.filter_by(status=OPEN)).scalars():
        settle_request(earlier, "declined", None, None)
    row = OverrideRequest(
        conversation_id=conversation_id,
        agent_id=agent_id,
        client_id=client_id,
        text=text,
        rules=sorted(set(rules)),
    )
    session.add(row)
    session.flush()
    return row


def settle_request(
    row: OverrideRequest, status: str, decided_by: int | None, reason: str | None
) -> None:
    row.status, row.decided_by, row.reason = status, decided_by, reason
    row.decided_at = utc_now()


def count_open_requests(session: Session) -> int:
    query = select(func.count()).where(OverrideRequest.status == OPEN)
    return session.execute(query).scalar_one()


def list_open_requests(session: Session) -> list[OverrideRequest]:
    """The oldest first."""
    query = select(OverrideRequest).filter_by(status=OPEN).order_by(OverrideRequest.id)
    query = query.options(joinedload(OverrideRequest.agent)).limit(SHOWN)
    return list(session.execute(query).scalars())


def find_request(session: Session, request_id: int) -> OverrideRequest | None:
    return session.get(OverrideRequest, request_id)
