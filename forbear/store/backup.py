"""Copies of the embedded database: made while it is in use, put back only while it is not."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy.engine import make_url

from forbear.store.session import alembic_config

FOLDER = "backups"


class BackupError(RuntimeError):
    """The copy cannot be made or put back; the message says why and what to do."""


def database_file(url: str) -> Path:
    """The file of an SQLite database; PostgreSQL has tools of its own."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise BackupError(
            "FORBEAR_DATABASE_URL is not an SQLite file. Use pg_dump and pg_restore for PostgreSQL."
        )
    return Path(parsed.database)


def make_backup(database: Path, target: Path) -> None:
    """A whole copy as of one moment, checked, readable by the owner only."""
    if not database.exists():
        raise BackupError(f"There is no database at {database}.")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise BackupError(f"{target} exists already. Name another file.") from None
    try:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        check_backup(target)
    except (sqlite3.Error, BackupError):
        target.unlink(missing_ok=True)
        raise


def check_backup(file: Path) -> None:
    """BackupError unless it is a whole database of ours that this version can read."""
    if not file.is_file():
        raise BackupError(f"There is no file {file}.")
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
            if found != ["ok"]:
                raise BackupError(f"{file} is damaged: {'; '.join(found)}.")
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise BackupError(f"{file} is damaged: rows refer to rows that are not there.")
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise BackupError(f"{file} is no backup of Forbear ({error}).") from error
    if row is None or row[0] not in known_revisions():
        raise BackupError(f"{file} is of another version of Forbear, which this one cannot read.")


def restore_backup(file: Path, database: Path) -> None:
    """Put a copy in the place of what the database holds; refused while anybody has it open."""
    check_backup(file)
    database.parent.mkdir(parents=True, exist_ok=True)
    with _alone(database) as target, closing(sqlite3.connect(file)) as source:
        # All of it in one transaction: a machine that stops in between leaves what was there.
        source.backup(target)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def known_revisions() -> set[str]:
    scripts = ScriptDirectory.from_config(alembic_config(None))
    return {script.revision for script in scripts.walk_revisions()}


@contextmanager
def _alone(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection beside which there is no other."""
    with closing(sqlite3.connect(database, timeout=0)) as connection:
        try:
            # SQLite gives up its write-ahead log only when nobody else has the database open.
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError:
            mode = "locked"
        if mode != "delete":
            raise BackupError(
                f"{database} is in use. Stop Forbear first (Ctrl-C where `forbear up` runs)."
            )
        yield connection
