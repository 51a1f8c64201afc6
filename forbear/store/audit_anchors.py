"""Anchors of the audit trail: its length and last digest, noted in a file beside the database.

A chain alone cannot show that its end was cut off or that all of it was written anew. Whoever can
write to the database but not to the anchors cannot hide that.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from forbear.rules.audit_chain import ChainPoint

FILE = "audit-anchors.jsonl"
RESTORED = "restored"


class AnchorError(ValueError):
    """A line of the file is no anchor."""


def write_anchor(path: Path, point: ChainPoint, *, restored: bool = False) -> bool:
    """Add the point unless the last line says the same; whether it was added.

    `restored` says that the database was put back to this point on purpose.
    """
    line = {**asdict(point), **({RESTORED: True} if restored else {})}
    last = _lines(path)[-1:]
    if not restored and last and _same(last[0], line):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.write(json.dumps(line, sort_keys=True) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return True


def read_anchors(path: Path) -> list[ChainPoint]:
    """The points that must still hold: what came after a restored point went with it."""
    points: list[ChainPoint] = []
    for number, line in enumerate(_lines(path), start=1):
        try:
            point = ChainPoint(line["genesis"], int(line["seq"]), line["digest"], line["at"])
        except (KeyError, TypeError, ValueError) as error:
            raise AnchorError(f"{path}, line {number}: not an anchor ({error!r}).") from error
        if line.get(RESTORED):
            points = [p for p in points if p.genesis == point.genesis and p.seq <= point.seq]
        points.append(point)
    return points


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    lines = path.read_text("utf-8").splitlines()
    read = []
    for number, line in enumerate(lines, start=1):
        try:
            read.append(dict(json.loads(line)))
        except (ValueError, TypeError) as error:
            if number == len(lines):
                break  # a machine that stopped in the middle of a line
            raise AnchorError(f"{path}, line {number}: not JSON ({error}).") from error
    return read


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one.get(key) == other[key] for key in ("genesis", "seq", "digest"))
