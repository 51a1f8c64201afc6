"""Changes to the text of one YAML file, each read back and compared with what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from forbear.lessons.problems import LessonError, Problem, Refused
from forbear.lessons.written import flow, like, scalar
from forbear.lessons.yaml_text import Path, YamlText

_COMMENT = re.compile(r"(^|\s)#", re.MULTILINE)


class Draft:
    """A file while it is being changed: `source` as it was read, `now` as it would be.

    A change is made of these two: a second reading might hold what somebody else wrote meanwhile.
    """

    def __init__(self, source: YamlText) -> None:
        self.source = self.now = source

    def insert(self, path: Path, index: int, entries: Sequence[tuple[Any, Sequence[str]]]) -> None:
        """Put entries into a list with a line or more each: the value and its lines.

        The first line has no dash and no indent; further lines are indented by themselves.
        """
        items = self._block(path)
        indent = " " * self.now.column_of(self._dash(items, 0))
        blank = self._blank_between(path, items)
        lines: list[str] = []
        for _, (first, *more) in entries:
            own = [f"{indent}- {first}", *(f"{indent}  {line}" for line in more)]
            lines += ["", *own] if blank and index > 0 else [*own, *([""] if blank else [])]
        at = self._after(items.value[index - 1]) if index > 0 else self._item_start(items, 0)
        values = [value for value, _ in entries]
        self._put_lines(at, lines, lambda data: _at(data, path).__setitem__(
            slice(index, index), values
        ))  # fmt: skip

    def remove(self, path: Path, index: int) -> None:
        """Take an entry out of a list, with its lines and one blank line beside them."""
        items = self._block(path)
        if len(items.value) == 1:
            raise self._refused("last_entry", items.value[index])
        start, end = self._item_start(items, index), self._after(items.value[index])
        if self._blank_between(path, items):
            start, end = self._with_blank(start, end)
        self._splice([(start, end, "")], lambda data: _at(data, path).pop(index))

    def insert_name(self, path: Path, index: int, name: Any) -> None:
        """Put a value into a list in brackets."""
        items = self._list(path)
        if not items.flow_style:
            return self.insert(path, index, [(name, [scalar(name)])])
        if index > 0:
            at, text = self.now.end(items.value[index - 1]), f", {flow(name)}"
        else:
            at = self.now.start(items) + 1
            text = f"{flow(name)}, " if items.value else flow(name)
        self._splice([(at, at, text)], lambda data: _at(data, path).insert(index, name))

    def replace(self, path: Path, value: Any) -> None:
        """Another value in the same place, quoted like the one before."""
        node = self.now.node(path)
        start, end = self.now.start(node), self.now.end(node)
        if isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style:
            raise self._refused("block_value", node)
        if node.value == "" and start == end:
            text = f" {flow(value)}"
        else:
            same_kind = isinstance(value, str) and node.tag.endswith(":str")
            text = like(self.now.slice(node), value) if same_kind else flow(value)
        self._splice([(start, end, text)], lambda data: _put(data, path, value))

    def add_key(self, path: Path, key: str, value: Any, lines: Sequence[str] = ()) -> None:
        """A further key of a mapping, at its end; `lines` where the value has lines of its own."""
        node = self.now.node(path)
        if not isinstance(node, MappingNode) or not node.value:
            raise self._refused("no_mapping", node)
        change: Callable[[Any], Any] = lambda data: _put(data, (*path, key), value)  # noqa: E731
        if node.flow_style:
            at = self.now.end(node.value[-1][1])
            return self._splice([(at, at, f", {scalar(key, True)}: {flow(value)}")], change)
        indent = " " * self.now.column_of(self.now.start(node.value[0][0]))
        first = f"{scalar(key)}:" if lines else f"{scalar(key)}: {flow(value)}"
        text = [f"{indent}{line}" if line else "" for line in (first, *lines)]
        return self._put_lines(self._after(node.value[-1][1]), text, change)

    def drop_key(self, path: Path) -> None:
        """Take a key with its value out of a mapping."""
        node, key = self.now.node(path[:-1]), self.now.key(path)
        assert isinstance(node, MappingNode)
        number = next(i for i, (k, _) in enumerate(node.value) if k is key)
        if len(node.value) == 1:
            raise self._refused("last_entry", key)
        if not node.flow_style:
            span = self.now.line_start(self.now.start(key)), self._after(node.value[number][1])
            if node.start_mark.index == key.start_mark.index:  # beside the dash of its list
                span = self.now.start(key), self.now.start(node.value[1][0])
        elif number:
            span = self.now.end(node.value[number - 1][1]), self.now.end(node.value[number][1])
        else:
            span = self.now.start(key), self.now.start(node.value[1][0])
        if _COMMENT.search(self.now.text[slice(*span)]) and number == 0:
            raise self._refused("comment_inside", key)
        self._splice([(*span, "")], lambda data: _at(data, path[:-1]).pop(path[-1]))

    def _put_lines(self, at: int, lines: Sequence[str], change: Callable[[Any], Any]) -> None:
        newline = self.now.newline
        text = "".join(f"{line}{newline}" for line in lines)
        if at == len(self.now.text) and not self.now.text.endswith("\n"):
            text = newline + text.removesuffix(newline)
        self._splice([(at, at, text)], change)

    def _splice(self, pieces: Sequence[tuple[int, int, str]], change: Callable[[Any], Any]) -> None:
        text, meant = self.now.text, self.now.data
        for start, end, new in sorted(pieces, reverse=True):
            text = text[:start] + new + text[end:]
        change(meant)
        try:
            read = YamlText(self.now.file, text)
        except LessonError as error:
            raise Refused(Problem("not_as_meant", self.now.file)) from error
        if read.data != meant:
            raise Refused(Problem("not_as_meant", self.now.file))
        self.now = read

    def _list(self, path: Path) -> SequenceNode:
        node = self.now.node(path)
        if not isinstance(node, SequenceNode):
            raise self._refused("no_list", node)
        return node

    def _block(self, path: Path) -> SequenceNode:
        """A list with a dash for each entry: of another shape lines cannot be told apart."""
        items = self._list(path)
        if items.flow_style or not items.value:
            raise self._refused("no_lines", items)
        return items

    def _dash(self, items: SequenceNode, index: int) -> int:
        before = self.now.end(items.value[index - 1]) if index else self.now.start(items)
        return max(self.now.text.rfind("-", before, self.now.start(items.value[index])), before)

    def _item_start(self, items: SequenceNode, index: int) -> int:
        dash = self._dash(items, index)
        start = self.now.line_start(dash)
        if self.now.text[start:dash].strip() or self.now.text[dash] != "-":
            raise self._refused("no_lines", items.value[index])
        return start

    def _after(self, node: Node) -> int:
        """Where the line after a value begins."""
        return self.now.line_end(max(self.now.end(node) - 1, self.now.start(node)))

    def _blank_between(self, path: Path, items: SequenceNode) -> bool:
        """Whether the entries of a list stand apart."""
        if len(items.value) < 2:
            return path in (("stories",), ("rules",))
        between = self.now.text[self._after(items.value[0]) : self._item_start(items, 1)]
        return bool(between) and not between.split("\n")[0].strip()

    def _with_blank(self, start: int, end: int) -> tuple[int, int]:
        text = self.now.text
        before = text[self.now.line_start(max(start - 1, 0)) : start]
        if start and not before.strip():
            return start - len(before), end
        after = text[end : self.now.line_end(end)] if end < len(text) else "x"
        return (start, end + len(after)) if not after.strip() else (start, end)

    def _refused(self, code: str, node: Node) -> Refused:
        line = self.now.line_of(self.now.start(node))
        return Refused(Problem(code, self.now.file, line))


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def _put(data: Any, path: Path, value: Any) -> None:
    _at(data, path[:-1])[path[-1]] = value
