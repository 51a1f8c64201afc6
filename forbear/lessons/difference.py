"""The difference of two texts, as people read it and as an undo needs it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff

CONTEXT = 3


@dataclass(frozen=True)
class Hunk:
    """Lines `start` to `end` of one text that are other lines in the next."""

    start: int
    end: int
    new_start: int
    new_end: int


def hunks(old: list[str], new: list[str]) -> list[Hunk]:
    """Where two lists of lines differ; quick where most of the lines are the same."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
    return [
        Hunk(i1 + head, i2 + head, j1 + head, j2 + head)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def difference(file: str, old: str | None, new: str | None) -> str:
    """A unified diff; `None` stands for a file that does not exist."""
    before, after = lines_of(old or ""), lines_of(new or "")
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    first, last = max(head - CONTEXT, 0), max(tail - CONTEXT, 0)
    told = unified_diff(
        before[first : len(before) - last],
        after[first : len(after) - last],
        "/dev/null" if old is None else f"a/{file}",
        "/dev/null" if new is None else f"b/{file}",
        n=CONTEXT,
    )
    return "".join(_shifted(line, first) for line in told)


def lines_of(text: str) -> list[str]:
    """Split at line feeds alone: other line ends may stand inside a text."""
    parts = text.split("\n")
    lines = [f"{part}\n" for part in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines


def _shifted(line: str, by: int) -> str:
    """A diff of the differing middle, with the line numbers of the whole text."""
    if line.startswith("@@"):
        ranges = [_shifted_range(part, by) for part in line.split()[1:3]]
        return f"@@ {ranges[0]} {ranges[1]} @@\n"
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _shifted_range(told: str, by: int) -> str:
    start, _, count = told[1:].partition(",")
    return f"{told[0]}{int(start) + by}" + (f",{count}" if count else "")


def _common(one: list[str], other: list[str]) -> int:
    """How many lines are the same from the beginning."""
    for number, (a, b) in enumerate(zip(one, other)):  # noqa: B905 - the shorter one ends it
        if a != b:
            return number
    return min(len(one), len(other))
