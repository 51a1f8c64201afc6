"""`forbear backup` and `forbear restore`: whole copies, refused where they would do harm."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from forbear.store.backup import BackupError, check_backup, make_backup, restore_backup
from forbear.store.session import make_engine, make_session_factory, migrate
from forbear.store.tickets import list_tickets, record_ticket
from tests.commands.command import forbear


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "var" / "forbear.db"
    migrate(f"sqlite:///{path}")
    add_ticket(path)
    return path


def add_ticket(path: Path) -> None:
    engine = make_engine(f"sqlite:///{path}")
    with make_session_factory(engine).begin() as session:
        record_ticket(session, "log_dispute", None)
    engine.dispose()


def tickets(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        count = connection.execute("SELECT count(*) FROM tickets").fetchone()[0]
    connection.close()
    return count


def run(database, *arguments):
    return forbear(*arguments, FORBEAR_VAR=str(database.parent))


def test_a_copy_is_put_back_and_the_audit_trail_knows_of_it(database, tmp_path):
    copy = tmp_path / "copy.db"
    made = run(database, "backup", str(copy))
    add_ticket(database)
    run(database, "audit", "anchor")
    back = run(database, "restore", str(copy))
    verified = run(database, "audit", "verify")

    assert (made.returncode, back.returncode, verified.returncode) == (0, 0, 0), back.stderr
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert tickets(database) == 1
    (kept,) = (database.parent / "backups").glob("before-restore-*.db")
    assert tickets(kept) == 2
    with sqlite3.connect(database) as connection:
        acts = connection.execute("SELECT act FROM audit_entries ORDER BY seq").fetchall()
        assert acts == [("ticket_opened",), ("backup_made",), ("backup_restored",)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_database_in_use_is_copied_and_never_overwritten(database, tmp_path):
    copy = tmp_path / "copy.db"
    engine = make_engine(f"sqlite:///{database}")
    with make_session_factory(engine)() as session:
        list_tickets(session, "x")
        session.commit()  # a pool keeps the file open, as every process of ours does
        assert run(database, "backup", str(copy)).returncode == 0
        refused = run(database, "restore", str(copy))
    engine.dispose()

    assert refused.returncode == 2
    assert b"is in use. Stop Forbear first" in refused.stderr
    assert tickets(database) == 1


@pytest.mark.parametrize("damage", ["no file", "text", "cut", "other", "newer", "rows"])
def test_what_is_no_whole_backup_is_refused(database, tmp_path, damage):
    copy = tmp_path / "copy.db"
    if damage != "no file":
        make_backup(database, copy)
    if damage == "text":
        copy.write_text("hello " * 1000)
    if damage == "cut":
        copy.write_bytes(copy.read_bytes()[: 40 * 4096])
    if damage in ("other", "newer", "rows"):
        statements = {
            "other": "DROP TABLE alembic_version",
            "newer": "UPDATE alembic_version SET version_num = '9999'",
            "rows": "INSERT INTO dues VALUES (4711, '2026-01-01', 1)",
        }
        with sqlite3.connect(copy) as connection:
            connection.execute(statements[damage])
        connection.close()

    with pytest.raises(BackupError, match="copy.db"):
        check_backup(copy)
    with pytest.raises(BackupError):
        restore_backup(copy, database)
    assert tickets(database) == 1


def test_a_backup_never_overwrites(database, tmp_path):
    copy = tmp_path / "copy.db"
    copy.write_text("mine")

    with pytest.raises(BackupError, match="exists already"):
        make_backup(database, copy)
    assert copy.read_text() == "mine"


def test_another_database_has_its_own_tools():
    done = forbear("backup", FORBEAR_DATABASE_URL="postgresql://nobody@127.0.0.1/none")

    assert done.returncode == 2
    assert b"Use pg_dump" in done.stderr
