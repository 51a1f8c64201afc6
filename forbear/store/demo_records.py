"""What else the demo bank knows: products, how people are reached, wishes, stops, notes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from sqlalchemy.orm import Session

from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.store.demo_ledger import LATE_FEES
from forbear.store.demo_profiles import TERMS
from forbear.store.tables import (
    ContactEvent,
    ContactPoint,
    ContactPreference,
    Customer,
    Product,
    Representative,
    StopPeriod,
    VulnerabilityNote,
)

# Numbers that are kept free for stories, where a place has such; the last digits are the row's.
_PHONES = {"CN": "+86 100 0000 {:04d}", "US": "+1 202 555 01{:02d}", "UK": "+44 7700 900{:03d}"}
_PHONE_ROWS = {"CN": 10_000, "US": 100, "UK": 1_000}
_WISHES: dict[str, dict[str, Any]] = {
    "CN62081002": {"kind": "not_at_work"},
    "US73151001": {"kind": "never", "channel": "phone"},
    "UK44201002": {"kind": "hours", "from_minute": 1080, "until_minute": 1200},
}
_SPOKEN_FOR = {"US73151003": ("lawyer", "Invented Law Office"), "UK44201004": ("debt_adviser", "A")}
_CARED_FOR = {"UK44201002": "mental_health", "CN62081003": "caring"}
_CALLED_TODAY = {"CN62081001": 2}


def add_products(session: Session) -> None:
    session.add_all(
        Product(
            code=f"{place}-{kind}",
            jurisdiction=place,
            kind=kind,
            currency=JURISDICTIONS[place].currency,
            least_apr_bps=rates[0],
            most_apr_bps=rates[1],
            late_fee=LATE_FEES[place],
        )
        for place, kinds in TERMS.items()
        for kind, (_, rates) in kinds.items()
    )


def add_records(session: Session, customers: list[Customer], today: date) -> None:
    points, stops = [], []
    for number, customer in enumerate(customers):
        place = customer.jurisdiction
        phone = _PHONES[place].format(number % _PHONE_ROWS[place])
        mail = f"{customer.reference.lower()}@customers.example"
        points.append(_point(customer, "phone", "mobile", phone))
        points.append(_point(customer, "email", "other", mail))
        stops += [
            {
                "account_id": account.id,
                "kind": account.stop_state,
                "starts_on": today - timedelta(days=10),
                "ends_on": _end_of(account.stop_state, today),
                "created_at": customer.created_at,
            }
            for account in customer.accounts
            if account.stop_state != "none"
        ]
    session.execute(ContactPoint.__table__.insert(), points)
    session.execute(StopPeriod.__table__.insert(), stops)
    for customer in customers:
        session.add_all(_special(customer, today))
    session.flush()


def _point(customer: Customer, kind: str, label: str, value: str) -> dict[str, Any]:
    return {
        "customer_id": customer.id,
        "kind": kind,
        "label": label,
        "value": value,
        "status": "active",
        "created_at": customer.created_at,
    }


def _end_of(stop: str, today: date) -> date | None:
    """A standard breathing space lasts sixty days; no other stop ends by itself."""
    return today + timedelta(days=50) if stop == "breathing_space" else None


def _special(customer: Customer, today: date) -> list[Any]:
    """What only some have, so that each thing can be seen somewhere."""
    rows: list[Any] = []
    reference, customer_id = customer.reference, customer.id
    if reference in _WISHES:
        rows.append(ContactPreference(customer_id=customer_id, **_WISHES[reference]))
    if reference in _SPOKEN_FOR:
        kind, name = _SPOKEN_FOR[reference]
        rows.append(Representative(customer_id=customer_id, kind=kind, name=name))
    if reference in _CARED_FOR:
        rows.append(
            VulnerabilityNote(
                customer_id=customer_id,
                kind=_CARED_FOR[reference],
                consent_at=datetime.combine(today, time(6), timezone.utc),
                kept_days=180,
                expires_on=today + timedelta(days=180),
            )
        )
    rows += [
        ContactEvent(
            customer_id=customer_id,
            channel="phone",
            direction="outbound",
            outcome="unanswered",
            at=datetime.combine(today, time(1 + hour), timezone.utc),
        )
        for hour in range(_CALLED_TODAY.get(reference, 0))
    ]
    return rows
