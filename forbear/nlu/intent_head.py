"""Names the class of a row: linear borders, nearest lines and a fitted confidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.model_selection import train_test_split

from forbear.nlu.class_borders import borders, borders_without
from forbear.nlu.linear_heads import SEED, product
from forbear.nlu.neighbours import Neighbours
from forbear.nlu.packed_arrays import save_arrays

HELD_OUT, MOST_HELD_OUT = 0.15, 1000
"""Share and number of lines to fit the confidence on; the head itself then learns from all."""
NEIGHBOUR_WEIGHT = 3.0
"""Of a cosine beside a margin; 2 to 4 score alike."""
HEAD_FILE, NEIGHBOUR_FILE = "head.npz", "neighbours.npz"


class IntentHead:
    """One of several classes, with a confidence that was fitted on lines held out from training."""

    def __init__(
        self,
        classes: Sequence[str],
        weights: np.ndarray,
        bias: np.ndarray,
        neighbours: Neighbours,
        sharpness: float,
    ) -> None:
        """`weights` has a column for each class; `sharpness` turns scores into chances."""
        self.classes = list(classes)
        self._weights = weights
        self._bias = bias
        self._neighbours = neighbours
        self._sharpness = sharpness

    @classmethod
    def fit(
        cls, rows: csr_matrix, labels: Sequence[str], strength: float, dense_width: int
    ) -> IntentHead:
        """The first `dense_width` columns are the sentence vector.

        `strength` is the C of the support vector machines: larger follows the examples closer.
        """
        classes = sorted(set(labels))
        first = np.searchsorted(classes, labels)
        seen, unseen = _split(first)
        drawn = borders(rows, first, strength)
        earlier = borders_without(rows, first, strength, seen, drawn)
        near = Neighbours.fit(rows[seen], first[seen], dense_width)
        held_out = cls(classes, *earlier, near, sharpness=1.0)
        likeness = np.stack([near.likeness(rows[i]) for i in unseen])
        scores = held_out.margins(rows[unseen]) + NEIGHBOUR_WEIGHT * likeness
        neighbours = Neighbours.fit(rows, first, dense_width)
        return cls(classes, *drawn, neighbours, _sharpness(scores, first[unseen]))

    def scores(self, row: csr_matrix) -> np.ndarray:
        """How well the row fits each class, on no scale."""
        margins = product(row, self._weights) + self._bias
        fit: np.ndarray = margins + NEIGHBOUR_WEIGHT * self._neighbours.likeness(row)
        return fit

    def margins(self, rows: csr_matrix) -> np.ndarray:
        """How far each row is on the side of each class, shape (rows, classes)."""
        margins: np.ndarray = np.asarray(rows @ self._weights) + self._bias
        return margins

    def chances(self, row: csr_matrix) -> np.ndarray:
        """Of each class to be the one meant; sums to one."""
        return _softmax(self.scores(row) * self._sharpness)

    def save(self, folder: Path) -> None:
        self._neighbours.save(folder / NEIGHBOUR_FILE)
        save_arrays(
            folder / HEAD_FILE,
            classes=np.array(self.classes),
            weights=self._weights.astype(np.float16),
            bias=self._bias,
            sharpness=np.array(self._sharpness),
        )

    @classmethod
    def load(cls, folder: Path) -> IntentHead:
        stored = np.load(folder / HEAD_FILE, allow_pickle=False)
        return cls(
            stored["classes"].tolist(),
            stored["weights"],
            stored["bias"],
            Neighbours.load(folder / NEIGHBOUR_FILE),
            float(stored["sharpness"]),
        )


def _split(first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lines to learn from and lines to judge on; too few lines serve as both."""
    everything = np.arange(len(first))
    counts = np.bincount(first)
    held_out = min(int(len(first) * HELD_OUT), MOST_HELD_OUT)
    if counts.min() < 2 or held_out < len(counts):
        return everything, everything
    seen, unseen = train_test_split(
        everything, test_size=held_out, stratify=first, random_state=SEED
    )
    return seen, unseen


def _sharpness(scores: np.ndarray, first: np.ndarray) -> float:
    """The factor that makes a softmax as sure as it is right (temperature scaling)."""
    rows = np.arange(len(first))

    def loss(sharpness: float) -> float:
        return float(-np.log(_softmax(scores * sharpness)[rows, first] + 1e-9).mean())

    return float(minimize_scalar(loss, bounds=(0.5, 20.0), method="bounded").x)


def _softmax(scores: np.ndarray) -> np.ndarray:
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: np.ndarray = exponentials / exponentials.sum(axis=-1, keepdims=True)
    return chances
