"""What an answer to our own question means: the section `answers` of data/acts.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

TAKES_LEAVE = frozenset({"thank", "goodbye"})
UNSURE = "unsure"
"""Stands in `heard` for a message that was not understood for certain."""

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """One row: after these lines of ours, hearing this, say one of those, best first."""

    name: str
    after: frozenset[str]
    heard: frozenset[str]
    condition: Facts
    say: tuple[str, ...]

    def fits(self, intent: str, facts: Facts) -> bool:
        asked_for = not self.after.isdisjoint(facts.get("asked") or ())
        return (
            asked_for
            and (intent in self.heard or self.guesses(intent, facts))
            and self._holds(facts)
        )

    def guesses(self, intent: str, facts: Facts) -> bool:
        """Whether the row would take a message that is not understood for certain."""
        return UNSURE in self.heard and not facts.get("sure") and intent not in TAKES_LEAVE

    def _holds(self, facts: Facts) -> bool:
        return all(
            facts.get(name) in wanted if isinstance(wanted, list) else facts.get(name) == wanted
            for name, wanted in self.condition.items()
        )


@dataclass(frozen=True)
class Found:
    """The row that fits, with what may be said of it now."""

    name: str
    actions: tuple[str, ...]
    certain: bool
    """False where the message itself is unclear, and only our question gives it a meaning."""


def read_answers(loaded: Sequence[Mapping[str, Any]]) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            row["name"],
            frozenset(row["after"]),
            frozenset(row["heard"]),
            row.get("if", {}),
            tuple(row["say"]),
        )
        for row in loaded
    )


def misshapen_answers(loaded: Any, facts: Facts, intents: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the section, each with its place."""
    if not isinstance(loaded, list):
        yield "`answers` must be a list."
        return
    for number, row in enumerate(loaded, start=1):
        place = f"entry {number} of `answers`"
        if not isinstance(row, dict) or not isinstance(row.get("name"), str):
            yield f"{place} needs a `name`."
            continue
        place = f"answer `{row['name']}`"
        for key in ("after", "heard", "say"):
            if not isinstance(row.get(key), list) or not row[key]:
                yield f"{place} needs `{key}`, a list."
                return
        for heard in row["heard"]:
            if heard not in intents and heard != UNSURE:
                yield f"{place}: there is no intent `{heard}`."
        for name in row.get("if", {}):
            if name not in facts:
                yield f"{place}: there is no fact `{name}`."
