"""Stories, rules and test stories as they stand, each with its file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yaml.nodes import SequenceNode

from forbear.lessons.folder import RULES, STORIES, TEST_STORIES, Folder
from forbear.lessons.problems import Missing, Problem
from forbear.lessons.yaml_text import YamlText

FOLDER_OF = {"story": STORIES, "rule": RULES, "test": TEST_STORIES}
KINDS = tuple(FOLDER_OF)

Step = Mapping[str, Any]
"""A step as the files write it, such as `{"intent": "greet"}`."""


@dataclass(frozen=True)
class Story:
    """One story, rule or test story."""

    kind: str
    file: str
    line: int
    title: str
    steps: tuple[Step, ...]
    condition: tuple[Step, ...] = ()
    path: tuple[Any, ...] = field(default=(), repr=False, compare=False)

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "file": self.file,
            "line": self.line,
            "title": self.title,
            "steps": list(self.steps),
            "condition": list(self.condition),
        }


def read_stories(folder: Folder, kinds: Sequence[str] = KINDS) -> list[Story]:
    """The stories of some kinds, in the order in which they stand."""
    return [
        story
        for kind in kinds
        for file in folder.files(FOLDER_OF[kind])
        for story in stories_in(folder.yaml(file))
    ]


def story_at(folder: Folder, file: str, line: int) -> Story:
    """The story whose first line this is."""
    for each in stories_in(folder.yaml(file)):
        if each.line == line:
            return each
    raise Missing(Problem("no_story", file, line))


def stories_in(source: YamlText) -> Iterator[Story]:
    """The stories and rules of one file; entries of another shape are left to the checks."""
    data = source.data if isinstance(source.data, dict) else {}
    for key, title in (("stories", "story"), ("rules", "rule")):
        items = source.node((key,)) if isinstance(data.get(key), list) else None
        if not isinstance(items, SequenceNode):
            continue
        for number, (each, node) in enumerate(zip(data[key], items.value, strict=True)):
            if isinstance(each, dict) and isinstance(each.get("steps"), list) and title in each:
                yield Story(
                    _kind(source.file, title),
                    source.file,
                    source.line_of(source.start(node)),
                    str(each[title]),
                    tuple(each["steps"]),
                    tuple(each.get("condition") or ()),
                    (key, number),
                )


def _kind(file: str, title: str) -> str:
    return "test" if file.startswith(f"{TEST_STORIES}/") else title
