"""Linear classifiers over a message's row: trained with scikit-learn, stored as plain arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.svm import LinearSVC

FOLDS = 3
SEED = 42
TOLERANCE = 1e-2
"""Of the solver: a hundred times finer takes three times as long and changes no figure."""


class ClassHead:
    """One of several classes, with a confidence that was fitted on lines held out from training."""

    def __init__(
        self, classes: Sequence[str], weights: np.ndarray, bias: np.ndarray, sharpness: float
    ) -> None:
        self.classes = list(classes)
        self._weights = weights
        self._bias = bias
        self._sharpness = sharpness

    @classmethod
    def fit(cls, rows: csr_matrix, labels: Sequence[str], strength: float) -> ClassHead:
        """`strength` is the C of the support vector machine: larger follows the examples closer."""
        model = LinearSVC(C=strength, class_weight="balanced", tol=TOLERANCE, random_state=SEED)
        held_out = _held_out(model, rows, np.array(labels))
        model.fit(rows, labels)
        if len(model.classes_) == 2:  # scikit-learn keeps one row for two classes
            weights, bias = (
                np.vstack([-model.coef_, model.coef_]),
                np.r_[-model.intercept_, model.intercept_],
            )
            held_out = np.c_[-held_out, held_out]
        else:
            weights, bias = model.coef_, model.intercept_
        truth = np.searchsorted(model.classes_, labels)
        return cls(
            model.classes_.tolist(),
            weights.astype(np.float32),
            bias.astype(np.float32),
            _fitted_sharpness(held_out, truth),
        )

    def probabilities(self, row: csr_matrix) -> np.ndarray:
        """Shape (classes,), sums to one."""
        margins = np.asarray(row @ self._weights.T)[0] + self._bias
        return _softmax(margins[np.newaxis, :] * self._sharpness)[0]

    def save(self, path: Path) -> None:
        np.savez(
            path,
            classes=np.array(self.classes),
            weights=self._weights,
            bias=self._bias,
            sharpness=np.array(self._sharpness),
        )

    @classmethod
    def load(cls, path: Path) -> ClassHead:
        stored = np.load(path, allow_pickle=False)
        return cls(
            stored["classes"].tolist(),
            stored["weights"],
            stored["bias"],
            float(stored["sharpness"]),
        )


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
        weights, offsets = [], []
        for name, truth in answers.items():
            model = LinearSVC(C=strength, class_weight="balanced", tol=TOLERANCE, random_state=SEED)
            held_out = _held_out(model, rows, truth)
            threshold = np.quantile(held_out[~truth], 1 - false_alarms[name])
            model.fit(rows, truth)
            weights.append(model.coef_[0].astype(np.float32))
            offsets.append(model.intercept_[0] - threshold)
        return cls(list(answers), np.stack(weights), np.array(offsets, dtype=np.float32))

    def margins(self, row: csr_matrix) -> dict[str, float]:
        """How far above (yes) or below (no) its threshold each answer is."""
        values = np.asarray(row @ self._weights.T)[0] + self._offsets
        return dict(zip(self.names, values.tolist(), strict=True))

    def save(self, path: Path) -> None:
        np.savez(path, names=np.array(self.names), weights=self._weights, offsets=self._offsets)

    @classmethod
    def load(cls, path: Path) -> FlagHeads:
        stored = np.load(path, allow_pickle=False)
        return cls(stored["names"].tolist(), stored["weights"], stored["offsets"])


def _held_out(model: LinearSVC, rows: csr_matrix, labels: np.ndarray) -> np.ndarray:
    """The margin of each line from a model that has not seen it."""
    folds = min(FOLDS, int(np.unique(labels, return_counts=True)[1].min()))
    if folds < 2:
        model.fit(rows, labels)
        return model.decision_function(rows)
    split = StratifiedKFold(folds, shuffle=True, random_state=SEED)
    return cross_val_predict(model, rows, labels, cv=split, method="decision_function")


def _fitted_sharpness(margins: np.ndarray, truth: np.ndarray) -> float:
    """The factor that makes a softmax as sure as it is right (temperature scaling)."""

    def loss(sharpness: float) -> float:
        chances = _softmax(margins * sharpness)[np.arange(len(truth)), truth]
        return float(-np.log(chances + 1e-9).mean())

    return float(minimize_scalar(loss, bounds=(0.5, 20.0), method="bounded").x)


def _softmax(scores: np.ndarray) -> np.ndarray:
    exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)
