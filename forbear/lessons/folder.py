"""The trainer's files under one root: which they are, their text, and what the trainer has seen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from forbear.lessons.difference import difference
from forbear.lessons.problems import BrokenFile, ChangedMeanwhile, Missing, Problem, Refused
from forbear.lessons.snapshots import Snapshots
from forbear.lessons.yaml_text import YamlText

EXAMPLES, REPLIES, ACTS, DOMAIN = "data/nlu", "data/responses", "data/acts.yml", "domain.yml"
STORIES, RULES, TEST_STORIES = "data/stories", "data/rules", "tests/stories"
CONDUCT = "data/conduct"
FOLDERS = (EXAMPLES, REPLIES, STORIES, RULES, TEST_STORIES, CONDUCT)
SINGLE = (ACTS, DOMAIN)
LARGEST = 20_000_000
"""Bytes of a file; a larger one is no trainer's file."""


class Folder:
    """Reads the trainer's files; a name from outside can lead nowhere else."""

    def __init__(
        self,
        root: Path,
        snapshots: Snapshots | None = None,
        seen: Mapping[str, str] | None = None,
    ) -> None:
        """`seen`: by file, the digest of what the trainer saw. Reading another one is refused."""
        self.root = root.resolve()
        self._snapshots = snapshots
        self._seen = dict(seen or {})

    def seen(self, digests: Mapping[str, str]) -> Folder:
        """The same files for a trainer who saw them so."""
        return Folder(self.root, self._snapshots, digests)

    def files(self, folder: str) -> list[str]:
        """The YAML files of one of `FOLDERS`, by name."""
        found = sorted((self.root / folder).rglob("*.yml")) if folder in FOLDERS else []
        return [path.relative_to(self.root).as_posix() for path in found if path.is_file()]

    def text(self, file: str) -> str:
        """What the file holds, line ends and all; remembered, so that it can be compared later."""
        path = self.path(file)
        try:
            if path.stat().st_size > LARGEST:
                raise BrokenFile(Problem("too_large", file))
            content = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Missing(Problem("no_file", file)) from error
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise BrokenFile(Problem("not_utf8", file, line)) from error
        self._check_seen(file, text)
        if self._snapshots:
            self._snapshots.keep(text)
        return text

    def yaml(self, file: str) -> YamlText:
        return YamlText(file, self.text(file))

    def digest(self, file: str) -> str:
        """What a page gives back as `seen` with its change."""
        return digest_of(self.text(file))

    def exists(self, file: str) -> bool:
        return self.path(file).is_file()

    def path(self, file: str) -> Path:
        """Where a trainer's file is; every other name is refused."""
        known = file in SINGLE or (
            file.endswith(".yml") and any(file.startswith(f"{each}/") for each in FOLDERS)
        )
        path = self.root / file
        inside = known and "\\" not in file and "\0" not in file and ".." not in file.split("/")
        if not inside or path.resolve() != path:
            raise Refused(Problem("not_a_trainers_file", facts={"name": file}))
        return path

    def _check_seen(self, file: str, text: str) -> None:
        seen = self._seen.get(file)
        if seen is None or seen == digest_of(text):
            return
        old = self._snapshots.find(seen) if self._snapshots else None
        raise ChangedMeanwhile({file: difference(file, old, text) if old is not None else ""})


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
