"""Erases a customer's records, but for those that must be kept. The caller owns the transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forbear.rules.promise_states import OPEN
from forbear.rules.retention import CustomerState, Hold, holds
from forbear.store.account_source import source_of
from forbear.store.audit import record_act
from forbear.store.customer_records import (
    assistant_tables,
    conversation_ids,
    rows_of,
    tables_of_customers,
)
from forbear.store.plans import OPEN as OPEN_PLANS
from forbear.store.tables import (
    Account,
    Base,
    Complaint,
    ContactEvent,
    Conversation,
    Customer,
    Dispute,
    LedgerEntry,
    Plan,
    PromiseToPay,
)

NEVER_HELD = (
    "vulnerability_notes",
    "contact_points",
    "representatives",
    "suggestions",
    "review_items",
    "review_marks",
)
"""What no ground keeps: it serves the conversation or the contact, and proves nothing."""
_STAYS = ("audit_entries",)
_WITH_THE_ACCOUNT = ("ledger_entries", "balances")
"""The database lets them go with their account alone."""


@dataclass
class Erasure:
    """What was erased, by table, and on which grounds the rest is kept."""

    rows: dict[str, int] = field(default_factory=dict)
    holds: list[Hold] = field(default_factory=list)


def erase_customer(session: Session, customer: Customer, today: date) -> Erasure:
    """Erase all, or under a hold what none keeps; the audit trail is left as it is, nameless."""
    erasure = Erasure(holds=holds(customer_state(session, customer), today))
    conversations = conversation_ids(session, customer)
    detail: dict[str, Any] = {"held_by": [hold.ground for hold in erasure.holds]}
    # Noted first, while the key is there; nobody can tell whose it was once the row has gone.
    record_act(session, "record_erased", "operator", customer_id=customer.id, detail=detail)
    for name in assistant_tables(session):
        done = session.execute(delete(name).where(name.c.sender_id.in_(conversations)))
        erasure.rows[name.name] = done.rowcount
    erased = NEVER_HELD if erasure.holds else tuple(t.name for t in tables_of_customers())
    for owned in reversed(tables_of_customers()):
        if owned.name in erased and owned.name not in _STAYS:
            erasure.rows[owned.name] = _erase_rows(session, customer, owned.name)
    session.expire_all()
    return erasure


def customer_state(session: Session, customer: Customer) -> CustomerState:
    accounts = session.execute(select(Account).filter_by(customer_id=customer.id)).scalars().all()
    ids = [account.id for account in accounts]
    records = [source_of(session).read(session, account) for account in accounts]

    def there(query: Any) -> bool:
        return session.execute(query.limit(1)).first() is not None

    open_promises = [state.value for state in OPEN]
    return CustomerState(
        jurisdiction=customer.jurisdiction,
        owed=sum(record.principal + record.interest + record.fees for record in records),
        open_plan=there(
            select(Plan.id).where(Plan.account_id.in_(ids), Plan.status.in_(OPEN_PLANS))
        ),
        open_promise=there(
            select(PromiseToPay.id).where(
                PromiseToPay.account_id.in_(ids), PromiseToPay.status.in_(open_promises)
            )
        ),
        open_dispute=there(
            select(Dispute.id).where(Dispute.account_id.in_(ids), Dispute.status == "open")
        ),
        open_complaint=there(
            select(Complaint.id).filter_by(customer_id=customer.id, status="open")
        ),
        in_court=any(record.legal_referral for record in records),
        last_activity=_last_activity(session, customer, ids),
    )


def _last_activity(session: Session, customer: Customer, account_ids: list[int]) -> date:
    queries = (
        select(func.max(LedgerEntry.posted_on)).where(LedgerEntry.account_id.in_(account_ids)),
        select(func.max(Conversation.last_message_at)).filter_by(customer_id=customer.id),
        select(func.max(ContactEvent.at)).filter_by(customer_id=customer.id),
        select(func.max(Complaint.answered_at)).filter_by(customer_id=customer.id),
    )
    found = [session.execute(query).scalar() for query in queries]
    days = [each.date() if isinstance(each, datetime) else each for each in found if each]
    return max([*days, customer.created_at.date()])


def _erase_rows(session: Session, customer: Customer, name: str) -> int:
    owned = Base.metadata.tables[name]
    keys = list(owned.primary_key.columns)
    rows = session.execute(rows_of(customer, owned).with_only_columns(*keys)).all()
    for row in rows if name not in _WITH_THE_ACCOUNT else ():
        match = [key == value for key, value in zip(keys, row, strict=True)]
        session.execute(owned.delete().where(*match))
    return len(rows)
