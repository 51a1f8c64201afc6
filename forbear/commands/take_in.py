"""`forbear import`: a bank's own customers, accounts and ledger from CSV files."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from forbear.commands.records import complain, records
from forbear.store.imports import ImportReport, import_files

MOST_SHOWN = 100


def add_to(commands: Any) -> None:
    summary = "take in customers, accounts and ledger from CSV files, all of it or nothing"
    parser = commands.add_parser("import", help=summary, description=summary.capitalize() + ".")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="see docs/bank-data.md")
    parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    try:
        with records() as open_session, open_session() as session:
            report = import_files(session, chosen.files, datetime.now(timezone.utc).date())
            if chosen.dry_run or report.errors:
                session.rollback()
            else:
                session.commit()
    except SQLAlchemyError as error:
        return complain("import", error)
    return _tell(report, chosen.dry_run)


def _tell(report: ImportReport, dry_run: bool) -> int:
    for error in report.errors[:MOST_SHOWN]:
        print(error, file=sys.stderr)
    if report.errors:
        more = len(report.errors) - MOST_SHOWN
        if more > 0:
            print(f"… and {more} more.", file=sys.stderr)
        print(f"{len(report.errors)} error(s): nothing was written.", file=sys.stderr)
        return 1
    for what, count in sorted(report.counts.items()):
        print(f"{what:<20} {count}")
    print("Nothing was written: this was a dry run." if dry_run else "Written.")
    return 0
