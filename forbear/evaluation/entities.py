"""How many of the figures and days in a message are found, with exactly the value they name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forbear.evaluation.labelled import LANGUAGES, LabelledFileError, load_mapping
from forbear.evaluation.measures import Found

Value = tuple[str, "str | None"]
"""An entity and its normalised value, as text; no value where the words name no certain one."""


@dataclass(frozen=True)
class EntityLine:
    """A message with all its entities of the measured kinds."""

    text: str
    lang: str
    entities: Counter[Value]


@dataclass(frozen=True)
class EntitySet:
    """Lines, and the time from which their relative dates are resolved."""

    now: str
    lines: Sequence[EntityLine]

    @property
    def kinds(self) -> set[str]:
        return {kind for line in self.lines for kind, _ in line.entities}


def read_entities(path: Path) -> EntitySet:
    """A file such as tests/nlu/dev_entities.yml."""
    loaded = load_mapping(path)
    now, examples = loaded.get("now"), loaded.get("examples")
    if not isinstance(now, str) or not isinstance(examples, list):
        raise LabelledFileError(f"{path} needs `now`, a time, and a list under `examples`.")
    places = (f"{path}, line {n} of `examples`" for n in range(1, len(examples) + 1))
    return EntitySet(now, [_line(*each) for each in zip(examples, places, strict=True)])


def measure_entities(
    lines: EntitySet, understand: Callable[[dict[str, Any]], Mapping[str, Any]]
) -> dict[str, dict[str, Found]]:
    """By language and kind of entity; `understand` answers as `forbear parse` does."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for line in lines.lines:
        parse = understand({"text": line.text, "now": lines.now})
        seen = Counter(_value(each) for each in parse["entities"] if each["entity"] in lines.kinds)
        for place, values in enumerate(
            (seen & line.entities, line.entities - seen, seen - line.entities)
        ):
            for (kind, _), times in values.items():
                counts[line.lang, kind][place] += times
    languages = sorted({lang for lang, _ in counts}, reverse=True)
    return {
        lang: {kind: Found(*n) for (at, kind), n in sorted(counts.items()) if at == lang}
        for lang in languages
    }


def entity_report(measured: Mapping[str, Mapping[str, Found]]) -> Iterator[str]:
    """Line by line."""
    for lang, kinds in measured.items():
        yield f"{lang}: entities with exactly their value"
        for kind, found in kinds.items():
            missed, extra = found.misses, found.false_alarms
            yield f"    {kind:<14} F1 {found.f1:.3f}   {missed} missed, {extra} too many"


def _line(given: Any, place: str) -> EntityLine:
    if not isinstance(given, Mapping) or not isinstance(given.get("text"), str):
        raise LabelledFileError(f"{place}: it must be a mapping with `text`, `lang`, `entities`.")
    entities = given.get("entities")
    if given.get("lang") not in LANGUAGES or not isinstance(entities, list):
        raise LabelledFileError(f"{place}: `lang` must be zh or en, and `entities` a list.")
    if not all(isinstance(e, Mapping) and "entity" in e and "value" in e for e in entities):
        raise LabelledFileError(f"{place}: each entity needs `entity` and `value`.")
    return EntityLine(given["text"], given["lang"], Counter(_value(each) for each in entities))


def _value(given: Mapping[str, Any]) -> Value:
    return given["entity"], None if given["value"] is None else str(given["value"])
