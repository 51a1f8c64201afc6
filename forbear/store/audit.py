"""Writes the audit trail in the transaction of the act itself, and reads it back.

Acts are gathered while the transaction runs and chained just before it commits: the row that
writers queue for is then the last lock that anybody takes, and is held for a moment only. What is
rolled back, a savepoint too, leaves no entry.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, SessionTransaction

from forbear.rules.audit_chain import (
    DIGEST_LENGTH,
    Break,
    ChainEntry,
    ChainPoint,
    canonical_json,
    entry_digest,
    find_breaks,
)
from forbear.store.base import utc_now
from forbear.store.tables import AuditEntry, AuditHead, Conversation, Customer

_PENDING = "forbear_acts"
_BATCH = 1000
_INSERTS = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
_FIELDS = ("at", "act", "actor", "subject", "conversation_id", "detail", "previous", "digest")


@dataclass(frozen=True)
class _Act:
    """An act that waits for the end of its transaction."""

    transaction: SessionTransaction
    values: dict[str, Any] = field(hash=False)


def record_act(
    session: Session,
    act: str,
    actor: str,
    *,
    customer_id: int | None = None,
    conversation_id: str | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Note a sensitive act; `detail` holds ids, keys and minor units, never words of people."""
    canonical_json(detail or {})  # refused here, where the caller can be seen
    customer = session.get(Customer, customer_id) if customer_id else None
    session.info.setdefault(_PENDING, []).append(
        _Act(
            session.get_nested_transaction() or session.get_transaction(),
            {
                "act": act,
                "actor": actor,
                "subject": customer.audit_key if customer else None,
                "conversation_id": conversation_id,
                "detail": dict(detail or {}),
            },
        )
    )


def speaker_of(conversation: Conversation | None) -> str:
    """Who acts for the bank in a conversation."""
    if conversation is None:
        return "system"
    if conversation.mode == "agent" and conversation.agent_id is not None:
        return f"agent:{conversation.agent_id}"
    return "bot"


def chain_point(session: Session) -> ChainPoint | None:
    """How long the chain is now; None when the database has lost it."""
    head = session.get(AuditHead, 1)
    if head is None:
        return None
    return ChainPoint(head.genesis, head.seq, head.digest, utc_now().isoformat(timespec="seconds"))


def verify_chain(session: Session, anchors: list[ChainPoint]) -> Iterator[Break]:
    """Every place where the stored chain is not what was written."""

    def seq_of(digest: str) -> int | None:
        query = select(AuditEntry.seq).where(AuditEntry.digest == digest)
        return session.execute(query).scalar_one_or_none()

    yield from find_breaks(read_chain(session), chain_point(session), anchors, seq_of)


def read_chain(session: Session, after: int = 0) -> Iterator[ChainEntry]:
    """All entries in their order, a batch at a time."""
    columns = [getattr(AuditEntry, name) for name in ("seq", *_FIELDS)]
    while True:
        query = select(*columns).where(AuditEntry.seq > after).order_by(AuditEntry.seq)
        rows = session.execute(query.limit(_BATCH)).all()
        yield from (ChainEntry(*row) for row in rows)
        if len(rows) < _BATCH:
            return
        after = rows[-1].seq


@event.listens_for(Session, "before_commit")
def _chain_acts(session: Session) -> None:
    if session.in_nested_transaction() or not session.info.get(_PENDING):
        return
    acts: list[_Act] = session.info.pop(_PENDING)
    session.flush()
    head = _lock_head(session)
    seq, previous, rows = head.seq, head.digest, []
    for act in acts:
        entry = {**act.values, "at": utc_now()}
        digest = entry_digest(previous, **entry)
        seq += 1
        rows.append({**entry, "seq": seq, "previous": previous, "digest": digest})
        previous = digest
    session.execute(AuditEntry.__table__.insert(), rows)
    session.execute(
        update(AuditHead.__table__).where(AuditHead.id == 1).values(seq=seq, digest=previous)
    )


@event.listens_for(Session, "after_soft_rollback")
def _forget_acts(session: Session, undone: SessionTransaction) -> None:
    acts: list[_Act] = session.info.get(_PENDING, [])
    if acts:
        session.info[_PENDING] = [act for act in acts if not _is_within(act.transaction, undone)]


@event.listens_for(Session, "after_transaction_end")
def _forget_all_acts(session: Session, ended: SessionTransaction) -> None:
    if ended.parent is None:
        session.info.pop(_PENDING, None)  # committed ones are written; a close rolls back silently


def _is_within(transaction: SessionTransaction | None, outer: SessionTransaction) -> bool:
    while transaction is not None and transaction is not outer:
        transaction = transaction.parent
    return transaction is outer


def _lock_head(session: Session) -> Any:
    head = AuditHead.__table__
    query = select(head.c.seq, head.c.digest).where(head.c.id == 1).with_for_update()
    found = session.execute(query).first()
    if found is not None:
        return found
    # Made with the first entry, or anew from the last one: business goes on, verification tells.
    session.execute(
        _INSERTS[session.get_bind().dialect.name](head)
        .values(id=1, **_head_from_entries(session))
        .on_conflict_do_nothing()
    )
    return session.execute(query).one()


def _head_from_entries(session: Session) -> dict[str, Any]:
    first = session.execute(select(AuditEntry.previous).order_by(AuditEntry.seq).limit(1)).scalar()
    last = session.execute(
        select(AuditEntry.seq, AuditEntry.digest).order_by(AuditEntry.seq.desc()).limit(1)
    ).first()
    genesis = first or secrets.token_hex(DIGEST_LENGTH // 2)
    return {
        "genesis": genesis,
        "seq": last.seq if last else 0,
        "digest": last.digest if last else genesis,
    }
