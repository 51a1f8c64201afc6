"""A change that somebody means to make: each file before and after, and what to warn of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from forbear.lessons.difference import difference, hunks, lines_of
from forbear.lessons.folder import digest_of
from forbear.lessons.problems import Problem
from forbear.lessons.yaml_text import YamlText


@dataclass(frozen=True)
class FileChange:
    """One file; `None` is a file that does not exist."""

    file: str
    before: str | None
    after: str | None

    @property
    def diff(self) -> str:
        return difference(self.file, self.before, self.after)

    @property
    def before_digest(self) -> str | None:
        return None if self.before is None else digest_of(self.before)

    @property
    def after_digest(self) -> str | None:
        return None if self.after is None else digest_of(self.after)

    @property
    def lines(self) -> tuple[int, int]:
        """How many lines go and how many come."""
        found = hunks(lines_of(self.before or ""), lines_of(self.after or ""))
        return (
            sum(each.end - each.start for each in found),
            sum(each.new_end - each.new_start for each in found),
        )


@dataclass(frozen=True)
class Change:
    """What an edit would do. Nothing is written before `Journal.save`."""

    code: str
    """The kind of edit, as the pages and the history name it."""
    facts: Mapping[str, Any]
    files: tuple[FileChange, ...]
    warnings: tuple[Problem, ...] = field(default=())

    @property
    def diff(self) -> str:
        return "".join(each.diff for each in self.files)

    @property
    def seen(self) -> dict[str, str]:
        """What the files were, for `Folder.seen` when the change is confirmed."""
        return {each.file: each.before_digest for each in self.files if each.before_digest}

    def warning(self, found: Iterable[Problem]) -> Change:
        return replace(self, warnings=(*self.warnings, *found))

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "facts": dict(self.facts),
            "diff": self.diff,
            "seen": self.seen,
            "warnings": [each.as_json() for each in self.warnings],
        }


def change_of(
    code: str, facts: Mapping[str, Any], *pairs: tuple[YamlText | None, YamlText | None]
) -> Change:
    """A change from files before and after; those that stay as they are are left out."""
    changed = []
    for before, after in pairs:
        file = (before or after).file  # type: ignore[union-attr]
        old, new = before.text if before else None, after.text if after else None
        if old != new:
            changed.append(FileChange(file, old, new))
    return Change(code, facts, tuple(changed))
