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


def test_what_was_stored_survives_the_way_up_and_down(database_url):
    engine = make_engine(database_url)
    _move(engine, "upgrade", "0001")
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO customers (id, reference, name, language, jurisdiction, timezone,"
            " birth_year, created_at) VALUES (7, 'CN1', 'A', 'zh', 'CN', 'Asia/Shanghai', 1985,"
            " '2026-11-23 08:00:00')",
            "INSERT INTO accounts (id, customer_id, product, last4, currency, apr_bps, opened_on,"
            " next_due_on, stop_state, legal_referral) VALUES (3, 7, 'credit_card', '8821', 'CNY',"
            " 1825, '2024-01-01', '2026-12-18', 'attorney', false)",
            "INSERT INTO balances VALUES (3, 3000000, 480000, 120000, '2026-11-23')",
            "INSERT INTO promises_to_pay (id, account_id, amount, due_on, status, created_at)"
            " VALUES (5, 3, 100, '2026-12-01', 'open', '2026-11-23 08:00:00'),"
            " (6, 3, 200, '2026-11-01', 'broken', '2026-10-23 08:00:00')",
        ):
            connection.execute(text(statement))

    _move(engine, "upgrade", "head")
    with engine.begin() as connection:
        keys = connection.execute(text("SELECT audit_key FROM customers")).scalars().all()
        assert len(keys[0]) == 32
        opened = "SELECT kind, principal, interest, fees FROM ledger_entries"
        assert connection.execute(text(opened)).all() == [("opening", 3000000, 480000, 120000)]
        promises = connection.execute(text("SELECT id, status FROM promises ORDER BY id")).all()
        assert promises == [(5, "confirmed"), (6, "broken")]
        assert connection.execute(text("SELECT kind FROM stop_periods")).scalar() == "attorney"
    _move(engine, "downgrade", "0001")
    with engine.begin() as connection:
        query = text("SELECT id, amount, status FROM promises_to_pay ORDER BY id")
        assert connection.execute(query).all() == [(5, 100, "open"), (6, 200, "broken")]
        connection.execute(text("UPDATE balances SET fees = 0"))
    _move(engine, "upgrade", "head")
    engine.dispose()


def _move(engine, way, revision):
    with engine.begin() as connection:
        getattr(command, way)(alembic_config(connection), revision)


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
