"""A real gateway on a real database, beside a stand-in of the copilot channel."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy.orm import sessionmaker

from forbear.gateway.app import create_app
from forbear.gateway.copilot import Copilot
from forbear.gateway.options import Options
from forbear.settings import ROOT, Settings
from forbear.store.agents import DEMO_LOGINS, ensure_demo_agents
from forbear.store.demo_bank import build_demo_bank
from forbear.store.session import make_engine, make_session_factory, migrate
from tests.gateway.copilot_stand_in import SECRET, StandIn
from tests.gateway.people import PATIENCE, Visits
from tests.gateway.server import Server, free_port
from tests.gateway.trainer import Trainer, teaching
from tests.kept_rows import keep_rows, put_rows_back

QUICK = Options(slow_after=0.5, stranded_after=30.0, probe_every=0.1)


@pytest.fixture(scope="session")
def passwords() -> dict[str, str]:
    return {}


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, passwords: dict[str, str]) -> Path:
    folder = tmp_path_factory.mktemp("template")
    _fill(f"sqlite:///{folder / 'forbear.db'}", folder, passwords)
    return folder / "forbear.db"


@pytest.fixture(scope="session")
def filled_postgresql(
    make_postgres_database: Callable[[], str],
    tmp_path_factory: pytest.TempPathFactory,
    passwords: dict[str, str],
) -> str:
    url = make_postgres_database()
    _fill(url, tmp_path_factory.mktemp("template"), passwords)
    return keep_rows(url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.services)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The demo bank and the demo agents, as if no test had been there before."""
    if request.param == "postgresql":
        return put_rows_back(request.getfixturevalue("filled_postgresql"))
    copy = tmp_path / "forbear.db"
    shutil.copy(request.getfixturevalue("sqlite_template"), copy)
    return f"sqlite:///{copy}"


def _fill(url: str, folder: Path, passwords: dict[str, str]) -> None:
    migrate(url)
    engine = make_engine(url)
    with make_session_factory(engine).begin() as session:
        build_demo_bank(session, date(2025, 11, 23))
        # Both templates share the passwords, so that a test need not know where it runs.
        (folder / DEMO_LOGINS).write_text(json.dumps(passwords))
        passwords.update(ensure_demo_agents(session, folder))
    engine.dispose()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(
        root=ROOT,
        var=tmp_path,
        database_url=database_url,
        host="127.0.0.1",
        port=0,
        rasa_url=f"http://127.0.0.1:{free_port()}",
        actions_url="http://127.0.0.1:9/webhook",
        secret="s" * 32,
        copilot_secret=SECRET,
        bank_secret="b" * 32,
        demo=True,
    )


@pytest.fixture
def open_session(database_url: str) -> Iterator[sessionmaker]:
    engine = make_engine(database_url)
    yield make_session_factory(engine)
    engine.dispose()


@pytest.fixture
def stand_in() -> StandIn:
    return StandIn()


@pytest.fixture
def make_copilot(stand_in: StandIn, settings: Settings) -> Iterator[Callable[[], Server]]:
    """Starts the stand-in at the address that the gateway asks."""
    running: list[Server] = []
    port = int(settings.rasa_url.rsplit(":", 1)[1])

    def make() -> Server:
        running.append(Server(stand_in.app(), port).start())
        return running[-1]

    yield make
    for server in running:
        server.stop()


@pytest.fixture
def copilot(make_copilot: Callable[[], Server]) -> Server:
    return make_copilot()


@pytest.fixture
def make_gateway(settings: Settings, open_session: sessionmaker) -> Iterator[Callable[..., Server]]:
    running: list[Server] = []

    def make(port: int | None = None, options: Options = QUICK, **changes: Any) -> Server:
        changed = Settings(**{**settings.__dict__, **changes})
        asked = Copilot(changed.rasa_url, changed.copilot_secret)
        running.append(Server(create_app(changed, open_session, asked, options), port).start())
        return running[-1]

    yield make
    for server in running:
        server.stop()


@pytest.fixture
def gateway(make_gateway: Callable[..., Server]) -> Server:
    return make_gateway()


@pytest.fixture
async def visits(gateway: Server, passwords: dict[str, str]) -> AsyncIterator[Visits]:
    arrivals = Visits(gateway.port, passwords)
    yield arrivals
    await arrivals.all_leave()


@pytest.fixture
async def trainer(gateway: Server, passwords: dict[str, str]) -> AsyncIterator[Trainer]:
    async with teaching(gateway.url, "mei", passwords["mei"]) as trainer:
        yield trainer


@pytest.fixture
async def http(gateway: Server) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(verify=False, timeout=PATIENCE, base_url=gateway.url) as client:
        yield client
