"""Lines that a trainer pasted: what can be taken in, and what is wrong with each of the others."""

from __future__ import annotations

from dataclasses import dataclass

from forbear.lessons.example_checks import problems_of
from forbear.lessons.example_edits import NewExample
from forbear.lessons.examples import Labels
from forbear.lessons.folder import Folder
from forbear.lessons.problems import Problem
from forbear.safety.clean import clean_text


@dataclass(frozen=True)
class Paste:
    """What became of the lines; the line of a problem is that of the paste."""

    good: tuple[NewExample, ...]
    problems: tuple[Problem, ...]
    """Of the lines left out, and warnings of those taken in."""
    left_out: int


def read_paste(
    folder: Folder, intent: str, language: str, text: str, labels: Labels | None = None
) -> Paste:
    """Sort pasted lines; empty ones are nothing, a list's dashes and quotes are taken off."""
    same = labels or Labels()
    numbered = [(n, _bare(line)) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    lines = [(line, same) for _, line in numbered]
    found = problems_of(folder, intent, language, lines)
    if len(lines) == 1:  # a single line is not counted
        found = [Problem(p.code, p.file, 1, p.facts, p.warning) for p in found]
    bad = {p.line for p in found if not p.warning}
    every = None in bad  # the intent or the language is wrong, and so is every line
    good = [
        NewExample(line, same)
        for number, (line, _) in enumerate(lines, start=1)
        if not every and number not in bad
    ]
    told = [
        Problem(p.code, p.file, numbered[p.line - 1][0] if p.line else None, p.facts, p.warning)
        for p in found
    ]
    return Paste(tuple(good), tuple(told), len(lines) - len(good))


def _bare(line: str) -> str:
    line = line.strip().lstrip("\ufeff")
    for mark in ("- ", "* ", "• "):
        line = line.removeprefix(mark)
    if len(line) > 1 and line[0] == line[-1] == '"':
        line = line[1:-1]
    return clean_text(line, len(line) + 1)
