"""Takes customers in: a known number is brought up to date, a new one is added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forbear.store.base import utc_now
from forbear.store.imports.files import Row, RowError
from forbear.store.tables import ContactPoint, Customer

T = TypeVar("T")
BATCH = 500
_FACTS = ("name", "language", "jurisdiction", "timezone", "birth_year")
_POINTS = {"phone": "mobile", "email": "other"}


def take_customers(
    session: Session, rows: list[Row], errors: list[RowError], counts: Counter
) -> None:
    rows = without_repeats(rows, "reference", errors)
    for batch in batches(rows):
        known = _known(session, [row.values["reference"] for row in batch])
        new = []
        for row in batch:
            facts = {name: row.values[name] for name in _FACTS}
            found = known.get(row.values["reference"])
            if found is None:
                new.append({**facts, "reference": row.values["reference"]})
                counts["customers new"] += 1
            elif facts != {name: getattr(found, name) for name in _FACTS}:
                session.execute(
                    update(Customer.__table__).where(Customer.id == found.id).values(**facts)
                )
                counts["customers changed"] += 1
            else:
                counts["customers unchanged"] += 1
        if new:
            made = {"created_at": utc_now()}
            table = Customer.__table__
            session.execute(
                table.insert(), [{**each, **made, "audit_key": uuid4().hex} for each in new]
            )
        _take_points(session, batch)


def without_repeats(rows: list[Row], name: str, errors: list[RowError]) -> list[Row]:
    """The rows but for those whose key an earlier one has."""
    first: dict[Any, Row] = {}
    for row in rows:
        earlier = first.setdefault(row.values[name], row)
        if earlier is not row:
            where = f"line {earlier.line} of {earlier.file}"
            errors.append(row.error(name, f"{row.values[name]} stands in {where} already."))
    return list(first.values())


def batches(items: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def _known(session: Session, references: Iterable[str]) -> dict[str, Any]:
    columns = [getattr(Customer, name) for name in ("id", "reference", *_FACTS)]
    query = select(*columns).where(Customer.reference.in_(list(references)))
    return {row.reference: row for row in session.execute(query)}


def _take_points(session: Session, batch: list[Row]) -> None:
    """Numbers and addresses that are not known yet; one that was found wrong stays wrong."""
    wanted = [
        (row.values["reference"], kind, row.values[kind])
        for row in batch
        for kind in _POINTS
        if row.values[kind]
    ]
    if not wanted:
        return
    ids = {ref: row.id for ref, row in _known(session, {ref for ref, _, _ in wanted}).items()}
    point = (ContactPoint.customer_id, ContactPoint.kind, ContactPoint.value)
    query = select(*point).where(ContactPoint.customer_id.in_(list(ids.values())))
    there = {tuple(row) for row in session.execute(query)}
    new = [
        {
            "customer_id": ids[ref],
            "kind": kind,
            "value": value,
            "label": _POINTS[kind],
            "status": "active",
            "created_at": utc_now(),
        }
        for ref, kind, value in wanted
        if (ids[ref], kind, value) not in there
    ]
    if new:
        session.execute(ContactPoint.__table__.insert(), new)
