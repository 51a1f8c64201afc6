"""The lines of data/conduct, from which the conduct check learns: add, change and remove."""

from __future__ import annotations

from typing import Any

from forbear.lessons.change import Change, change_of
from forbear.lessons.draft import Draft
from forbear.lessons.folder import CONDUCT, Folder
from forbear.lessons.likeness import plain
from forbear.lessons.problems import Missing, Problem, Refused
from forbear.lessons.written import double_quoted
from forbear.lessons.yaml_text import YamlText
from forbear.safety.clean import clean_text

LONGEST = 1000
Place = tuple[Any, ...]


def conduct_lines(folder: Folder, file: str) -> dict[int, tuple[Place, str]]:
    """By line: where a text of the file stands in its lists, and the text."""
    source = folder.yaml(file)
    found = {}
    for number, entry in enumerate(source.data if isinstance(source.data, list) else ()):
        for language, kinds in entry.items():
            for kind, texts in kinds.items() if isinstance(kinds, dict) else ():
                path = (number, language, kind)
                nodes = source.node(path).value
                for place, (text, node) in enumerate(zip(texts or (), nodes, strict=False)):
                    line = source.line_of(source.start(node))
                    found[line] = ((*path, place), str(text))
    return found


def add_conduct_line(folder: Folder, file: str, line: int, text: str) -> Change:
    """Put a text behind the one of a line, into the same list."""
    path, _ = _place(folder, file, line)
    text = _accepted(folder, file, text)
    source = folder.yaml(file)
    draft = Draft(source)
    draft.insert(path[:-1], path[-1] + 1, [(text, [double_quoted(text)])])
    return _change("add_conduct_line", source, draft)


def change_conduct_line(folder: Folder, file: str, line: int, text: str) -> Change:
    path, _ = _place(folder, file, line)
    text = _accepted(folder, file, text)
    source = folder.yaml(file)
    draft = Draft(source)
    draft.replace(path, text)
    return _change("change_conduct_line", source, draft)


def remove_conduct_line(folder: Folder, file: str, line: int) -> Change:
    path, _ = _place(folder, file, line)
    source = folder.yaml(file)
    draft = Draft(source)
    draft.remove(path[:-1], path[-1])
    return _change("remove_conduct_line", source, draft)


def _place(folder: Folder, file: str, line: int) -> tuple[Place, str]:
    found = conduct_lines(folder, file).get(line) if file.startswith(f"{CONDUCT}/") else None
    if found is None:
        raise Missing(Problem("no_line", file, line))
    return found


def _accepted(folder: Folder, file: str, text: str) -> str:
    text = text.strip()
    known = {plain(each) for _, each in conduct_lines(folder, file).values()}
    if not plain(text):
        raise Refused(Problem("empty_text"))
    if text != clean_text(text, LONGEST):
        raise Refused(Problem("control_characters"))
    if plain(text) in known:
        raise Refused(Problem("known_already", facts={"place": file}))
    return text


def _change(code: str, source: YamlText, draft: Draft) -> Change:
    # The draft has changed the values of the source, never its text.
    return change_of(code, {"file": source.file}, (source, draft.now))
