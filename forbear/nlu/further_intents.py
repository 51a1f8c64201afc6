"""What else a message wants besides its first intent: one yes-or-no question for each intent.

The head of the intents answers "which one"; asked for a second it mostly knows of none, because
its training lines want one thing each. These questions are learned from lines labelled with `also`
and from messages put together of two or three lines (`composed_lines.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from forbear.at_once import at_once
from forbear.nlu.composed_lines import composed_rows, draw_groups
from forbear.nlu.linear_heads import SEED, as_stored, near_border, plain_machine, product
from forbear.nlu.packed_arrays import save_arrays

COMPOSED = 0.25
"""Messages put together for each training line."""
HELD_OUT = 0.15
"""Of the lines, to fit the chances on."""


class FurtherIntents:
    """The chance of each intent to be wanted too, whatever the first one is."""

    def __init__(self, weights: np.ndarray, bias: np.ndarray, scale: tuple[float, float]) -> None:
        """`weights` has a column for each class; `scale` turns margins into chances."""
        self._weights = weights
        self._bias = bias
        self._scale = scale

    @classmethod
    def fit(
        cls,
        rows: csr_matrix,
        texts: Sequence[str],
        wanted: Sequence[Sequence[str]],
        classes: Sequence[str],
        first_margins: Callable[[csr_matrix], np.ndarray],
        strength: float,
        dense_width: int,
    ) -> FurtherIntents:
        """`wanted` holds the intents of each line, the first one first.

        `first_margins` gives the margins, shape (rows, classes), of the head that names the first
        intent: a row that it puts far from a class says nothing about the border of that class.
        """
        lines = _Lines(rows, texts, wanted, classes, dense_width)
        rng = np.random.default_rng(SEED)
        unseen = rng.random(len(texts)) < HELD_OUT
        if unseen.all() or not unseen.any():
            unseen = np.zeros(len(texts), dtype=bool)
        everything = np.arange(len(texts))
        jobs = [lines.of(everything), lines.of(everything[~unseen])]
        (weights, bias), (earlier_weights, earlier_bias) = at_once(
            [
                (_borders, learned, truth, near_border(first_margins(learned)) | truth, strength)
                for learned, truth, _ in jobs
            ],
            len(texts),
        )
        held_out, truth, first = lines.of(everything[unseen] if unseen.any() else everything)
        margins = np.asarray(held_out @ earlier_weights) + earlier_bias
        return cls(weights, bias, _scale(margins, truth, first))

    def chances(self, row: csr_matrix) -> np.ndarray:
        slope, offset = self._scale
        margins = product(row, self._weights) + self._bias
        chances: np.ndarray = 1 / (1 + np.exp(-(slope * margins + offset)))
        return chances

    def save(self, path: Path) -> None:
        weights = self._weights.astype(np.float16)
        save_arrays(path, weights=weights, bias=self._bias, scale=np.array(self._scale))

    @classmethod
    def load(cls, path: Path) -> FurtherIntents:
        stored = np.load(path, allow_pickle=False)
        slope, offset = stored["scale"].tolist()
        return cls(stored["weights"], stored["bias"], (slope, offset))


class _Lines:
    """The training lines, and the messages that are put together of some of them."""

    def __init__(
        self,
        rows: csr_matrix,
        texts: Sequence[str],
        wanted: Sequence[Sequence[str]],
        classes: Sequence[str],
        dense_width: int,
    ) -> None:
        self._rows, self._texts, self._dense_width = rows, texts, dense_width
        self._first = [intents[0] for intents in wanted]
        number = {name: i for i, name in enumerate(classes)}
        self._first_number = np.array([number[name] for name in self._first])
        self._answers = np.zeros((len(texts), len(classes)), dtype=bool)
        for line, intents in enumerate(wanted):
            self._answers[line, [number[name] for name in intents if name in number]] = True

    def of(self, lines: np.ndarray) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
        """Rows, answers and first intents of some lines and of messages put together of them."""
        texts, first = [self._texts[i] for i in lines], [self._first[i] for i in lines]
        groups = draw_groups(texts, first, int(len(lines) * COMPOSED), SEED)
        answers = [self._answers[lines]]
        answers += [self._answers[lines[group]].any(axis=0)[None] for group in groups]
        composed = composed_rows(self._rows[lines], groups, self._dense_width)
        firsts = [*lines, *(lines[group[0]] for group in groups)]
        rows = csr_matrix(vstack([self._rows[lines], composed]))
        rows.sort_indices()  # once, not again for each question
        return rows, np.vstack(answers), self._first_number[firsts]


def _borders(
    rows: csr_matrix, answers: np.ndarray, kept: np.ndarray, strength: float
) -> tuple[np.ndarray, np.ndarray]:
    """Weights, a column for each class, and bias."""
    weights = np.zeros((rows.shape[1], answers.shape[1]), dtype=np.float32)
    bias = np.full(answers.shape[1], -1.0, dtype=np.float32)
    for question in range(answers.shape[1]):
        chosen = np.flatnonzero(kept[:, question])
        truth = answers[chosen, question]
        if truth.any() and not truth.all():
            model = plain_machine(strength).fit(rows[chosen], truth)
            weights[:, question], bias[question] = model.coef_[0], model.intercept_[0]
    return as_stored(weights), bias


def _scale(margins: np.ndarray, truth: np.ndarray, first: np.ndarray) -> tuple[float, float]:
    """Slope and offset of the logistic curve from margins to chances (Platt scaling)."""
    asked = np.ones(truth.shape, dtype=bool)
    asked[np.arange(len(first)), first] = False
    if not truth[asked].any():
        return 4.0, 0.0
    curve = LogisticRegression(C=1e3).fit(margins[asked][:, None], truth[asked])
    return float(curve.coef_[0, 0]), float(curve.intercept_[0])
