"""The sentences of this folder, by file and list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def sentences(file: str, *lists: str) -> list[str]:
    """Those of the named lists of `<file>.yml`, in order."""
    found = _read(file)
    return [line for name in lists for line in found[name].splitlines()]


def labelled(file: str, table: str) -> list[tuple[Any, str]]:
    """Each sentence of a table with the label that it stands under."""
    return [
        (label, line) for label, block in _read(file)[table].items() for line in block.splitlines()
    ]


def _read(file: str) -> dict[str, Any]:
    path = Path(__file__).with_name(f"{file}.yml")
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found
