"""The migrations make the tables that the code maps, up and down, beside Rasa's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from forbear.store.session import alembic_config, make_engine, migrate
from forbear.store.tables import Base

ROOT = Path(__file__).parents[2]


def test_migrated_tables_are_the_mapped_ones(database_url):
    migrate(database_url)

    engine = make_engine(database_url)
    with engine.connect() as connection:
        options = {"compare_type": True}
        differences = compare_metadata(
            MigrationContext.configure(connection, opts=options), Base.metadata
        )
    engine.dispose()

    assert differences == [] or _table_names(differences) <= {"alembic_version"}


def test_a_second_migration_changes_nothing(database_url):
    migrate(database_url)
    migrate(database_url)

    assert "customers" in _tables(database_url)


def test_processes_that_start_at_once_migrate_once(database_url):
    program = "import sys; from forbear.store.session import migrate; migrate(sys.argv[1])"
    processes = [
        subprocess.Popen([sys.executable, "-c", program, database_url], cwd=ROOT) for _ in range(4)
    ]

    assert [process.wait(timeout=60) for process in processes] == [0] * 4
    assert "customers" in _tables(database_url)


def test_the_way_down_leaves_only_the_tables_of_rasa(database_url):
    migrate(database_url)
    engine = make_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE tracker_anchors (id INTEGER PRIMARY KEY)"))

    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
    engine.dispose()

    assert _tables(database_url) == {"events", "tracker_anchors", "alembic_version"}


def test_the_tables_of_rasa_are_never_drafted_away(database_url):
    migrate(database_url)
    engine = make_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY)"))
    with engine.begin() as connection:
        command.check(alembic_config(connection))
    engine.dispose()


def _tables(url: str) -> set[str]:
    engine = make_engine(url)
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names


def _table_names(differences: list) -> set[str]:
    return {change[1].name for change in differences}
