"""What must stop for a customer, read alike whether or not anybody is known."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.store.tables import Account, Customer

NOBODY = 0
"""No customer has this id: for nobody the same query is made and finds nothing."""


@dataclass(frozen=True)
class Stops:
    """Of the account that is the longest overdue; it is decided on, and never said."""

    stop_state: str = "none"
    legal_referral: bool = False


def find_stops(session: Session, customer_id: int | None) -> Stops:
    query = (
        select(Account.stop_state, Account.legal_referral)
        .where(Account.customer_id == (customer_id or NOBODY))
        .order_by(Account.past_due_since.is_(None), Account.past_due_since, Account.id)
        .limit(1)
    )
    row = session.execute(query).first()
    return Stops(row.stop_state, bool(row.legal_referral)) if row else Stops()


def find_place(session: Session, customer_id: int | None) -> str | None:
    """The jurisdiction of a customer."""
    query = select(Customer.jurisdiction).where(Customer.id == (customer_id or NOBODY))
    return session.execute(query).scalar_one_or_none()
