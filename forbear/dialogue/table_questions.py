"""What is said to the small questions of every talk: the section `questions` of data/acts.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Question:
    """One row: where one of these is asked, perhaps after certain lines of ours, say those."""

    name: str
    topics: frozenset[str]
    after: frozenset[str] | None
    condition: Facts
    say: tuple[str, ...]

    def fits(self, facts: Facts) -> bool:
        if facts.get("topic") not in self.topics:
            return False
        if self.after is not None and self.after.isdisjoint(facts.get("asked") or ()):
            return False
        return all(
            facts.get(name) in wanted if isinstance(wanted, list) else facts.get(name) == wanted
            for name, wanted in self.condition.items()
        )


def read_questions(loaded: Sequence[Mapping[str, Any]]) -> tuple[Question, ...]:
    return tuple(
        Question(
            row["name"],
            frozenset(row["asks"]),
            frozenset(row["after"]) if "after" in row else None,
            row.get("if", {}),
            tuple(row["say"]),
        )
        for row in loaded
    )


def misshapen_questions(loaded: Any, facts: Facts) -> Iterator[str]:
    """What is wrong with the section, each with its place."""
    if not isinstance(loaded, list):
        yield "`questions` must be a list."
        return
    for number, row in enumerate(loaded, start=1):
        place = f"entry {number} of `questions`"
        if not isinstance(row, dict) or not isinstance(row.get("name"), str):
            yield f"{place} needs a `name`."
            continue
        place = f"question `{row['name']}`"
        for key in ("asks", "say"):
            if not isinstance(row.get(key), list) or not row[key]:
                yield f"{place} needs `{key}`, a list."
        if not isinstance(row.get("after", []), list):
            yield f"{place}: `after` must be a list."
        for name in row.get("if", {}):
            if name not in facts:
                yield f"{place}: there is no fact `{name}`."
