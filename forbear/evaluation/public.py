"""Public sets that others labelled: abuse of a chatbot, hostility in Chinese, what is out of scope.

Each is reported by itself: their labels mean different things, and none of them is one of ours.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forbear.evaluation.labelled import LabelledFileError
from forbear.evaluation.measures import ABUSIVE, Found

ANGRY = 2
SURE = 0.5
"""An intent of this confidence would be acted upon."""
OUT_OF_SCOPE = "out_of_scope"
HOSTILE_FILES = ("convabuse_en.csv", "hostile_2nd_person_zh.csv")
OUT_OF_SCOPE_FILES = ("out_of_scope_en.csv", "out_of_scope_zh.csv")
COLUMNS = {"text", "label"}

Understand = Callable[[dict[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True)
class PublicFigures:
    """What one file says, as figures of which more is better."""

    source: str
    lines: int
    figures: Mapping[str, float]


def measure_public(folder: Path, understand: Understand) -> Iterator[PublicFigures]:
    """File by file; one that is not in the folder is left out, none at all is an error."""
    present = [name for name in (*HOSTILE_FILES, *OUT_OF_SCOPE_FILES) if (folder / name).exists()]
    if not present:
        wanted = ", ".join((*HOSTILE_FILES, *OUT_OF_SCOPE_FILES))
        raise LabelledFileError(f"{folder} holds none of {wanted}.")
    for name in present:
        rows = read_rows(folder / name)
        parses = [understand({"text": text}) for text, _ in rows]
        figures = _hostile if name in HOSTILE_FILES else _out_of_scope
        source = name.removesuffix(".csv")
        yield PublicFigures(source, len(rows), figures([label for _, label in rows], parses))


def public_report(found: PublicFigures) -> Iterator[str]:
    yield f"{found.source}: {found.lines} lines"
    for name, value in found.figures.items():
        yield f"    {name.replace('_', ' '):<34} {value:.3f}"


def read_rows(path: Path) -> list[tuple[str, str]]:
    """Text and label of each row."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            if not set(rows.fieldnames or ()) >= COLUMNS:
                raise LabelledFileError(f"{path} needs the columns `text` and `label`.")
            return [(row["text"], row["label"]) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LabelledFileError(f"{path} cannot be read: {error}") from error


def _hostile(labels: Sequence[str], parses: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """For abuse (level 3 and above) and for anger and above, which the sets do not tell apart."""
    figures = {}
    for name, least in (("abuse", ABUSIVE), ("anger_and_above", ANGRY)):
        found = _found(labels, [parse["hostility"]["level"] >= least for parse in parses])
        calm = labels.count("not")
        figures[f"{name}_recall"] = found.recall
        figures[f"{name}_calm_lines_kept"] = 1 - found.false_alarms / calm if calm else 1.0
        figures[f"{name}_f1"] = found.f1
    return figures


def _found(labels: Sequence[str], raised: Sequence[bool]) -> Found:
    pairs = [(label == "hostile", seen) for label, seen in zip(labels, raised, strict=True)]
    return Found(pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True)))


def _out_of_scope(labels: Sequence[str], parses: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    intents = [parse["intent"] for parse in parses]
    taken = [i["name"] != OUT_OF_SCOPE and i["confidence"] >= SURE for i in intents]
    return {"not_taken_for_an_intent": 1 - sum(taken) / len(taken) if taken else 1.0}
