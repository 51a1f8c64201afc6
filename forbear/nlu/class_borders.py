"""One border a class against all the others, as LinearSVC draws them, but in two processes.

With a lot of lines nothing in a training takes longer.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from forbear.nlu.linear_heads import (
    COARSE,
    PROCESSES,
    TOLERANCE,
    as_stored,
    at_once,
    near_border,
    support_vector_machine,
)

Borders = tuple[np.ndarray, np.ndarray]
"""Weights, a column for each class, and bias."""


def borders(rows: csr_matrix, first: np.ndarray, strength: float) -> Borders:
    """`first` holds the number of each row's class; `strength` is C."""
    shares = np.array_split(np.arange(first.max() + 1), PROCESSES)
    return _joined(at_once([(_against_all, rows, first, share, strength) for share in shares]))


def borders_without(
    rows: csr_matrix, first: np.ndarray, strength: float, seen: np.ndarray, drawn: Borders
) -> Borders:
    """What `borders` would give of the rows `seen` alone, from the few that matter to `drawn`.

    `drawn` was learned from all rows: what it puts far from a class says nothing of its border.
    """
    weights, bias = drawn
    near = near_border(np.asarray(rows[seen] @ weights) + bias)
    shares = np.array_split(np.arange(len(bias)), PROCESSES)
    jobs = [(_against_near, rows[seen], first[seen], share, strength, near) for share in shares]
    return _joined(at_once(jobs))


def _joined(shares: list[Borders]) -> Borders:
    weights, bias = (np.concatenate(part, axis=-1) for part in zip(*shares, strict=True))
    return as_stored(weights), bias.astype(np.float32)


def _against_all(
    rows: csr_matrix, first: np.ndarray, share: np.ndarray, strength: float
) -> Borders:
    """Of the classes of a share; all other classes are one to it, whose border nobody reads."""
    others = -1
    classes = np.where(np.isin(first, share), first, others)
    if len(set(classes)) == 2:  # scikit-learn draws one border for two classes, not two
        return _against_near(rows, first, share, strength, np.ones((len(first), first.max() + 1)))
    model = support_vector_machine(strength, {others: 1.0, **_weights(first, share)}, TOLERANCE)
    model.fit(rows, classes)
    at = np.searchsorted(model.classes_, share)
    return model.coef_[at].T, model.intercept_[at]


def _against_near(
    rows: csr_matrix, first: np.ndarray, share: np.ndarray, strength: float, near: np.ndarray
) -> Borders:
    found = []
    for number, weight in _weights(first, share).items():
        truth = first == number
        kept = np.flatnonzero(near[:, number].astype(bool) | truth)
        model = support_vector_machine(strength, {True: weight, False: 1.0}, COARSE)
        model.fit(rows[kept], truth[kept])
        found.append((model.coef_[0], model.intercept_[0]))
    weights, bias = zip(*found, strict=True)
    return np.stack(weights, axis=1), np.array(bias)


def _weights(first: np.ndarray, share: np.ndarray) -> dict[int, float]:
    """What a line of each class weighs: all classes together the same."""
    counts = np.bincount(first)
    return {number: len(first) / (counts > 0).sum() / counts[number] for number in share.tolist()}
