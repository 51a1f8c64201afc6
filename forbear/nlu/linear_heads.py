"""Linear classifiers over a message's row: trained with scikit-learn, stored as plain arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

from forbear.at_once import WORTH_A_PROCESS, at_once
from forbear.nlu.packed_arrays import save_arrays

HELD_OUT = 1 / 3
"""Of the lines, to set thresholds on; the heads themselves then learn from all."""
SEED = 42
TOLERANCE = 5e-2
"""Of the solver: five times finer takes twice as long and moves a margin by a thousandth."""
COARSE = 1e-1
"""Tolerance where only a threshold is read off."""
FAR_SIDE = -1.05
"""A margin below which a line supports no border (the hinge is at -1), with a little to spare."""
ROUGH = 3
"""One line of so many is enough for a rough border, which tells the lines that matter."""
ROUGHLY_FAR_SIDE = -1.15
"""A margin of rough borders below which a line is left out: 28 of 100 lines stay for an intent."""


def as_stored(weights: np.ndarray) -> np.ndarray:
    """Rounded to half precision, in which a model keeps them; rows of features lie together."""
    return np.ascontiguousarray(weights.astype(np.float16), dtype=np.float32)


def product(row: csr_matrix, weights: np.ndarray) -> np.ndarray:
    """Of one row with weights in half precision, shape (columns,); only the weights it needs."""
    found: np.ndarray = row.data @ weights[row.indices].astype(np.float32)
    return found


def support_vector_machine(
    strength: float,
    class_weight: Mapping[Any, float] | str = "balanced",
    tolerance: float = TOLERANCE,
) -> LinearSVC:
    """`strength` is C: larger follows the examples closer."""
    return LinearSVC(C=strength, class_weight=class_weight, tol=tolerance, random_state=SEED)


def plain_machine(strength: float) -> LinearSVC:
    """The same where each line weighs alike."""
    return LinearSVC(C=strength, tol=COARSE, random_state=SEED)


def near_border(margins: np.ndarray) -> np.ndarray:
    """Which lines a border has to do with: one well on its side of it would not move it."""
    near: np.ndarray = margins > FAR_SIDE
    return near


class FlagHeads:
    """Several yes-or-no questions at once, each with a threshold of its own."""

    def __init__(self, names: Sequence[str], weights: np.ndarray, offsets: np.ndarray) -> None:
        self.names = list(names)
        self._weights = weights
        self._offsets = offsets
        """Bias less threshold: above zero is yes."""

    @classmethod
    def fit(
        cls,
        rows: csr_matrix,
        answers: Mapping[str, np.ndarray],
        strength: float,
        false_alarms: Mapping[str, float],
    ) -> FlagHeads:
        """`false_alarms` is the share of held-out lines without the flag that may raise it."""
        fitted = at_once(
            [(_flag, rows, truth, strength, false_alarms[name]) for name, truth in answers.items()],
            rows.shape[0],
        )
        return cls(
            list(answers),
            as_stored(np.stack([weights for weights, _ in fitted], axis=1)),
            np.array([offset for _, offset in fitted], dtype=np.float32),
        )

    def margins(self, row: csr_matrix) -> dict[str, float]:
        """How far above (yes) or below (no) its threshold each answer is."""
        values = product(row, self._weights) + self._offsets
        return dict(zip(self.names, values.tolist(), strict=True))

    def most(self, rows: csr_matrix) -> dict[str, float]:
        """The largest margin that any of the rows has, for each answer."""
        values = np.max([product(row, self._weights) for row in rows], axis=0) + self._offsets
        return dict(zip(self.names, values.tolist(), strict=True))

    def save(self, path: Path) -> None:
        weights = self._weights.astype(np.float16)
        names = np.array(self.names)
        save_arrays(path, names=names, weights=weights, offsets=self._offsets)

    @classmethod
    def load(cls, path: Path) -> FlagHeads:
        stored = np.load(path, allow_pickle=False)
        return cls(stored["names"].tolist(), stored["weights"], stored["offsets"])


def _flag(
    rows: csr_matrix, truth: np.ndarray, strength: float, false_alarms: float
) -> tuple[np.ndarray, float]:
    """Weights, and bias less threshold."""
    seen, unseen = _split(truth)
    near = seen[_roughly_near(rows, truth, seen, strength)[seen] | truth[seen]]
    model = _weighted_machine(strength, truth[seen], COARSE).fit(rows[near], truth[near])
    margins = model.decision_function(rows)
    threshold = np.quantile(margins[unseen[~truth[unseen]]], 1 - false_alarms)
    near = near_border(margins) | truth
    model = _weighted_machine(strength, truth, TOLERANCE).fit(rows[near], truth[near])
    return model.coef_[0], float(model.intercept_[0] - threshold)


def _roughly_near(
    rows: csr_matrix, truth: np.ndarray, seen: np.ndarray, strength: float
) -> np.ndarray:
    """Which lines a border has to do with, told by one of a share of the lines without the flag."""
    if len(truth) < WORTH_A_PROCESS:
        return np.ones(len(truth), dtype=bool)
    some = np.sort(np.concatenate([seen[truth[seen]], seen[~truth[seen]][::ROUGH]]))
    model = _weighted_machine(strength, truth[some], COARSE).fit(rows[some], truth[some])
    near: np.ndarray = model.decision_function(rows) > ROUGHLY_FAR_SIDE
    return near


def _weighted_machine(strength: float, truth: np.ndarray, tolerance: float) -> LinearSVC:
    """Both answers weigh alike, however few of the lines have one of them."""
    weights = {answer: len(truth) / 2 / (truth == answer).sum() for answer in (False, True)}
    return support_vector_machine(strength, weights, tolerance)


def _split(truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lines to learn from and lines to judge on; too few lines serve as both."""
    everything = np.arange(len(truth))
    if min(truth.sum(), (~truth).sum()) < 1 / HELD_OUT:
        return everything, everything
    seen, unseen = train_test_split(
        everything, test_size=HELD_OUT, stratify=truth, random_state=SEED
    )
    return seen, unseen
