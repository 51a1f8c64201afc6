"""`forbear backup` and `forbear restore`: copies of the embedded database."""

from __future__ import annotations

import argparse
import os
import sqlite3
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from forbear.commands.records import anchors_file, complain, records
from forbear.settings import Settings
from forbear.store.audit import chain_point, record_act
from forbear.store.audit_anchors import write_anchor
from forbear.store.backup import (
    FOLDER,
    BackupError,
    check_backup,
    database_file,
    make_backup,
    restore_backup,
)

PROBLEMS = (BackupError, SQLAlchemyError, sqlite3.Error, OSError)


def add_to(commands: Any) -> None:
    summary = "copy the embedded database, also while it is in use"
    parser = commands.add_parser("backup", help=summary, description=summary.capitalize() + ".")
    parser.add_argument("file", nargs="?", type=Path, help="a new file; by default in var/backups")
    parser.set_defaults(run=_backup)
    summary = "put a copy of the embedded database back; what is there now is copied first"
    parser = commands.add_parser("restore", help=summary, description=summary.capitalize() + ".")
    parser.add_argument("file", type=Path, help="what `forbear backup` made")
    parser.set_defaults(run=_restore)


def _backup(chosen: argparse.Namespace) -> int:
    try:
        database = database_file(Settings.database_url_from(os.environ))
        target = chosen.file or _new_file("forbear")
        with records() as open_session:
            with open_session.begin() as session:
                record_act(session, "backup_made", "operator")
            make_backup(database, target)
            _note_anchor(open_session)
    except PROBLEMS as error:
        return complain("backup", error)
    print(f"{target}: {target.stat().st_size // 1024} kB, checked.")
    print("Keep secrets.json of FORBEAR_VAR with it: without it open chats end.")
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    try:
        database = database_file(Settings.database_url_from(os.environ))
        check_backup(chosen.file)
        if database.exists():
            before = _new_file("before-restore")
            make_backup(database, before)
            print(f"What was there is kept in {before}.")
        restore_backup(chosen.file, database)
        with records() as open_session:
            _note_anchor(open_session, restored=True)
            with open_session.begin() as session:
                record_act(session, "backup_restored", "operator")
            _note_anchor(open_session)
    except PROBLEMS as error:
        return complain("restore", error)
    print(f"{database} holds what {chosen.file} held.")
    return 0


def _note_anchor(open_session: Any, *, restored: bool = False) -> None:
    with open_session() as session:
        point = chain_point(session)
    if point is not None:
        write_anchor(anchors_file(), point, restored=restored)


def _new_file(name: str) -> Path:
    now = datetime.now(timezone.utc).strftime("%Y%m%d-%H%M%S-%f")
    return Settings.var_from(os.environ) / FOLDER / f"{name}-{now}.db"
