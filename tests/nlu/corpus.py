"""The labelled lines of data/nlu and of the development set, read fast and plainly."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Line:
    """One example with its labels, and where it stands."""

    text: str
    intent: str
    language: str
    labels: dict[str, Any] = field(hash=False)
    place: str

    def __str__(self) -> str:
        return f"{self.place}, {self.intent}: {self.text[:60]!r}"


@lru_cache(maxsize=1)
def training_lines() -> tuple[Line, ...]:
    return tuple(
        Line(
            text=example["text"],
            intent=section["intent"],
            language=(section.get("metadata") or {}).get("language", ""),
            labels=example.get("metadata") or {},
            place=file.name,
        )
        for file in sorted((ROOT / "data" / "nlu").glob("*.yml"))
        for section in yaml.load(file.read_text("utf-8"), Loader)["nlu"]
        for example in section["examples"]
    )


def development_lines() -> tuple[Line, ...]:
    return measured_lines("dev_set.yml")


def held_out_lines() -> tuple[Line, ...]:
    return measured_lines("held_out.yml")


def fresh_lines() -> tuple[Line, ...]:
    return measured_lines("fresh_set.yml")


def lines_of_several_intents() -> tuple[Line, ...]:
    return measured_lines("several_intents.yml")


@lru_cache(maxsize=4)
def measured_lines(name: str) -> tuple[Line, ...]:
    file = ROOT / "tests" / "nlu" / name
    labels = ("hostility", "target", "risk", "also")
    return tuple(
        Line(
            each["text"],
            each["intent"],
            each["lang"],
            {k: each[k] for k in labels if k in each},
            file.name,
        )
        for each in yaml.load(file.read_text("utf-8"), Loader)["examples"]
    )


def plain(text: str) -> str:
    """The text without what people vary for nothing: width, case, spaces and punctuation."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in folded if c.isalnum())


def trigrams(text: str) -> frozenset[str]:
    folded = f" {plain(text)} "
    return frozenset(folded[i : i + 3] for i in range(max(len(folded) - 2, 1)))


def near_duplicates(
    lines: Iterable[Line], others: Iterable[Line], above: float
) -> Iterator[tuple[Line, Line, float]]:
    """Pairs whose 3-grams overlap by more than this share (Jaccard), found through an index."""
    known = [(other, trigrams(other.text)) for other in others]
    index: dict[str, list[int]] = defaultdict(list)
    for number, (_, grams) in enumerate(known):
        for gram in grams:
            index[gram].append(number)
    for line in lines:
        grams = trigrams(line.text)
        shared = Counter(number for gram in grams for number in index.get(gram, ()))
        for number, count in shared.items():
            other, other_grams = known[number]
            likeness = count / (len(grams) + len(other_grams) - count)
            if likeness > above:
                yield line, other, likeness
