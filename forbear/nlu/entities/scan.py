"""One pass over a message: its folded text, the anchor day, what is taken and what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from forbear.nlu.entities.entity import Entity
from forbear.nlu.entities.fold import fold

_CLAUSE_END = re.compile(r"[。！？!?；;\n]|(?<![0-9])\.(?![0-9])|(?<=[0-9])\.(?=\s|$)")
_PART_END = re.compile(rf"{_CLAUSE_END.pattern}|[，、]|,(?![0-9]{{3}})")
_HAN = re.compile("[一-鿿]")
_LATIN = re.compile("[a-z]{2}|[0-9][a-z]")
_FIGURE = re.compile("[0-9]")


class Scan:
    """Finders run in order of certainty; a stretch that one takes is closed to later ones."""

    def __init__(self, text: str, now: datetime, language: str | None = None) -> None:
        self.original = text
        self.text = fold(text)
        self.today: date = now.date()
        self.language = language or ""
        self.found: list[Entity] = []
        self.has_han = bool(_HAN.search(self.text))
        self.has_latin = bool(_LATIN.search(self.text))
        self.has_figures = bool(_FIGURE.search(self.text))
        self._taken = bytearray(len(text))

    def is_free(self, start: int, end: int) -> bool:
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (end - start)

    def add(self, entity: str, value: str | int | None, start: int, end: int, **extra: Any) -> None:
        self.found.append(Entity(entity, value, self.original[start:end], start, end, extra))
        self.take(start, end)

    def open_text(self) -> str:
        """The text with what is taken blanked out by a character that no pattern asks for."""
        if not any(self._taken):
            return self.text
        return "".join("\x00" if t else c for c, t in zip(self.text, self._taken, strict=True))

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches that touch nothing taken so far."""
        for match in pattern.finditer(self.text):
            if self.is_free(match.start(), match.end()):
                yield match

    def before(self, position: int, width: int, commas: bool = False) -> str:
        """The end of the clause (with `commas`, of its part) that comes before a position."""
        left = self.text[max(0, position - width) : position]
        start = 0
        for end in (_PART_END if commas else _CLAUSE_END).finditer(left):
            start = end.end()
        return left[start:]

    def after(self, position: int, width: int, commas: bool = False) -> str:
        """The start of what follows a position within its clause or, with `commas`, its part."""
        right = self.text[position : position + width]
        end = (_PART_END if commas else _CLAUSE_END).search(right)
        return right[: end.start()] if end else right
