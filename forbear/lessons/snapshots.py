"""Texts of files as they were shown or written, by their digest."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import re
from pathlib import Path
from uuid import uuid4

KEPT_BYTES = 200_000_000
"""Of the folder; beyond it the texts that were used longest ago go."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Snapshots:
    """A folder of compressed texts; losing one costs a difference or an undo, never a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, text: str, must: bool = False) -> None:
        """Remember a text; `must` when a failure has to be told."""
        content = text.encode("utf-8")
        path = self._path(hashlib.sha256(content).hexdigest())
        with contextlib.nullcontext() if must else contextlib.suppress(OSError):
            if path.exists():
                os.utime(path)
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            partial = path.with_name(f"{uuid4().hex}.partial")
            try:
                partial.write_bytes(gzip.compress(content, 1))
                partial.replace(path)
            finally:
                partial.unlink(missing_ok=True)

    def find(self, digest: str) -> str | None:
        """The text of a digest, if it is still remembered."""
        if not _DIGEST.fullmatch(digest):
            return None
        try:
            return gzip.decompress(self._path(digest).read_bytes()).decode("utf-8")
        except (OSError, EOFError, ValueError):
            return None

    def prune(self) -> None:
        """Forget the oldest beyond the room that they may take."""
        with contextlib.suppress(OSError):
            known = [(path, path.stat()) for path in self._folder.glob("*.gz")]
            room = sum(stat.st_size for _, stat in known) - KEPT_BYTES
            for path, stat in sorted(known, key=lambda each: each[1].st_mtime):
                if room <= 0:
                    break
                path.unlink(missing_ok=True)
                room -= stat.st_size

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}.gz"
