"""Rows of messages that want several things, put together from training lines of one thing each.

Few people write such lines down as examples, and customers write little else. The row of two lines
one after the other is close to the sum of their rows, so nothing has to be encoded again.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack

LONGEST = {True: 45, False: 110}
"""Characters of a line that is put together with others: with Chinese characters, and without."""
THREE = 0.15
"""Share of messages that are made of three lines; the others are made of two."""
NO_PART = "out_of_scope"
_HAN = re.compile("[一-鿿]")


def draw_groups(
    texts: Sequence[str], intents: Sequence[str], wanted: int, seed: int
) -> list[list[int]]:
    """Numbers of the lines that make up each message: short ones of one language, drawn evenly."""
    pools: dict[bool, list[int]] = {True: [], False: []}
    for number, (text, intent) in enumerate(zip(texts, intents, strict=True)):
        chinese = bool(_HAN.search(text))
        if len(text) < LONGEST[chinese] and intent != NO_PART:
            pools[chinese].append(number)
    drawn = random.Random(seed)
    usable = [pool for pool in pools.values() if len(pool) > 1]
    if not usable:
        return []
    return [
        drawn.sample(pool, min(3 if drawn.random() < THREE else 2, len(pool)))
        for pool in (drawn.choice(usable) for _ in range(wanted))
    ]


def composed_rows(
    rows: csr_matrix, groups: Sequence[Sequence[int]], dense_width: int
) -> csr_matrix:
    """A row for each group: mean of the sentence vectors, and the n-grams of all at unit length.

    A line of more n-grams weighs more, as it would in one text.
    """
    dense, ngrams = rows[:, :dense_width], rows[:, dense_width:]
    mean = _members(groups, [1 / len(g) for g in groups], rows.shape[0]) @ dense
    weighed = diags(np.sqrt(np.diff(ngrams.indptr))) @ ngrams
    summed = csr_matrix(_members(groups, [1.0] * len(groups), rows.shape[0]) @ weighed)
    unit = _mean_length(ngrams) / np.maximum(_lengths(summed), 1e-9)
    return csr_matrix(hstack([mean, diags(unit) @ summed]), dtype=np.float32)


def _members(groups: Sequence[Sequence[int]], weights: Sequence[float], lines: int) -> csr_matrix:
    """What sums the lines of each group when it is multiplied with their rows."""
    sizes = [len(group) for group in groups]
    numbers = np.fromiter((n for group in groups for n in group), dtype=np.int32)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    return csr_matrix((np.repeat(weights, sizes), numbers, starts), shape=(len(groups), lines))


def _lengths(rows: csr_matrix) -> np.ndarray:
    lengths: np.ndarray = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return lengths


def _mean_length(rows: csr_matrix) -> float:
    lengths = _lengths(rows)
    return float(lengths[lengths > 0].mean()) if lengths.any() else 1.0
