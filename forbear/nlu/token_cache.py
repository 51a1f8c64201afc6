"""Tokens of the training texts, kept between trainings: a new example is all there is to split."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from rasa.nlu.tokenizers.tokenizer import Token

from forbear.fingerprint import source_fingerprint

Split = Callable[[str], list[Token]]


class TokenCache:
    """Where each token of a text begins and ends, by the text."""

    def __init__(self, folder: Path) -> None:
        made_by = f"{version('spacy')}/{version('jieba')}" + source_fingerprint(
            "forbear.nlu.tokenizer", "forbear.safety.normalise", "forbear.safety.pipeline"
        )
        self._path = folder / f"{hashlib.sha256(made_by.encode()).hexdigest()[:16]}.json"
        self._known = _stored(self._path)
        self._new = False

    def tokens(self, text: str, split: Split) -> list[Token]:
        places = self._known.get(text)
        if places is None:
            found = split(text)
            self._known[text] = [place for token in found for place in (token.start, token.end)]
            self._new = True
            return found
        ends = iter(places)
        return [Token(text[start:end], start, end) for start, end in zip(ends, ends, strict=True)]

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
