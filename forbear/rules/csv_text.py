"""Tables as CSV that no spreadsheet program takes for something to run."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
BOM = "\ufeff"
"""Without it spreadsheet programs read Chinese as gibberish."""


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """The keys of the first row as head; nothing at all where there are no rows."""
    text = io.StringIO()
    if rows:
        writer = csv.writer(text)
        writer.writerow([harmless(name) for name in rows[0]])
        writer.writerows([harmless(row[name]) for name in rows[0]] for row in rows)
    return text.getvalue()


def harmless(value: Any) -> str:
    """A cell: numbers as they are, and words that begin like a formula behind an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(value)
    words = str(value)
    return f"'{words}" if words.lstrip(" ").startswith(_RUNS) else words
