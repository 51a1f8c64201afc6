"""`forbear export` and `forbear erase`: what a customer may ask of their own data."""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from forbear.commands.records import complain, records
from forbear.rules.retention import RETENTION_YEARS, Hold
from forbear.store.audit import record_act
from forbear.store.customer_records import export_customer
from forbear.store.customers import CustomerNotFoundError, get_customer
from forbear.store.erasure import Erasure, erase_customer

GROUNDS = {
    "debt_not_settled": "money is still owed",
    "open_plan": "a plan is running or waits for approval",
    "open_promise": "a promise to pay is open",
    "open_dispute": "a dispute is not decided",
    "open_complaint": "a complaint is not answered",
    "legal_proceedings": "the account is with the lawyers",
    "retention": "records must be kept for {years} years after the last activity ({source})",
}
HELD = 3
"""Exit status when something had to be kept."""


def add_to(commands: Any) -> None:
    summary = "write all that is kept of a customer, as one JSON object"
    parser = commands.add_parser("export", help=summary, description=summary.capitalize() + ".")
    parser.add_argument("customer", help="the customer number")
    parser.add_argument("--output", type=Path, help="a new file, readable by the owner only")
    parser.set_defaults(run=_export)
    summary = "erase all that is kept of a customer, but for what must be kept"
    parser = commands.add_parser("erase", help=summary, description=summary.capitalize() + ".")
    parser.add_argument("customer", help="the customer number")
    parser.add_argument("--yes", action="store_true", help="do it; without, only say what would go")
    parser.set_defaults(run=_erase)


def _export(chosen: argparse.Namespace) -> int:
    try:
        with records() as open_session, open_session.begin() as session:
            customer = get_customer(session, chosen.customer)
            exported = export_customer(session, customer)
            record_act(session, "record_exported", "operator", customer_id=customer.id)
            words = json.dumps(exported, ensure_ascii=False, indent=2)
            if chosen.output:
                _write_new(chosen.output, words + "\n")
    except (CustomerNotFoundError, SQLAlchemyError, OSError) as error:
        return complain("export", error)
    if not chosen.output:
        print(words)
    return 0


def _erase(chosen: argparse.Namespace) -> int:
    try:
        with records() as open_session:
            erasure, place = _erase_in(open_session, chosen.customer, really=chosen.yes)
    except (CustomerNotFoundError, SQLAlchemyError) as error:
        return complain("erase", error)
    for name, count in sorted(erasure.rows.items()):
        if count:
            print(f"{name:<28} {count}")
    for hold in erasure.holds:
        print(f"The rest is kept: {ground(hold, place)}.")
    print("Erased." if chosen.yes else "Nothing was erased: say --yes to do it.")
    if chosen.yes:
        print("Backups, logs and the assistant's memory until its next start are not reached.")
    return HELD if erasure.holds else 0


def _erase_in(open_session: sessionmaker, reference: str, *, really: bool) -> tuple[Erasure, str]:
    with open_session() as session:
        if session.get_bind().dialect.name == "sqlite":
            session.execute(text("PRAGMA secure_delete = ON"))  # overwrite what is deleted
        customer = get_customer(session, reference)
        place = customer.jurisdiction
        erasure = erase_customer(session, customer, datetime.now(timezone.utc).date())
        if really:
            session.commit()
            _empty_the_log(session)
        return erasure, place


def ground(hold: Hold, place: str) -> str:
    """Why something is kept, in plain words, with the day where one is known."""
    years = RETENTION_YEARS[place]
    words = GROUNDS[hold.ground].format(years=years.value, source=years.source)
    return f"{words}; until {hold.until}" if hold.until else words


def _empty_the_log(session: Session) -> None:
    """What was deleted still stands in SQLite's write-ahead log until that is emptied."""
    engine = session.get_bind()
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:  # no transaction may be open
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _write_new(path: Path, words: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(words)
    print(f"Written to {path}.", file=sys.stderr)
