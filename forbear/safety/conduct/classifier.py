"""Judges a piece of a reply by what others like it were; trained elsewhere, arrays alone here."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from forbear.safety.conduct.grams import grams

MODEL_FOLDER = Path(__file__).parents[3] / "models"
RECORD = "conduct.json"
"""Names the arrays in use, beside the assistant's own record."""


@dataclass(frozen=True)
class Vocabulary:
    """The features that count, in the order of the weights, with how rare each is."""

    grams: tuple[str, ...]
    rarity: np.ndarray
    """(features,) float32."""

    @cached_property
    def _places(self) -> dict[str, int]:
        return {gram: place for place, gram in enumerate(self.grams)}

    def vector(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The features of normalised text, as places and values of a unit vector."""
        places = self._places
        counts = Counter(place for place in map(places.get, grams(text)) if place is not None)
        found = np.fromiter(counts, dtype=np.int64, count=len(counts))
        often = np.fromiter(map(_damped, counts.values()), dtype=np.float32, count=len(counts))
        values = often * self.rarity[found]
        length = float(np.sqrt(values @ values))
        return found, values / length if length else values


@lru_cache(maxsize=64)
def _damped(count: int) -> float:
    return 1 + math.log(count)


@dataclass(frozen=True)
class Classifier:
    """Linear weights over the features, and from which score on a label counts."""

    labels: tuple[str, ...]
    vocabulary: Vocabulary
    weights: np.ndarray
    """(features, labels) float32."""
    offsets: np.ndarray
    """(labels,): added to each score, so that zero is where a label begins to count."""
    version: str

    def scores(self, text: str) -> np.ndarray:
        """(labels,): how far each label is from counting, for one piece of normalised text."""
        places, values = self.vocabulary.vector(text)
        scores: np.ndarray = values @ self.weights[places] + self.offsets
        return scores

    def save(self, path: Path) -> None:
        """Write it whole or not at all."""
        partial = path.with_suffix(".partial.npz")
        np.savez(
            partial,
            labels=np.array(self.labels),
            grams=np.array("\n".join(self.vocabulary.grams)),
            rarity=self.vocabulary.rarity,
            weights=self.weights.astype(np.float16),
            offsets=self.offsets,
            version=np.array(self.version),
        )
        partial.replace(path)

    @classmethod
    def load(cls, path: Path) -> Classifier:
        """What `save` wrote; an OSError, KeyError or ValueError when it is not whole."""
        with np.load(path, allow_pickle=False) as stored:
            return cls(
                tuple(stored["labels"].tolist()),
                Vocabulary(tuple(str(stored["grams"]).split("\n")), stored["rarity"]),
                stored["weights"].astype(np.float32),
                stored["offsets"],
                str(stored["version"]),
            )


def read_record(folder: Path = MODEL_FOLDER) -> dict[str, Any]:
    """Which arrays are in use and what they were made from; empty when there are none."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return record if (folder / record["model"]).is_file() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}  # none yet, or a damaged one: training writes a new one


@lru_cache(maxsize=1)
def current_classifier(folder: Path = MODEL_FOLDER) -> Classifier | None:
    """The trained classifier; none when there is none, and then the patterns judge alone."""
    record = read_record(folder)
    if not record:
        return None
    try:
        return Classifier.load(folder / record["model"])
    except (OSError, KeyError, ValueError, BadZipFile):
        return None
