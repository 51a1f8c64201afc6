"""A change that was made: what it did to which files, who made it and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class WrittenFile:
    """One file by the digests of its texts; `None` where it did not exist."""

    file: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class ChangeSet:
    """One entry of the history."""

    id: str
    code: str
    facts: Mapping[str, Any] = field(hash=False)
    author: str
    reason: str
    at: str
    """When, as ISO 8601 in UTC."""
    files: tuple[WrittenFile, ...]
    diff: str
    undoes: str | None = None
    undone_by: str | None = None
    commit: str | None = None
    not_committed: str | None = None
    """Why there is no commit: no_repository, uncommitted_before, commit_failed, not_wanted."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def written(self) -> str:
        return json.dumps(self.as_json(), ensure_ascii=False, indent=1)

    @classmethod
    def read(cls, text: str) -> ChangeSet:
        loaded = json.loads(text)
        files = tuple(WrittenFile(**each) for each in loaded.pop("files"))
        return cls(files=files, **loaded)
