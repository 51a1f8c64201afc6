"""A bank on SQLite and PostgreSQL, and conversations with its customer."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import sessionmaker

from actions.records import RecordsAction
from forbear.store.session import make_engine, make_session_factory, migrate
from tests.actions.bank import add_conversation, add_customer
from tests.actions.chat import NOW, Chat
from tests.kept_rows import keep_rows, put_rows_back

BUSY_SECONDS = 30.0


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


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.services)])
def open_session(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sessionmaker]:
    migrated = request.getfixturevalue(f"migrated_{request.param}")
    if request.param == "sqlite":
        engine = make_engine(f"sqlite:///{shutil.copy(migrated, tmp_path)}")
    else:
        engine = make_engine(put_rows_back(migrated))
    yield make_session_factory(engine)
    engine.dispose()


@pytest.fixture(autouse=True)
def patient(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workers make a database slow: only tests that run alone hold an action to its time."""
    if "pace" not in request.keywords:
        monkeypatch.setattr(RecordsAction, "patience", BUSY_SECONDS)


@pytest.fixture(autouse=True)
def noise(request: pytest.FixtureRequest) -> None:
    """Somebody else's account and chat, so that a query without its condition is noticed."""
    if "open_session" not in request.fixturenames:
        return
    with request.getfixturevalue("open_session").begin() as session:
        other = add_customer(session, "US-NOISE", jurisdiction="US", last4="0000", principal=1)
        add_conversation(session, "noise", other, verified_at=NOW)


@pytest.fixture
def make_chat(open_session: sessionmaker) -> Callable[..., Chat]:
    """A chat with a new customer, or with one who has been made before."""

    def make(name: str = "chat", *, verified: bool = False, slots: dict | None = None, **facts):
        with open_session.begin() as session:
            customer = add_customer(session, f"CN-{name}", **facts)
            add_conversation(session, name, customer, NOW if verified else None)
        return Chat(name, open_session, **(slots or {}))

    return make


@pytest.fixture
def chat(make_chat: Callable[..., Chat]) -> Chat:
    """Somebody who claims to be the customer, and has not shown it."""
    return make_chat()


@pytest.fixture
def verified_chat(make_chat: Callable[..., Chat]) -> Chat:
    return make_chat(verified=True)
