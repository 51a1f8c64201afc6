"""A YAML file as text: where each value stands, by character, so that nothing else is touched."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Any

import yaml
from yaml.constructor import ConstructorError, SafeConstructor
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from forbear.lessons.problems import BrokenFile, Missing, Problem

Path = tuple[Any, ...]


class YamlText:
    """The text of one file with the node and the value of each of its parts."""

    def __init__(self, file: str, text: str) -> None:
        """Raises `BrokenFile` with the line where the text is not YAML."""
        self.file = file
        self.text = text
        self._bom = len(text) - len(text.lstrip("\ufeff"))
        try:
            self._root = yaml.compose(text[self._bom :], yaml.CSafeLoader)
            self.data: Any = (
                SafeConstructor().construct_document(self._root) if self._root else None
            )
        except yaml.reader.ReaderError as error:
            raise self._broken("unprintable", self.line_of(error.position)) from error
        except (yaml.MarkedYAMLError, ConstructorError) as error:
            raise self._not_yaml(error) from error
        self._check_keys(self._root)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    @property
    def newline(self) -> str:
        return "\r\n" if "\r\n" in self.text[:2000] else "\n"

    def line_of(self, index: int) -> int:
        """The line of a character, from 1."""
        return bisect_right(self._starts, index)

    def line_start(self, index: int) -> int:
        return self._starts[self.line_of(index) - 1]

    def line_end(self, index: int) -> int:
        """Where the next line begins, or the end of the text."""
        line = self.line_of(index)
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def column_of(self, index: int) -> int:
        return index - self.line_start(index)

    def node(self, path: Path) -> Node:
        """The node at the keys and positions of `path`."""
        node: Node | None = self._root
        for part in path:
            node = _child(node, part)
        if node is None:
            raise Missing(Problem("nothing_there", self.file, facts={"path": path}))
        return node

    def key(self, path: Path) -> Node:
        """The node of a mapping's key."""
        return next(k for k, _ in self.node(path[:-1]).value if k.value == path[-1])

    def start(self, node: Node) -> int:
        return node.start_mark.index + self._bom

    def end(self, node: Node) -> int:
        """After the last character of the value: without what comes before the next one."""
        if isinstance(node, ScalarNode):
            end = node.end_mark.index + self._bom
            return end if node.style not in ("|", ">") else self._trimmed(self.start(node), end)
        assert isinstance(node, (MappingNode, SequenceNode))
        if node.flow_style or not node.value:
            return node.end_mark.index + self._bom
        last = node.value[-1]
        return self.end(last[1] if isinstance(node, MappingNode) else last)

    def slice(self, node: Node) -> str:
        return self.text[self.start(node) : self.end(node)]

    def _trimmed(self, start: int, end: int) -> int:
        return start + len(self.text[start:end].rstrip("\r\n \t"))

    def _check_keys(self, root: Node | None) -> None:
        """PyYAML lets a second key of the same name win without a word; Rasa refuses it."""
        waiting = [root] if root else []
        while waiting:
            node = waiting.pop()
            if isinstance(node, SequenceNode):
                waiting.extend(each for each in node.value if not isinstance(each, ScalarNode))
            elif isinstance(node, MappingNode):
                known: set[str] = set()
                for key, value in node.value:
                    name = str(key.value)
                    if name in known:
                        line = self.line_of(self.start(key))
                        raise self._broken("duplicate_key", line, key=name)
                    known.add(name)
                    if not isinstance(value, ScalarNode):
                        waiting.append(value)

    def _not_yaml(self, error: yaml.MarkedYAMLError) -> BrokenFile:
        mark = error.problem_mark or error.context_mark
        line = self.line_of(mark.index + self._bom) if mark else 1
        return self._broken("not_yaml", line, problem=error.problem or error.context or "")

    def _broken(self, code: str, line: int, **facts: Any) -> BrokenFile:
        return BrokenFile(Problem(code, self.file, line, facts))


def _child(node: Node | None, part: Any) -> Node | None:
    if isinstance(node, MappingNode):
        return next((v for k, v in node.value if k.value == str(part)), None)
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part]
    return None
