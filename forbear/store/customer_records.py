"""Everything that is kept of one customer, table by table; the caller owns the transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, column, inspect, select, table
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select

from forbear.store.base import Base, utc_now
from forbear.store.tables import Account, AuditEntry, Conversation, Customer

# Rasa's own; both go by the id of the conversation.
ASSISTANT_TABLES = ("events", "tracker_anchors")
_HIDDEN = ("audit_key", "claimed_reference")
"""Keys of ours that say nothing about the customer."""
_BY = {
    "customer_id": lambda customer: [customer.id],
    "account_id": lambda customer: select(Account.id).filter_by(customer_id=customer.id),
    "conversation_id": lambda customer: select(Conversation.id).filter_by(customer_id=customer.id),
}
# How a table without such a column hangs on one that has it.
_THROUGH = {
    "plan_instalments": ("plan_id", "plans"),
    "approval_decisions": ("ticket_id", "tickets"),
}
_NOT_THEIRS = {
    "agents", "agent_breaks", "agent_sessions", "audit_head", "canned_replies", "house_values",
    "products",
}  # fmt: skip


def tables_of_customers() -> list[Table]:
    """Every table that holds rows of customers, those that others hang on first."""
    return [each for each in Base.metadata.sorted_tables if each.name not in _NOT_THEIRS]


def rows_of(customer: Customer, owned: Table) -> Select:
    """The rows of the table that belong to the customer, by whichever way they hang on them."""
    if owned.name == "customers":
        return select(owned).where(owned.c.id == customer.id)
    if owned.name == "audit_entries":
        return select(owned).where(owned.c.subject == customer.audit_key)
    if owned.name in _THROUGH:
        name, parent = _THROUGH[owned.name]
        parents = rows_of(customer, Base.metadata.tables[parent]).with_only_columns(
            Base.metadata.tables[parent].c.id
        )
        return select(owned).where(owned.c[name].in_(parents))
    ways = [owned.c[name].in_(find(customer)) for name, find in _BY.items() if name in owned.c]
    if not ways:
        raise LookupError(f"Nothing says whose the rows of {owned.name} are.")
    condition = ways[0]
    for way in ways[1:]:
        condition = condition | way
    return select(owned).where(condition)


def export_customer(session: Session, customer: Customer) -> dict[str, Any]:
    """One JSON object: each table with the customer's rows, and what the assistant remembers."""
    exported: dict[str, Any] = {
        "exported_at": utc_now().isoformat(timespec="seconds"),
        "reference": customer.reference,
        "amounts": "whole minor units of the account's currency",
        "times": "UTC",
    }
    for owned in tables_of_customers():
        order = list(owned.primary_key.columns)
        rows = session.execute(rows_of(customer, owned).order_by(*order)).mappings()
        exported[owned.name] = [_plain(row) for row in rows]
    exported["assistant"] = assistant_rows(session, conversation_ids(session, customer))
    return exported


def conversation_ids(session: Session, customer: Customer) -> list[str]:
    query = select(Conversation.id).filter_by(customer_id=customer.id).order_by(Conversation.id)
    return list(session.execute(query).scalars())


def assistant_tables(session: Session) -> list[Any]:
    """Those of Rasa's tables that are there: the assistant makes them when it first starts."""
    there = set(inspect(session.connection()).get_table_names())
    return [table(name, column("sender_id")) for name in ASSISTANT_TABLES if name in there]


def assistant_rows(session: Session, conversations: Iterable[str]) -> list[Any]:
    ids = list(conversations)
    if not ids or "events" not in {each.name for each in assistant_tables(session)}:
        return []
    events = table("events", column("id"), column("sender_id"), column("data"))
    query = select(events.c.data).where(events.c.sender_id.in_(ids)).order_by(events.c.id)
    return [json.loads(data) for data in session.execute(query).scalars()]


def audit_rows(session: Session, customer: Customer) -> list[AuditEntry]:
    query = select(AuditEntry).filter_by(subject=customer.audit_key).order_by(AuditEntry.seq)
    return list(session.execute(query).scalars())


def _plain(row: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, (date, datetime)) else value
        for name, value in row.items()
        if name not in _HIDDEN
    }
