"""The project's own domain and act table, and conversations with its real model."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import yaml
from rasa.shared.core.domain import Domain
from sqlalchemy.orm import sessionmaker

from forbear.dialogue.act_table import ActTable
from forbear.dialogue.window_tracker_store import WindowTrackerStore
from forbear.store.session import make_engine, make_session_factory, migrate
from tests.actions.bank import add_conversation, add_customer
from tests.kept_rows import keep_rows, put_rows_back

if TYPE_CHECKING:
    from tests.dialogue.server import Copilot, CopilotServer

ROOT = Path(__file__).parents[2]
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _load(file: Path) -> dict:
    return yaml.load(file.read_text("utf-8"), Loader)


@pytest.fixture(scope="session")
def domain() -> Domain:
    """As a model holds it: the replies of data/responses are in it."""
    loaded = _load(ROOT / "domain.yml")
    for file in sorted((ROOT / "data" / "responses").glob("*.yml")):
        loaded["responses"].update(_load(file)["responses"])
    return Domain.from_dict(loaded)


@pytest.fixture(scope="session")
def table(domain: Domain) -> ActTable:
    text = (ROOT / "data" / "acts.yml").read_text("utf-8")
    return ActTable.from_yaml(text, domain.responses)


@pytest.fixture
def make_store(domain: Domain, database_url: str) -> Iterator[Callable[..., WindowTrackerStore]]:
    made: list[WindowTrackerStore] = []

    def make(**limits: int) -> WindowTrackerStore:
        made.append(WindowTrackerStore(domain, host=database_url, **limits))
        return made[-1]

    yield make
    for store in made:
        store.engine.dispose()


@pytest.fixture(scope="session")
def server(model_path: Path) -> Iterator[CopilotServer]:
    from tests.dialogue.server import CopilotServer  # TensorFlow comes with it

    served = CopilotServer(model_path)
    yield served
    served.stop()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "forbear.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def empty_postgresql(make_postgres_database: Callable[[], str]) -> str:
    url = make_postgres_database()
    migrate(url)
    return keep_rows(url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.services)])
def records_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database without a row: copied or emptied, as migrating takes longer."""
    empty = request.getfixturevalue(f"empty_{request.param}")
    if request.param == "sqlite":
        return f"sqlite:///{shutil.copy(empty, tmp_path)}"
    return put_rows_back(empty)


@pytest.fixture
def sessions(records_url: str) -> Iterator[sessionmaker]:
    """The bank's records, without anybody in them."""
    engine = make_engine(records_url)
    yield make_session_factory(engine)
    engine.dispose()


@pytest.fixture
def make_conversation(
    server: CopilotServer, records_url: str, sessions: sessionmaker
) -> Iterator[Callable[..., Copilot]]:
    """A conversation of a new customer, over HTTP."""
    from tests.dialogue.server import Copilot

    server.use(records_url, sessions)
    made: list[Copilot] = []

    def make(verified: bool = False, **facts) -> Copilot:
        name = f"c{len(made)}-{uuid4().hex[:8]}"
        with sessions.begin() as session:
            customer = add_customer(session, name.upper(), **facts)
            add_conversation(session, name, customer, server.clock.now if verified else None)
        made.append(Copilot(server.url, name))
        return made[-1]

    yield make
    for each in made:
        each.close()
    server.release()


@pytest.fixture
def conversation(make_conversation: Callable[..., Copilot]) -> Copilot:
    return make_conversation()


@pytest.fixture
def verified(make_conversation: Callable[..., Copilot]) -> Copilot:
    return make_conversation(verified=True)
