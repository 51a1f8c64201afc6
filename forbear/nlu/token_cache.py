"""Tokens of the training texts, kept between trainings: a new example is all there is to split."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from forbear.at_once import PROCESSES, at_once
from forbear.fingerprint import source_fingerprint
from forbear.nlu.words import places


class TokenCache:
    """Where each token of a text begins and ends, by the text."""

    def __init__(self, folder: Path) -> None:
        made_by = f"{version('spacy')}/{version('jieba')}" + source_fingerprint(
            "forbear.nlu.words", "forbear.safety.normalise", "forbear.safety.pipeline"
        )
        self._path = folder / f"{hashlib.sha256(made_by.encode()).hexdigest()[:16]}.json"
        self._known = _stored(self._path)
        self._new = False

    def learn(self, texts: Sequence[str]) -> None:
        """Split what is new, in two processes where it is much."""
        new = sorted({text for text in texts if text not in self._known})
        shares = [new[start::PROCESSES] for start in range(PROCESSES)]
        found = at_once([(places, share) for share in shares], len(new))
        for share, split in zip(shares, found, strict=True):
            self._known.update(zip(share, split, strict=True))
        self._new |= bool(new)

    def places(self, text: str) -> list[int]:
        """Where each token of a readable text begins and ends, one after the other."""
        if text not in self._known:
            self.learn([text])
        return self._known[text]

    def keep(self) -> None:
        """Write what is new; a training that is killed meanwhile leaves the old file."""
        if not self._new:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        partial = self._path.with_suffix(f".{os.getpid()}.partial")
        partial.write_text(json.dumps(self._known, ensure_ascii=False), encoding="utf-8")
        partial.replace(self._path)


@contextmanager
def kept_tokens(folder: str) -> Iterator[TokenCache | None]:
    """The cache of one training; none where no folder is named."""
    cache = TokenCache(Path(folder)) if folder else None
    yield cache
    if cache is not None:
        cache.keep()


def _stored(path: Path) -> dict[str, list[int]]:
    """What was kept; a damaged file is made again."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
