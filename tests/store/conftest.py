"""A migrated database, and rows to work with among rows that must not matter."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timezone
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, sessionmaker

from forbear.store.session import make_engine, make_session_factory, migrate
from forbear.store.tables import Account, Balance, Conversation, Customer, Payment
from tests.kept_rows import keep_rows, put_rows_back

NOW = datetime(2026, 11, 23, 8, tzinfo=timezone.utc)
TODAY = date(2026, 11, 23)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A migrated database without rows: migrated once, then copied or emptied."""
    migrated = request.getfixturevalue(f"migrated_{request.param}")
    if request.param == "sqlite":
        engine = make_engine(f"sqlite:///{shutil.copy(migrated, tmp_path)}")
    else:
        engine = make_engine(put_rows_back(migrated))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "forbear.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgresql(make_postgres_database: Callable[[], str]) -> str:
    url = make_postgres_database()
    migrate(url)
    return keep_rows(url)


@pytest.fixture
def open_session(engine: Engine) -> sessionmaker:
    return make_session_factory(engine)


@pytest.fixture
def session(open_session: sessionmaker) -> Iterator[Session]:
    with open_session() as session:
        yield session


@pytest.fixture
def make_customer(session: Session) -> Callable[..., Customer]:
    numbers = count(1)

    def make(**facts: Any) -> Customer:
        defaults = {
            "reference": f"CN{next(numbers)}",
            "name": "王建国",
            "language": "zh",
            "jurisdiction": "CN",
            "timezone": "Asia/Shanghai",
            "birth_year": 1985,
        }
        customer = Customer(**{**defaults, **facts})
        session.add(customer)
        session.flush()
        return customer

    return make


@pytest.fixture
def make_account(session: Session) -> Callable[..., Account]:
    def make(customer: Customer, **facts: Any) -> Account:
        defaults = {
            "product": "credit_card",
            "last4": "8821",
            "currency": "CNY",
            "apr_bps": 1825,
            "opened_on": date(2024, 1, 1),
            "past_due_since": date(2026, 8, 18),
            "next_due_on": date(2026, 12, 18),
            "balance": Balance(principal=3_000_000, interest=480_000, fees=120_000, as_of=TODAY),
            "payments": [
                Payment(amount=100_000, paid_on=date(2026, 7, 18), channel="app", reference="1")
            ],
        }
        account = Account(customer=customer, **{**defaults, **facts})
        session.add(account)
        session.flush()
        return account

    return make


@pytest.fixture
def make_conversation(session: Session) -> Callable[..., str]:
    numbers = count(1)

    def make(**facts: Any) -> str:
        conversation = Conversation(id=f"conversation-{next(numbers)}", **facts)
        session.add(conversation)
        session.flush()
        return conversation.id

    return make


@pytest.fixture(autouse=True)
def noise(request: pytest.FixtureRequest) -> None:
    """Somebody else's rows, so that a query without its condition is noticed."""
    if "session" not in request.fixturenames:
        return
    session: Session = request.getfixturevalue("session")
    other = Customer(
        reference="US-NOISE",
        name="Noise",
        language="en",
        jurisdiction="US",
        timezone="America/New_York",
        birth_year=1960,
        accounts=[
            Account(
                product="mortgage",
                last4="0000",
                currency="USD",
                apr_bps=500,
                opened_on=date(2020, 1, 1),
                past_due_since=date(2025, 1, 1),
                next_due_on=date(2026, 12, 1),
                balance=Balance(principal=1, interest=1, fees=1, as_of=TODAY),
                payments=[
                    Payment(amount=1, paid_on=TODAY, channel="app", reference="noise"),
                ],
            )
        ],
    )
    session.add_all([other, Conversation(id="noise", customer=other, verified_until=NOW)])
    session.commit()
