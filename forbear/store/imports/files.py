"""Reads CSV files: which kind each is, and its rows with where they stand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.rules.stop_states import RANK
from forbear.store.imports import fields
from forbear.store.imports.fields import FieldError, Read

PRODUCTS = ("credit_card", "personal_loan", "car_loan", "mortgage", "online_loan", "overdraft")
KINDS = ("opening", "charge", "interest", "fee", "payment", "waiver", "adjustment", "due")
LARGEST_FIELD = 10_000
_BOM = "utf-8-sig"


@dataclass(frozen=True)
class RowError:
    """What is wrong, and where."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return (
            f"{where}, {self.field}: {self.message}" if self.field else f"{where}: {self.message}"
        )


@dataclass(frozen=True)
class Row:
    """The values of one row, checked one by one."""

    file: str
    line: int
    values: dict[str, Any]

    def error(self, field: str, message: str) -> RowError:
        return RowError(self.file, self.line, field, message)


@dataclass(frozen=True)
class Kind:
    """One kind of file: the columns that it must have, and those that it may have."""

    name: str
    required: dict[str, Read]
    optional: dict[str, Read]


def kinds(today: date) -> list[Kind]:
    """In the order in which they are taken in."""
    past = fields.day(today + timedelta(days=1))  # today has begun elsewhere
    raw = fields.text(40)  # an amount waits until the currency is known
    return [
        Kind(
            "customers",
            {
                "reference": fields.reference(32),
                "name": fields.text(120),
                "language": fields.one_of(("zh", "en")),
                "jurisdiction": fields.one_of(tuple(JURISDICTIONS)),
                "timezone": fields.zone,
                "birth_year": fields.whole(1900, today.year),
            },
            {"phone": fields.text(40), "email": fields.mail},
        ),
        Kind(
            "accounts",
            {
                "reference": fields.reference(40),
                "customer": fields.reference(32),
                "product": fields.one_of(PRODUCTS),
                "last4": fields.last4,
                "currency": fields.currency_code,
                "apr": fields.percent,
                "opened_on": past,
                "next_due_on": fields.day(),
            },
            {
                "past_due_since": past,
                "stop_state": fields.one_of(("none", *RANK)),
                "legal_referral": fields.yes_or_no,
            },
        ),
        Kind(
            "ledger",
            {
                "account": fields.reference(40),
                "kind": fields.one_of(KINDS),
                "reference": fields.reference(60),
                "posted_on": fields.day(),
            },
            {
                "amount": raw,
                "principal": raw,
                "interest": raw,
                "fees": raw,
                "channel": fields.text(20),
            },
        ),
    ]


def read_file(
    path: Path, known: list[Kind], errors: list[RowError]
) -> tuple[Kind, list[Row]] | None:
    """The kind that the header names, and every row that can be used."""
    try:
        with path.open(encoding=_BOM, newline="") as file:
            csv.field_size_limit(LARGEST_FIELD)
            reader = csv.reader(file, strict=True)
            header = [name.strip() for name in next(reader, [])]
            kind = _kind_of(path, header, known, errors)
            return (kind, list(_rows(path, kind, header, reader, errors))) if kind else None
    except OSError as error:
        errors.append(RowError(str(path), 0, "", f"cannot be read: {error.strerror}."))
    except UnicodeDecodeError:
        errors.append(RowError(str(path), 0, "", "is not UTF-8 throughout. Save it as UTF-8."))
    except csv.Error as error:
        errors.append(RowError(str(path), reader.line_num, "", f"is not CSV: {error}."))
    return None


def _kind_of(
    path: Path, header: list[str], known: list[Kind], errors: list[RowError]
) -> Kind | None:
    def lacking(kind: Kind) -> list[str]:
        return [name for name in kind.required if name not in header]

    kind = min(known, key=lambda each: len(lacking(each)) / len(each.required))
    strange = [name for name in header if name not in {**kind.required, **kind.optional}]
    fault = None
    if missing := lacking(kind):
        fault = f"as a file of {kind.name}, it has no column {', '.join(missing)}."
    elif strange:
        fault = f"a file of {kind.name} has no column {', '.join(map(repr, strange))}."
    elif len(set(header)) < len(header):
        fault = "a column is there twice."
    if fault:
        errors.append(RowError(str(path), 1, "", fault))
    return None if fault else kind


def _rows(
    path: Path, kind: Kind, header: list[str], reader: Any, errors: list[RowError]
) -> Iterator[Row]:
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        line = reader.line_num
        if len(cells) != len(header):
            message = f"has {len(cells)} fields; the header has {len(header)}."
            errors.append(RowError(str(path), line, "", message))
            continue
        values, faults = _values(kind, dict(zip(header, (c.strip() for c in cells), strict=True)))
        errors += [RowError(str(path), line, field, message) for field, message in faults]
        if not faults:
            yield Row(str(path), line, values)


def _values(kind: Kind, cells: dict[str, str]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    values: dict[str, Any] = {}
    faults = []
    for name, read in {**kind.required, **kind.optional}.items():
        cell = cells.get(name, "")
        if not cell and name in kind.optional:
            values[name] = None
            continue
        try:
            values[name] = read(cell)
        except FieldError as error:
            faults.append((name, str(error)))
    return values, faults
