"""Takes accounts in: a known number is brought up to date, a new one is added."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forbear.store.imports.customers import batches, without_repeats
from forbear.store.imports.files import Row, RowError
from forbear.store.tables import Account, Balance, Customer

_FACTS = ("customer_id", "product", "last4", "currency", "apr_bps", "opened_on", "next_due_on")
_DEFAULTS: dict[str, Any] = {"past_due_since": None, "stop_state": "none", "legal_referral": False}
_FIXED = ("customer_id", "currency")


def take_accounts(
    session: Session, rows: list[Row], errors: list[RowError], counts: Counter
) -> None:
    for batch in batches(without_repeats(rows, "reference", errors)):
        owners = _owners(session, batch)
        known = _known(session, batch)
        new = []
        for row in batch:
            owner = owners.get(row.values["customer"])
            if owner is None:
                errors.append(
                    row.error("customer", f"no customer has the number {row.values['customer']}.")
                )
                continue
            facts = _facts(row, owner)
            found = known.get(row.values["reference"])
            if found is None:
                new.append({**_DEFAULTS, **facts, "reference": row.values["reference"]})
                counts["accounts new"] += 1
            else:
                _bring_up_to_date(session, row, found, facts, errors, counts)
        if new:
            session.execute(Account.__table__.insert(), new)
            _open_books(session, new)


def _open_books(session: Session, new: list[dict[str, Any]]) -> None:
    """Nothing is owed until something is posted."""
    opened = {each["reference"]: each["opened_on"] for each in new}
    query = select(Account.id, Account.reference).where(Account.reference.in_(list(opened)))
    nothing = dict.fromkeys(("principal", "interest", "fees"), 0)
    rows = [
        {"account_id": row.id, "as_of": opened[row.reference], **nothing}
        for row in session.execute(query).all()
    ]
    session.execute(Balance.__table__.insert(), rows)


def _facts(row: Row, owner: int) -> dict[str, Any]:
    """What the row says; an empty optional field says nothing."""
    values = {**row.values, "customer_id": owner, "apr_bps": row.values["apr"]}
    said = [name for name in _DEFAULTS if values[name] is not None]
    return {name: values[name] for name in (*_FACTS, *said)}


def _bring_up_to_date(
    session: Session,
    row: Row,
    found: Any,
    facts: dict[str, Any],
    errors: list[RowError],
    counts: Counter,
) -> None:
    differs = [name for name, value in facts.items() if getattr(found, name) != value]
    if fixed := [name for name in _FIXED if name in differs]:
        field = {"customer_id": "customer"}.get(fixed[0], fixed[0])
        errors.append(row.error(field, "an account keeps its customer and its currency."))
    elif differs:
        session.execute(update(Account.__table__).where(Account.id == found.id).values(**facts))
        counts["accounts changed"] += 1
    else:
        counts["accounts unchanged"] += 1


def _owners(session: Session, batch: list[Row]) -> dict[str, int]:
    wanted = {row.values["customer"] for row in batch}
    query = select(Customer.reference, Customer.id).where(Customer.reference.in_(wanted))
    return {row.reference: row.id for row in session.execute(query)}


def _known(session: Session, batch: list[Row]) -> dict[str, Any]:
    columns = [getattr(Account, name) for name in ("id", "reference", *_FACTS, *_DEFAULTS)]
    query = select(*columns).where(
        Account.reference.in_([row.values["reference"] for row in batch])
    )
    return {row.reference: row for row in session.execute(query)}
