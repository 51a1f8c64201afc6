"""Takes files in: everything is checked first, then all of it is written, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from forbear.store.audit import record_act
from forbear.store.imports.accounts import take_accounts
from forbear.store.imports.customers import take_customers
from forbear.store.imports.files import Row, RowError, kinds, read_file
from forbear.store.imports.postings import take_postings

Take = Callable[[Session, list[Row], list[RowError], Counter], None]
_TAKERS: dict[str, Take] = {
    "customers": take_customers,
    "accounts": take_accounts,
    "ledger": take_postings,
}


@dataclass
class ImportReport:
    """What was found; with an error nothing of it is written."""

    counts: Counter = field(default_factory=Counter)
    """By `customers new`, `accounts changed`, `ledger unchanged` and so on."""
    errors: list[RowError] = field(default_factory=list)


def import_files(session: Session, files: Sequence[Path], today: date) -> ImportReport:
    """Write what the files hold into the session; the caller rolls back when there are errors."""
    report = ImportReport()
    known = kinds(today)
    rows: dict[str, list[Row]] = {kind.name: [] for kind in known}
    for file in files:
        found = read_file(file, known, report.errors)
        if found is not None:
            rows[found[0].name] += found[1]
    for kind in known:
        _TAKERS[kind.name](session, rows[kind.name], report.errors, report.counts)
    record_act(session, "data_imported", "operator", detail=dict(report.counts))
    return report
