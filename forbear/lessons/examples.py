"""The labelled examples as they stand in data/nlu, each with its file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from yaml.nodes import SequenceNode

from forbear.lessons.folder import DOMAIN, EXAMPLES, Folder
from forbear.lessons.problems import Missing, Problem
from forbear.lessons.yaml_text import YamlText


@dataclass(frozen=True)
class Mark:
    """Words of an example that name something, such as `三千五`, an `amount`."""

    entity: str
    text: str

    @classmethod
    def of(cls, given: Any) -> Mark:
        """A mark of another shape has no name, which the checks then tell."""
        found = given if isinstance(given, dict) else {}
        return cls(str(found.get("entity", "")), str(found.get("text", "")))

    def as_json(self) -> dict[str, str]:
        return {"entity": self.entity, "text": self.text}


@dataclass(frozen=True)
class Labels:
    """What an example says besides its intent; what is not said is calm and without risk."""

    hostility: int = 0
    target: str = "none"
    risk: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Further intents of the same message."""
    entities: tuple[Mark, ...] = ()
    """Words that name something: rules find them, and the gate counts whether they do."""

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> Labels:
        return cls(
            metadata.get("hostility", 0),
            metadata.get("target", "none"),
            _names(metadata.get("risk", ())),
            _names(metadata.get("also", ())),
            tuple(Mark.of(each) for each in metadata.get("entities") or ()),
        )

    def into(self, metadata: Mapping[str, Any]) -> dict[str, Any]:
        """The metadata with these labels; other keys and the order of keys stay."""
        wanted: dict[str, Any] = {
            "hostility": self.hostility or None,
            "target": self.target if self.target != "none" else None,
            "risk": list(self.risk) or None,
            "also": list(self.also) or None,
            "entities": [each.as_json() for each in self.entities] or None,
        }
        kept = {k: wanted.get(k, v) for k, v in metadata.items()}
        return {k: v for k, v in {**kept, **wanted}.items() if v is not None}


@dataclass(frozen=True)
class Example:
    """One line of data/nlu."""

    file: str
    line: int
    """From 1; good for as long as the file is as it was seen."""
    intent: str
    language: str | None
    text: str
    labels: Labels = Labels()
    path: tuple[Any, ...] = field(default=(), repr=False, compare=False)

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "line": self.line,
            "intent": self.intent,
            "language": self.language,
            "text": self.text,
            "hostility": self.labels.hostility,
            "target": self.labels.target,
            "risk": list(self.labels.risk),
            "also": list(self.labels.also),
            "entities": [each.as_json() for each in self.labels.entities],
        }


def read_examples(folder: Folder, files: Sequence[str] | None = None) -> list[Example]:
    """All examples, or those of some files, in the order in which they stand."""
    names = folder.files(EXAMPLES) if files is None else files
    return [each for file in names for each in _examples_of(file, folder.text(file))]


def example_at(folder: Folder, file: str, line: int, text: str | None = None) -> Example:
    """The example of a line; with `text` it must also say that."""
    for each in read_examples(folder, [file]):
        if each.line == line and text in (None, each.text):
            return each
    raise Missing(Problem("no_example", file, line))


def intents_of(folder: Folder) -> list[str]:
    """The intents that domain.yml names."""
    return _listed_in_domain(folder, "intents")


def entities_of(folder: Folder) -> list[str]:
    """The kinds of entities that domain.yml names."""
    return _listed_in_domain(folder, "entities")


def _listed_in_domain(folder: Folder, key: str) -> list[str]:
    listed = (folder.yaml(DOMAIN).data or {}).get(key) or []
    return [next(iter(each)) if isinstance(each, dict) else str(each) for each in listed]


@lru_cache(maxsize=64)
def _examples_of(file: str, text: str) -> tuple[Example, ...]:
    return tuple(examples_in(YamlText(file, text)))


def examples_in(source: YamlText) -> Iterator[Example]:
    """The examples of one file; entries of another shape are left to the checks."""
    sections = source.data.get("nlu") if isinstance(source.data, dict) else None
    for number, section in enumerate(sections if isinstance(sections, list) else ()):
        listed = section.get("examples") if isinstance(section, dict) else None
        if not isinstance(listed, list) or "intent" not in section:
            continue
        language = _metadata(section).get("language")
        items = source.node(("nlu", number, "examples"))
        assert isinstance(items, SequenceNode)
        for place, (each, node) in enumerate(zip(listed, items.value, strict=True)):
            if isinstance(each, dict) and isinstance(each.get("text"), str):
                yield Example(
                    source.file,
                    source.line_of(source.start(node)),
                    str(section["intent"]),
                    language,
                    each["text"],
                    Labels.of(_metadata(each)),
                    ("nlu", number, "examples", place),
                )


def _metadata(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    found = entry.get("metadata")
    return found if isinstance(found, dict) else {}


def _names(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else (str(value),)
