"""Letters to customers: written once, taken by one sender. The caller owns the transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, joinedload

from forbear.rules.contact_limits import obstacle, waits
from forbear.store.account_source import source_of
from forbear.store.base import utc_now
from forbear.store.contacts import (
    contact_counts,
    find_contact_point,
    list_wishes,
    log_contact,
)
from forbear.store.pending_cases import is_looked_at
from forbear.store.tables import Account, Customer, OutboxLetter

CHANNEL = "email"
MOST_ATTEMPTS = 6
LOOK_AGAIN = timedelta(minutes=15)
"""How long a letter waits that may not go out now."""
GIVEN_FOR_SENDING = timedelta(minutes=10)
_INSERTS = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


@dataclass(frozen=True)
class Letter:
    """A letter that may go out now, and where to."""

    id: int
    key: str
    kind: str
    address: str
    language: str
    name: str
    currency: str
    facts: dict[str, Any]


def write_letter(
    session: Session,
    account: Account,
    kind: str,
    key: str,
    facts: dict[str, Any],
    *,
    asks_for_money: bool,
    useless_from: date | None = None,
) -> bool:
    """Put a letter into the outbox; whether it was not there yet."""
    insert = _INSERTS[session.get_bind().dialect.name](OutboxLetter.__table__)
    now = utc_now()
    values = {
        "key": key,
        "customer_id": account.customer_id,
        "account_id": account.id,
        "kind": kind,
        "facts": facts,
        "asks_for_money": asks_for_money,
        "useless_from": useless_from,
        "status": "waiting",
        "attempts": 0,
        "not_before": now,
        "created_at": now,
    }
    done = session.execute(insert.values(**values).on_conflict_do_nothing())
    return bool(done.rowcount == 1)


def take_letter(session: Session, now: datetime) -> Letter | None:
    """The next letter that may go out, marked as being sent; those that may not are put off.

    None when nothing is due. Two senders never get the same one.
    """
    while True:
        query = (
            select(OutboxLetter)
            .where(OutboxLetter.status == "waiting", OutboxLetter.not_before <= now)
            .order_by(OutboxLetter.not_before, OutboxLetter.id)
            .limit(1)
            .with_for_update(skip_locked=True)
            .execution_options(populate_existing=True)
        )
        row = session.execute(query).scalar_one_or_none()
        if row is None:
            return None
        try:
            letter = _may_go(session, row, now)
        except SQLAlchemyError:
            raise
        except Exception:
            # The records of one customer are away or cannot be used; the others' letters go on.
            letter, row.reason, row.not_before = None, "records_away", now + LOOK_AGAIN
        session.flush()
        if letter is not None:
            return letter


def settle_letter(
    session: Session, letter_id: int, now: datetime, *, fault: str | None, reached: bool
) -> None:
    """What became of a letter that was taken: sent, to be tried again later, or given up."""
    row = session.get(OutboxLetter, letter_id, with_for_update=True)
    if row is None or row.status != "sending":
        return  # erased meanwhile, or found unsure
    if fault is None:
        row.status, row.sent_at, row.reason = "sent", now, None
    elif row.attempts >= MOST_ATTEMPTS:
        row.status, row.reason = "given_up", fault[:40]
    else:
        row.status, row.reason = "waiting", fault[:40]
        row.not_before = now + timedelta(minutes=2**row.attempts)
    session.flush()
    if reached:
        outcome = "delivered" if fault is None else "failed"
        log_contact(
            session,
            row.customer_id,
            CHANNEL,
            "outbound",
            outcome,
            account_id=row.account_id,
            at=now,
        )


def find_unsure(session: Session, now: datetime) -> int:
    """Mark letters whose sender died: nobody knows whether they went out. How many there were."""
    lost = (OutboxLetter.status == "sending") & (OutboxLetter.not_before <= now - GIVEN_FOR_SENDING)
    done = session.execute(
        update(OutboxLetter)
        .where(lost)
        .values(status="unsure", reason="sender_died")
        .execution_options(synchronize_session=False)
    )
    return int(done.rowcount)


def _may_go(session: Session, row: OutboxLetter, now: datetime) -> Letter | None:
    customer = session.get(Customer, row.customer_id)
    account = session.get(Account, row.account_id, options=[joinedload(Account.balance)])
    assert customer is not None
    assert account is not None
    local = now.astimezone(ZoneInfo(customer.timezone))
    point = find_contact_point(session, customer.id, CHANNEL)
    found = obstacle(
        customer.jurisdiction,
        CHANNEL,
        local,
        wishes=list_wishes(session, customer.id),
        stop_state=source_of(session).read(session, account).stop_state,
        counts=contact_counts(session, customer, now),
        asks_for_money=row.asks_for_money,
    )
    if found is None and row.asks_for_money and is_looked_at(session, customer.id, account.id):
        found = "being_looked_at"
    if point is None:
        found = "no_address"
    if row.useless_from is not None and local.date() >= row.useless_from:
        found = "too_late"
    if found is not None:
        row.reason = found
        row.status = "waiting" if waits(found) else "given_up"
        row.not_before = now + LOOK_AGAIN
        return None
    row.status, row.attempts, row.not_before = "sending", row.attempts + 1, now
    assert point is not None
    return Letter(
        id=row.id,
        key=row.key,
        kind=row.kind,
        address=point.value,
        language=customer.language,
        name=customer.name,
        currency=account.currency,
        facts=dict(row.facts),
    )
