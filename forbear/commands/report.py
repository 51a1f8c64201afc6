"""`forbear report`: what the reports' page shows, for terminals and spreadsheets."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from forbear.commands.records import complain, records
from forbear.rules.csv_text import as_csv
from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.store.base import utc_now
from forbear.store.reports.scope import NO_PLACE, Scope
from forbear.store.reports.sections import SECTIONS

DAYS = 30


def add_to(commands: Any) -> None:
    summary = "show waits, use of suggestions, conduct findings, promises and hostility in sum"
    parser = commands.add_parser(
        "report",
        help=summary,
        description=f"{summary.capitalize()}. Nothing is counted by person. Parts: "
        + ", ".join(SECTIONS),
    )
    parser.add_argument("part", nargs="?", metavar="PART", help="only this part")
    parser.add_argument("--from", dest="first", metavar="DAY", help="from this day on, UTC")
    parser.add_argument("--to", dest="last", metavar="DAY", help="up to this day (default: today)")
    parser.add_argument("--language", choices=("zh", "en"))
    parser.add_argument("--place", choices=(*JURISDICTIONS, NO_PLACE))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="one part as CSV")
    form.add_argument("--json", action="store_true", help="as JSON, one object in all")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    if chosen.part is not None and chosen.part not in SECTIONS:
        return complain(
            "report", f"there is no part {chosen.part!r}: choose of {', '.join(SECTIONS)}."
        )
    if chosen.csv and chosen.part is None:
        return complain("report", f"--csv needs one part: {', '.join(SECTIONS)}.")
    try:
        last = date.fromisoformat(chosen.last) if chosen.last else utc_now().date()
        first = date.fromisoformat(chosen.first) if chosen.first else last - timedelta(DAYS - 1)
    except ValueError as error:
        return complain("report", f"{error}: give days such as 2026-11-28.")
    if first > last:
        return complain("report", f"--from {first} is after --to {last}.")
    names = [chosen.part] if chosen.part else list(SECTIONS)
    try:
        parts = _read(Scope(first, last, chosen.language, chosen.place), names)
    except SQLAlchemyError as error:
        return complain("report", error)
    _print(chosen, parts, f"{first} to {last}, UTC")
    return 0


def _read(scope: Scope, names: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    with records() as open_session:
        found = {}
        for name in names:  # a transaction each: on SQLite others wait for one
            with open_session() as session:
                found[name] = SECTIONS[name](session, scope)
        return found


def _print(
    chosen: argparse.Namespace, parts: Mapping[str, list[dict[str, Any]]], days: str
) -> None:
    if chosen.csv:
        sys.stdout.write(as_csv(parts[chosen.part]))
    elif chosen.json:
        print(json.dumps(parts, ensure_ascii=False, indent=2))
    else:
        print(days)
        for name, rows in parts.items():
            print(f"\n{name}\n{_table(rows)}")


def _table(rows: Sequence[Mapping[str, Any]]) -> str:
    if not rows:
        return "  nothing was counted"
    cells = [list(rows[0]), *([_cell(value) for value in row.values()] for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))]
    lines = []
    for first, *rest in cells:
        counted = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        lines.append("  ".join(["", first.ljust(widths[0]), *counted]))
    return "\n".join(lines)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "few" if value else ""
    return "–" if value is None else str(value)
