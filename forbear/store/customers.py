"""Reads of customers. The caller owns the transaction."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.store.tables import Customer

NOBODY = 0
"""No customer has this id: for nobody the same query is made and finds nothing."""


class CustomerNotFoundError(LookupError):
    """No customer has that reference."""


def find_customer(session: Session, reference: str) -> Customer | None:
    query = select(Customer).where(Customer.reference == normalised(reference))
    return session.execute(query).scalar_one_or_none()


def get_customer(session: Session, reference: str) -> Customer:
    customer = find_customer(session, reference)
    if customer is None:
        raise CustomerNotFoundError(f"No customer has the reference {reference!r}.")
    return customer


def find_place(session: Session, customer_id: int | None) -> str | None:
    """The jurisdiction of a customer, read alike whether or not anybody is known."""
    query = select(Customer.jurisdiction).where(Customer.id == (customer_id or NOBODY))
    return session.execute(query).scalar_one_or_none()


def normalised(reference: str) -> str:
    """As people type it: spaces and small letters are no difference, and NUL is never stored."""
    return "".join(reference.split()).replace("\0", "").upper()[:64]
