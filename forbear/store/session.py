"""Engines and sessions for SQLite and PostgreSQL, and bringing a database up to date.

A session is for one short transaction: never keep one open while waiting for another process.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.engine.url import URL
from sqlalchemy.orm import sessionmaker
from sqlalchemy.pool import QueuePool

from forbear.store.stretches import note_stretches

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_TIMEOUT_MS = 5000
_SQLITE_PRAGMAS = (
    # First, so that switching to WAL waits for others too.
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
)


def make_engine(url: str | URL) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, future=True, pool_pre_ping=True, hide_parameters=True)
    options: dict[str, Any] = {}
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        # One connection for a process: SQLite lets one transaction run at a time, and who waits for
        # the pool gets their turn, while who waits for the file may lose it to others for ever.
        options = {
            "poolclass": QueuePool,
            "pool_size": 1,
            "max_overflow": 0,
            "connect_args": {"check_same_thread": False},
        }
    # No exception may quote a customer.
    engine = create_engine(parsed, future=True, hide_parameters=True, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def make_session_factory(engine: Engine, info: Mapping[str, Any] | None = None) -> sessionmaker:
    """`info` is what each session knows, such as where accounts are read from."""
    factory = sessionmaker(engine, future=True, expire_on_commit=False, info=dict(info or {}))
    event.listen(factory, "after_flush", note_stretches)
    return factory


def migrate(url: str | URL) -> None:
    """Bring the database to the newest revision; one that is there already is left alone."""
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            command.upgrade(alembic_config(connection), "head")
    finally:
        engine.dispose()


def alembic_config(connection: Connection | None) -> Config:
    """No alembic.ini: what it would hold is this, and works from an installed package too."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver would begin only at the first write, which breaks savepoints and repeatable reads.
    connection.isolation_level = None
    for pragma in _SQLITE_PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    # A reader that turns writer while another wrote is refused at once, whatever the busy timeout;
    # taking the write lock first makes it wait its turn instead.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
