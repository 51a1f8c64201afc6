"""Reads of customers. The caller owns the transaction."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from forbear.store.tables import Customer


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


def normalised(reference: str) -> str:
    """As people type it: spaces and small letters are no difference, and NUL is never stored."""
    return "".join(reference.split()).replace("\0", "").upper()[:64]
