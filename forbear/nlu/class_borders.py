"""One border a class against all the others, as LinearSVC draws them, but in two processes.

With a lot of lines nothing in a training takes longer. Most lines are so far from a border that it
would be the same without them: which ones, rough borders tell, drawn from a third of the lines.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from forbear.at_once import PROCESSES, WORTH_A_PROCESS, at_once
from forbear.nlu.linear_heads import (
    COARSE,
    ROUGH,
    ROUGHLY_FAR_SIDE,
    as_stored,
    near_border,
    support_vector_machine,
)

Borders = tuple[np.ndarray, np.ndarray]
"""Weights, a column for each class, and bias."""


def borders(rows: csr_matrix, first: np.ndarray, strength: float) -> Borders:
    """`first` holds the number of each row's class; `strength` is C."""
    if len(first) < WORTH_A_PROCESS:
        return _from_near(rows, first, strength, np.ones((len(first), first.max() + 1), dtype=bool))
    some = np.flatnonzero(_place_in_class(first) % ROUGH == 0)
    shares = np.array_split(np.arange(first.max() + 1), PROCESSES)
    jobs = [(_against_all, rows[some], first[some], share, strength) for share in shares]
    weights, bias = _joined(at_once(jobs, len(first)))
    near = np.asarray(rows @ weights) + bias > ROUGHLY_FAR_SIDE
    return _from_near(rows, first, strength, near)


def borders_without(
    rows: csr_matrix, first: np.ndarray, strength: float, seen: np.ndarray, drawn: Borders
) -> Borders:
    """What `borders` would give of the rows `seen` alone, from the few that matter to `drawn`.

    `drawn` was learned from all rows: what it puts far from a class says nothing of its border.
    """
    weights, bias = drawn
    near = near_border(np.asarray(rows[seen] @ weights) + bias)
    return _from_near(rows[seen], first[seen], strength, near)


def _from_near(rows: csr_matrix, first: np.ndarray, strength: float, near: np.ndarray) -> Borders:
    """`near`, shape (rows, classes), says which lines each border has to do with."""
    shares = np.array_split(np.arange(near.shape[1]), PROCESSES)
    jobs = [(_against_near, rows, first, share, strength, near) for share in shares]
    return _joined(at_once(jobs, len(first)))


def _place_in_class(first: np.ndarray) -> np.ndarray:
    """How many lines of its class stand before each line."""
    order = np.argsort(first, kind="stable")
    starts = np.searchsorted(first[order], np.arange(first.max() + 1))
    places = np.empty(len(first), dtype=int)
    places[order] = np.arange(len(first)) - starts[first[order]]
    return places


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
    model = support_vector_machine(strength, {others: 1.0, **_weights(first, share)}, COARSE)
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
