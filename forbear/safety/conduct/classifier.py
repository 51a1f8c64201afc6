"""Judges a piece of a reply by what others like it were; trained elsewhere, arrays alone here."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
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
    """The features that count, by their hash in this process, and how rare each is.

    Half a million words and runs of words would take four times the room of what is known of them.
    """

    keys: np.ndarray
    """(features,) int64, ascending."""
    rarity: np.ndarray
    """(features,) float32."""

    def __reduce__(self) -> str:
        raise TypeError("The hashes hold in this process alone: load the classifier there.")

    def vector(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The features of normalised text, as places and values of a unit vector."""
        counts = Counter(grams(text))
        keys = _keys_of(counts)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        often = np.fromiter(map(_damped, counts.values()), dtype=np.float32, count=len(counts))
        known = self.keys[places] == keys
        found = places[known]
        values = often[known] * self.rarity[found]
        length = float(np.sqrt(values @ values))
        return found, values / length if length else values


def _keys_of(features: Collection[str]) -> np.ndarray:
    return np.fromiter(map(hash, features), dtype=np.int64, count=len(features))


@lru_cache(maxsize=64)
def _damped(count: int) -> float:
    return 1 + math.log(count)


@dataclass(frozen=True)
class Classifier:
    """Linear weights over the features, and from which score on a label counts."""

    labels: tuple[str, ...]
    vocabulary: Vocabulary
    weights: np.ndarray
    """(features, labels) float16."""
    offsets: np.ndarray
    """(labels,): added to each score, so that zero is where a label begins to count."""
    version: str

    def scores(self, text: str) -> np.ndarray:
        """(labels,): how far each label is from counting, for one piece of normalised text."""
        places, values = self.vocabulary.vector(text)
        scores: np.ndarray = values @ self.weights[places].astype(np.float32) + self.offsets
        return scores

    @classmethod
    def load(cls, path: Path) -> Classifier:
        """What `Trained.save` wrote; an OSError, KeyError or ValueError when it is not whole."""
        with np.load(path, allow_pickle=False) as stored:
            keys = _keys_of(str(stored["grams"]).split("\n"))
            if not len(keys) == len(stored["rarity"]) == len(stored["weights"]):
                raise ValueError(f"{path}: it names {len(keys)} features and has not as many.")
            order = np.argsort(keys)
            return cls(
                tuple(stored["labels"].tolist()),
                Vocabulary(keys[order], stored["rarity"][order]),
                stored["weights"][order],
                stored["offsets"],
                str(stored["version"]),
            )


@dataclass(frozen=True)
class Trained:
    """What a training found out, with every feature by name."""

    labels: tuple[str, ...]
    grams: tuple[str, ...]
    """In the order of the rarity and of the weights."""
    rarity: np.ndarray
    """(features,) float32."""
    weights: np.ndarray
    """(features, labels)."""
    offsets: np.ndarray
    """(labels,)."""
    version: str

    def save(self, path: Path) -> None:
        """Write it whole or not at all."""
        partial = path.with_suffix(".partial.npz")
        np.savez(
            partial,
            labels=np.array(self.labels),
            grams=np.array("\n".join(self.grams)),
            rarity=self.rarity,
            weights=self.weights.astype(np.float16),
            offsets=self.offsets,
            version=np.array(self.version),
        )
        partial.replace(path)


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
