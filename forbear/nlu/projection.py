"""The directions in which sentence vectors differ most (principal components)."""

from __future__ import annotations

from pathlib import Path

import numpy as np


class Projection:
    """Centres a vector and keeps its share in each direction; zeros stay zeros."""

    def __init__(self, centre: np.ndarray, directions: np.ndarray) -> None:
        """`directions` has a column for each."""
        self._centre = centre
        self._directions = directions

    @classmethod
    def fit(cls, vectors: np.ndarray, wanted: int) -> Projection:
        """At most `wanted` directions; a few training lines span fewer."""
        used = vectors[vectors.any(axis=1)]
        centre = used.mean(axis=0) if len(used) else np.zeros(vectors.shape[1], dtype=np.float32)
        centred = used - centre
        _, directions = np.linalg.eigh((centred.T @ centred).astype(np.float64))
        return cls(centre, np.ascontiguousarray(directions[:, ::-1][:, :wanted], dtype=np.float32))

    def __call__(self, vector: np.ndarray) -> np.ndarray:
        projected: np.ndarray = self.of_all(vector[np.newaxis, :])[0]
        return projected

    def of_all(self, vectors: np.ndarray) -> np.ndarray:
        """The same of each row, shape (rows, directions)."""
        projected: np.ndarray = (vectors - self._centre) @ self._directions
        projected[~vectors.any(axis=1)] = 0.0
        return projected

    def save(self, path: Path) -> None:
        np.savez(path, centre=self._centre, directions=self._directions)

    @classmethod
    def load(cls, path: Path) -> Projection:
        stored = np.load(path, allow_pickle=False)
        return cls(stored["centre"], stored["directions"])
