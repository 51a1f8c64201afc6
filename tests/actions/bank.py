"""A bank with one customer in arrears, among rows that must not matter."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from forbear.rules.verification import verified_until
from forbear.store.tables import (
    Account,
    Balance,
    CommittedAction,
    Conversation,
    Customer,
    IdentityCheck,
    Plan,
    PromiseToPay,
    Ticket,
)

LAST4, BIRTH_YEAR = "8821", 1985
WRITTEN_BY_ACTIONS = (CommittedAction, IdentityCheck, Plan, PromiseToPay, Ticket)


def add_customer(session: Session, reference: str = "CN1", **facts: Any) -> Customer:
    """A card of 36,000 yuan, 97 days late on 23 November 2026; `facts` change the account."""
    place = facts.pop("jurisdiction", "CN")
    split = {k: facts.pop(k) for k in ("principal", "interest", "fees") if k in facts}
    balance = {"principal": 3_000_000, "interest": 480_000, "fees": 120_000, **split}
    account = {
        "product": "credit_card",
        "last4": LAST4,
        "currency": {"CN": "CNY", "US": "USD", "UK": "GBP"}[place],
        "apr_bps": 1825,
        "opened_on": date(2024, 1, 1),
        "past_due_since": date(2026, 8, 18),
        "next_due_on": date(2026, 12, 18),
        **facts,
    }
    customer = Customer(
        reference=reference,
        name="王建国",
        language="zh" if place == "CN" else "en",
        jurisdiction=place,
        timezone={"CN": "Asia/Shanghai", "US": "America/New_York", "UK": "Europe/London"}[place],
        birth_year=BIRTH_YEAR,
        accounts=[Account(**account, balance=Balance(**balance, as_of=date(2026, 11, 23)))],
    )
    session.add(customer)
    session.flush()
    return customer


def add_conversation(
    session: Session,
    name: str,
    customer: Customer | None = None,
    verified_at: datetime | None = None,
) -> str:
    until = verified_until(verified_at) if verified_at else None
    session.add(Conversation(id=name, customer=customer, verified_until=until))
    session.flush()
    return name


def row_counts(open_session: sessionmaker) -> dict[str, int]:
    """How many rows each table that an action may write to holds."""
    with open_session() as session:
        return {
            table.__tablename__: session.execute(
                select(func.count()).select_from(table)
            ).scalar_one()
            for table in WRITTEN_BY_ACTIONS
        }
