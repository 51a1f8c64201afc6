"""A bank of any size for measuring: rows in bulk, all alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

from forbear.store.tables import (
    Account,
    ContactEvent,
    ContactPoint,
    Conversation,
    Customer,
    LedgerEntry,
    Message,
    Payment,
)

MONTHS = 12
NOW = datetime(2026, 11, 23, 8, tzinfo=timezone.utc)
TODAY = NOW.date()


def fill(connection: Any, ids: range) -> None:
    """Each with an account, a year of payments and postings, a conversation, contacts."""
    made = {"created_at": NOW}
    rows: dict[Any, list[dict[str, Any]]] = {
        Customer: [
            {
                "id": i,
                "reference": f"CN{i:08d}",
                "name": "A",
                "language": "zh",
                "jurisdiction": "CN",
                "timezone": "Asia/Shanghai",
                "birth_year": 1985,
                "audit_key": f"{i:032d}",
                **made,
            }
            for i in ids
        ],
        Account: [
            {
                "id": i,
                "customer_id": i,
                "product": "credit_card",
                "last4": f"{i % 10_000:04d}",
                "currency": "CNY",
                "apr_bps": 1825,
                "opened_on": date(2024, 1, 1),
                "past_due_since": TODAY - timedelta(days=i % 200 + 1),
                "next_due_on": TODAY + timedelta(days=20),
                "stop_state": "none",
                "legal_referral": False,
            }
            for i in ids
        ],
        Conversation: [_conversation(i) for i in ids],
        Message: [_message(i, seq) for i in ids for seq in (1, 2, 3)],
        ContactPoint: [
            {
                "customer_id": i,
                "kind": "email",
                "label": "other",
                "value": f"{i}@customers.example",
                "status": "active",
                **made,
            }
            for i in ids
        ],
        ContactEvent: [
            {
                "customer_id": i,
                "channel": "phone",
                "direction": "outbound",
                "outcome": "unanswered",
                "at": NOW - timedelta(days=number),
            }
            for i in ids
            for number in range(5)
        ],
        Payment: [payment for i in ids for payment in _payments(i)],
        LedgerEntry: [entry for i in ids for entry in _ledger(i)],
    }
    for table, values in rows.items():
        connection.execute(table.__table__.insert(), values)


def _conversation(i: int) -> dict[str, Any]:
    return {
        "id": f"c{i}",
        "customer_id": i,
        "verified_until": NOW + timedelta(days=1),
        "mode": "bot",
        "status": "open",
        "language": "zh",
        "crisis": False,
        "hostility": 0,
        "target": "none",
        "trend": "steady",
        "risk": [],
        "last_seq": 3,
        "created_at": NOW,
        "last_message_at": NOW,
    }


def _message(i: int, seq: int) -> dict[str, Any]:
    return {
        "conversation_id": f"c{i}",
        "seq": seq,
        "author": "customer",
        "client_id": str(seq),
        "text": "我想问下还款的事",
        "quick_replies": [],
        "turn": "done",
        "created_at": NOW,
    }


def _payments(i: int) -> Iterator[dict[str, Any]]:
    for month in range(MONTHS):
        paid_on = TODAY - timedelta(days=30 * (MONTHS - month))
        common = {"account_id": i, "paid_on": paid_on, "channel": "app"}
        yield {**common, "amount": 120_000, "reference": f"p{month}"}


def _ledger(i: int) -> Iterator[dict[str, Any]]:
    base = {"account_id": i, "principal": 0, "interest": 0, "fees": 0, "created_at": NOW}
    first = TODAY - timedelta(days=400)
    yield {**base, "kind": "charge", "principal": 4_000_000, "posted_on": first, "reference": "c"}
    for month in range(MONTHS):
        day = TODAY - timedelta(days=30 * (MONTHS - month))
        common = {**base, "posted_on": day}
        yield {**common, "kind": "interest", "interest": 50_000, "reference": f"i{month}"}
        taken = {"principal": -70_000, "interest": -50_000}
        yield {**common, **taken, "kind": "payment", "reference": f"p{month}"}
