"""The approved replies as they stand in data/responses, each wording with its file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yaml.nodes import SequenceNode

from forbear.lessons.folder import REPLIES, Folder
from forbear.lessons.problems import Missing, Problem
from forbear.lessons.yaml_text import YamlText


@dataclass(frozen=True)
class Tags:
    """What a wording is made for."""

    act: str
    strategy: str
    language: str
    hostility: tuple[int, int] = (0, 4)
    """The lowest and the highest level."""
    jurisdiction: tuple[str, ...] = ()
    """Only there; empty means everywhere."""

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> Tags:
        levels = metadata.get("hostility", (0, 4))
        return cls(
            str(metadata.get("act", "")),
            str(metadata.get("strategy", "")),
            str(metadata.get("lang", "")),
            tuple(levels) if isinstance(levels, list) else levels,
            tuple(metadata.get("jurisdiction", ())),
        )

    def into(self, metadata: Mapping[str, Any]) -> dict[str, Any]:
        """The metadata with these tags; other keys and the order of keys stay."""
        wanted = {
            "act": self.act,
            "strategy": self.strategy,
            "lang": self.language,
            "hostility": list(self.hostility),
            "jurisdiction": list(self.jurisdiction) or None,
        }
        kept = {k: wanted.get(k, v) for k, v in metadata.items()}
        return {k: v for k, v in {**kept, **wanted}.items() if v is not None}


@dataclass(frozen=True)
class Wording:
    """One wording of a reply."""

    file: str
    line: int
    reply: str
    text: str
    tags: Tags
    path: tuple[Any, ...] = field(default=(), repr=False, compare=False)

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "line": self.line,
            "reply": self.reply,
            "text": self.text,
            "act": self.tags.act,
            "strategy": self.tags.strategy,
            "language": self.tags.language,
            "hostility": list(self.tags.hostility),
            "jurisdiction": list(self.tags.jurisdiction),
        }


def read_wordings(folder: Folder, files: Sequence[str] | None = None) -> list[Wording]:
    """All wordings, or those of some files, in the order in which they stand."""
    names = folder.files(REPLIES) if files is None else files
    return [each for file in names for each in wordings_in(folder.yaml(file))]


def wording_at(folder: Folder, file: str, line: int) -> Wording:
    for each in read_wordings(folder, [file]):
        if each.line == line:
            return each
    raise Missing(Problem("no_wording", file, line))


def wordings_in(source: YamlText) -> Iterator[Wording]:
    replies = source.data.get("responses") if isinstance(source.data, dict) else None
    for reply, listed in (replies if isinstance(replies, dict) else {}).items():
        items = source.node(("responses", reply))
        if not isinstance(listed, list) or not isinstance(items, SequenceNode):
            continue
        for number, (each, node) in enumerate(zip(listed, items.value, strict=True)):
            if isinstance(each, dict) and isinstance(each.get("text"), str):
                line = source.line_of(source.start(node))
                tags = Tags.of(each.get("metadata") or {})
                path = ("responses", reply, number)
                yield Wording(source.file, line, str(reply), each["text"], tags, path)
