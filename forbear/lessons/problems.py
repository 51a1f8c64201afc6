"""What can be wrong with a lesson: a code, where, and the words for it in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

SHOWN = 80
"""Characters of a trainer's text that a message repeats."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, or worth a look, in words that a page or a terminal can show."""

    code: str
    file: str | None = None
    line: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)
    warning: bool = False
    """Whether the change may be saved all the same."""

    def said(self, language: str = "en") -> str:
        words = said(self.code, self.facts, language)
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {words}" if place else words

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "file": self.file,
            "line": self.line,
            "facts": {name: _shown(value) for name, value in self.facts.items()},
            "warning": self.warning,
            "said": {language: said(self.code, self.facts, language) for language in ("zh", "en")},
        }


class LessonError(Exception):
    """A lesson cannot be taken in; nothing was written."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(problem.said() for problem in problems))
        self.problems = problems


class Refused(LessonError):
    """The change is not one that the files can take."""


class Missing(LessonError):
    """What was to be changed is not there."""


class BrokenFile(LessonError):
    """A file cannot be read, so nothing in it can be changed; says the line."""


class NotWritten(LessonError):
    """The disk refused; every file is as it was."""


class ChangedMeanwhile(LessonError):
    """Somebody else changed a file since it was shown."""

    def __init__(self, differences: Mapping[str, str]) -> None:
        """`differences`: by file, what was shown against what stands there now."""
        super().__init__(*(Problem("changed_meanwhile", file=file) for file in differences))
        self.differences = dict(differences)


def said(code: str, facts: Mapping[str, Any], language: str) -> str:
    """The sentence of a code, with what it is about."""
    shown = {name: _shown(value) for name, value in facts.items()}
    return _words()[code][language].format(**shown)


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    file = Path(__file__).with_name("words.yml")
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)


def _shown(value: Any) -> Any:
    if isinstance(value, str) and len(value) > SHOWN:
        return value[: SHOWN - 1] + "…"
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple, set, frozenset)) else value
