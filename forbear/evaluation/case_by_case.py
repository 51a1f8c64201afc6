"""Two models on the same cases: what each got right, and what changed from one to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forbear.evaluation.labelled import LabelledLine

BETTER, WORSE, MIXED, OTHERWISE = "better", "worse", "mixed", "otherwise"
"""`mixed`: one label mended and another broken; `otherwise`: wrong before, wrong in another way."""
LABELS = ("intent", "hostility", "risk")


@dataclass(frozen=True)
class Case:
    """One labelled line on which the two models differ."""

    verdict: str
    line: LabelledLine
    live: Mapping[str, Any]
    candidate: Mapping[str, Any]
    mended: tuple[str, ...]
    broken: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        meant = {"intent": self.line.intent, "hostility": self.line.hostility}
        return {
            "verdict": self.verdict,
            "text": self.line.text,
            "lang": self.line.lang,
            "meant": {**meant, "risk": sorted(self.line.risk)},
            "live": dict(self.live),
            "candidate": dict(self.candidate),
            "mended": list(self.mended),
            "broken": list(self.broken),
        }


def changed_cases(
    lines: Sequence[LabelledLine],
    live: Sequence[Mapping[str, Any]],
    candidate: Sequence[Mapping[str, Any]],
) -> Iterator[Case]:
    """The lines that the models understand differently, in their order."""
    for line, a, b in zip(lines, map(_read, live), map(_read, candidate), strict=True):
        if _labels(a) != _labels(b):
            before, after = _wrong(line, a), _wrong(line, b)
            mended = tuple(label for label in LABELS if label in before - after)
            broken = tuple(label for label in LABELS if label in after - before)
            yield Case(_verdict(mended, broken), line, a, b, mended, broken)


def counts(cases: Iterable[Case]) -> dict[str, dict[str, int]]:
    """By language, and for all, how many cases of each verdict."""
    found = Counter(pair for c in cases for pair in ((c.line.lang, c.verdict), ("all", c.verdict)))
    verdicts = (BETTER, WORSE, MIXED, OTHERWISE)
    return {lang: {v: found[lang, v] for v in verdicts} for lang in ("zh", "en", "all")}


def outcomes(live: Mapping[str, bool], candidate: Mapping[str, bool]) -> list[dict[str, str]]:
    """Stories or scenes that pass with one model and fail with the other."""
    return [
        {"name": name, "verdict": BETTER if after else WORSE}
        for name, after in candidate.items()
        if live.get(name, after) != after
    ]


def _verdict(mended: tuple[str, ...], broken: tuple[str, ...]) -> str:
    if mended and broken:
        return MIXED
    return BETTER if mended else WORSE if broken else OTHERWISE


def _read(parse: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "intent": parse["intent"]["name"],
        "confidence": parse["intent"]["confidence"],
        "hostility": parse["hostility"]["level"],
        "risk": sorted(parse["risk"]),
    }


def _labels(read: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(read[label] for label in LABELS)


def _wrong(line: LabelledLine, read: Mapping[str, Any]) -> set[str]:
    meant = {"intent": line.intent, "hostility": line.hostility, "risk": sorted(line.risk)}
    return {label for label in LABELS if read[label] != meant[label]}
