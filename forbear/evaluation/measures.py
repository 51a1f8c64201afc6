"""Figures over labelled lines and what was understood of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.metrics import cohen_kappa_score, f1_score

from forbear.evaluation.labelled import LabelledLine

ABUSIVE = 3
SELF_HARM = "self_harm"
SELF_HARM_FLAGS = frozenset({"self_harm_red", "self_harm_amber"})
BINS = 10
WORST = 8

Pair = tuple[LabelledLine, Mapping[str, Any]]
"""A line, and its understanding as `forbear parse` gives it."""


@dataclass(frozen=True)
class Found:
    """How often something that was there was found, missed, or seen where it was not."""

    hits: int
    misses: int
    false_alarms: int

    @property
    def recall(self) -> float:
        """1 where there was nothing to find."""
        there = self.hits + self.misses
        return self.hits / there if there else 1.0

    @property
    def precision(self) -> float:
        seen = self.hits + self.false_alarms
        return self.hits / seen if seen else 1.0

    @property
    def f1(self) -> float:
        wrong = self.misses + self.false_alarms
        return 2 * self.hits / (2 * self.hits + wrong) if self.hits + wrong else 1.0


@dataclass(frozen=True)
class Measures:
    """What one language scores."""

    lines: int
    accuracy: float
    macro_f1: float
    calibration_error: float
    """The mean gap between confidence and accuracy over ten bins (expected calibration error)."""
    hostility_kappa: float
    """Quadratic weights."""
    abusive: Found
    further: Found
    """Further intents, over the lines that have some; finding one as the main intent counts."""
    flags: Mapping[str, Found]
    confusions: Sequence[tuple[str, str, int]]
    """Intended, taken for, how often; the worst first."""
    matrix: Mapping[tuple[str, str], int]
    """How often a line of the first intent was taken for the second, right ones too."""

    def figures(self) -> dict[str, float]:
        """By the names that floors are written for."""
        return {
            "accuracy": self.accuracy,
            "macro_f1": self.macro_f1,
            "hostility_kappa": self.hostility_kappa,
            "abusive_recall": self.abusive.recall,
            "abusive_precision": self.abusive.precision,
            "further_recall": self.further.recall,
            "further_precision": self.further.precision,
            **{f"{name}_recall": found.recall for name, found in self.flags.items()},
            **{f"{name}_precision": found.precision for name, found in self.flags.items()},
        }


def measure(pairs: Sequence[Pair]) -> Measures:
    meant = [line.intent for line, _ in pairs]
    taken = [parse["intent"]["name"] for _, parse in pairs]
    right = np.array([a == b for a, b in zip(meant, taken, strict=True)])
    confidence = np.array([parse["intent"]["confidence"] for _, parse in pairs])
    levels = [line.hostility for line, _ in pairs]
    graded = [parse["hostility"]["level"] for _, parse in pairs]
    matrix = Counter(zip(meant, taken, strict=True))
    wrong = Counter({(a, b): n for (a, b), n in matrix.items() if a != b})
    return Measures(
        lines=len(pairs),
        accuracy=float(right.mean()),
        macro_f1=float(f1_score(meant, taken, average="macro", zero_division=0)),
        calibration_error=_calibration_error(confidence, right),
        hostility_kappa=float(cohen_kappa_score(levels, graded, weights="quadratic")),
        abusive=_found([(a >= ABUSIVE, b >= ABUSIVE) for a, b in zip(levels, graded, strict=True)]),
        further=_further(pairs),
        flags=_flags(pairs),
        confusions=[(a, b, n) for (a, b), n in wrong.most_common(WORST)],
        matrix=matrix,
    )


def missed_self_harm(pairs: Sequence[Pair]) -> list[LabelledLine]:
    """Each line where somebody spoke of harming themselves and no flag was raised."""
    return [
        line
        for line, parse in pairs
        if line.risk & SELF_HARM_FLAGS and not SELF_HARM_FLAGS & set(parse["risk"])
    ]


def _flags(pairs: Sequence[Pair]) -> dict[str, Found]:
    judged = [(_with_self_harm(line.risk), _with_self_harm(p["risk"])) for line, p in pairs]
    names = sorted({flag for pair in judged for flags in pair for flag in flags})
    return {name: _found([(name in a, name in b) for a, b in judged]) for name in names}


def _further(pairs: Sequence[Pair]) -> Found:
    hits = misses = false_alarms = 0
    for line, parse in pairs:
        if line.also:
            named = [intent["name"] for intent in parse["intents"]]
            hits += len(line.also.intersection(named))
            misses += len(line.also.difference(named))
            false_alarms += len(set(named[1:]) - line.also - {line.intent})
    return Found(hits, misses, false_alarms)


def _with_self_harm(flags: Any) -> set[str]:
    """Red and amber count as one too: either reaches a person."""
    named = set(flags)
    return named | {SELF_HARM} if named & SELF_HARM_FLAGS else named


def _found(judged: Sequence[tuple[bool, bool]]) -> Found:
    counts = Counter(judged)
    return Found(counts[True, True], counts[True, False], counts[False, True])


def _calibration_error(confidence: np.ndarray, right: np.ndarray) -> float:
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = (
        abs(confidence[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean()
        for b in np.unique(bins)
    )
    return float(sum(gaps))
