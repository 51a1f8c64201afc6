"""Changes to the examples: add, change, move to another intent, remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from forbear.lessons.change import Change, change_of
from forbear.lessons.draft import Draft
from forbear.lessons.example_checks import accepted
from forbear.lessons.examples import Example, Labels, example_at, read_examples
from forbear.lessons.folder import EXAMPLES, Folder
from forbear.lessons.problems import Missing, Problem
from forbear.lessons.written import double_quoted, flow


@dataclass(frozen=True)
class NewExample:
    """What a customer might write, and what it means besides its intent."""

    text: str
    labels: Labels = Labels()


def add_examples(
    folder: Folder, intent: str, language: str, examples: Sequence[NewExample]
) -> Change:
    """Put examples at the end of an intent's part for a language."""
    new = [replace(each, text=each.text.strip()) for each in examples]
    warnings = accepted(folder, intent, language, [(each.text, each.labels) for each in new])
    file, path, end = _part(folder, intent, language)
    draft = Draft(folder.yaml(file))
    draft.insert(path, end, [example_entry(each.text, each.labels.into({})) for each in new])
    facts = {"intent": intent, "language": language, "count": len(new)}
    return change_of("add_examples", facts, (draft.source, draft.now)).warning(warnings)


def change_example(
    folder: Folder, file: str, line: int, text: str | None = None, labels: Labels | None = None
) -> Change:
    """Other words, or other labels, for the example of a line; `None` leaves them."""
    old = example_at(folder, file, line)
    new_text = old.text if text is None else text.strip()
    new_labels = old.labels if labels is None else labels
    warnings = accepted(folder, old.intent, old.language, [(new_text, new_labels)], instead_of=old)
    draft = Draft(folder.yaml(file))
    if new_text != old.text:
        draft.replace((*old.path, "text"), new_text)
    if new_labels != old.labels:
        _relabel(draft, old, new_labels)
    facts = {"intent": old.intent, "text": new_text}
    return change_of("change_example", facts, (draft.source, draft.now)).warning(warnings)


def move_example(
    folder: Folder,
    file: str,
    line: int,
    intent: str,
    language: str | None = None,
    labels: Labels | None = None,
) -> Change:
    """Take the example of a line to another intent, or to another language of the same."""
    old = example_at(folder, file, line)
    to_language = language or old.language or ""
    found = labels or replace(old.labels, also=_without(old.labels.also, intent))
    warnings = accepted(folder, intent, to_language, [(old.text, found)], instead_of=old)
    before = folder.yaml(file)
    metadata = _at(before.data, old.path).get("metadata") or {}
    to_file, path, end = _part(folder, intent, to_language)
    entry = example_entry(old.text, found.into(metadata))
    out = Draft(before)
    into = out if to_file == file else Draft(folder.yaml(to_file))
    _carry(out, old, into, path, end, entry)
    pairs = [(out.source, out.now)]
    if into is not out:
        pairs.append((into.source, into.now))
    facts = {"from": old.intent, "intent": intent, "text": old.text}
    return change_of("move_example", facts, *pairs).warning(warnings)


def remove_example(folder: Folder, file: str, line: int) -> Change:
    """Take the example of a line away."""
    old = example_at(folder, file, line)
    draft = Draft(folder.yaml(file))
    draft.remove(old.path[:-1], old.path[-1])
    facts = {"intent": old.intent, "text": old.text}
    return change_of("remove_example", facts, (draft.source, draft.now))


def _carry(
    out: Draft,
    old: Example,
    into: Draft,
    path: tuple[Any, ...],
    end: int,
    entry: tuple[dict[str, Any], list[str]],
) -> None:
    """The later place first, so that positions in the same file stay as they were read."""
    source = old.path[:-1]
    if into is out and path > source:
        into.insert(path, end, [entry])
        out.remove(source, old.path[-1])
        return
    out.remove(source, old.path[-1])
    into.insert(path, end - (into is out and path == source), [entry])


def _relabel(draft: Draft, old: Example, labels: Labels) -> None:
    metadata = _at(draft.now.data, old.path).get("metadata")
    new = labels.into(metadata or {})
    path = (*old.path, "metadata")
    if metadata is None:
        draft.add_key(old.path, "metadata", new)
    elif new:
        draft.replace(path, new)
    else:
        draft.drop_key(path)


def _part(folder: Folder, intent: str, language: str | None) -> tuple[str, tuple[Any, ...], int]:
    """The file, the list and its length where an intent has its examples of a language."""
    found = None
    for file in folder.files(EXAMPLES):
        for each in read_examples(folder, [file]):
            if each.intent == intent and each.language == language:
                found = each
    if found is None:
        facts = {"intent": intent, "language": language}
        raise Missing(Problem("no_part", facts=facts))
    return found.file, found.path[:-1], found.path[-1] + 1


def example_entry(text: str, metadata: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    value: dict[str, Any] = {"text": text}
    written = f"{{text: {double_quoted(text)}"
    if metadata:
        value["metadata"] = metadata
        written += f", metadata: {flow(metadata)}"
    return value, [written + "}"]


def _at(data: Any, path: Sequence[Any]) -> Any:
    for part in path:
        data = data[part]
    return data


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(each for each in names if each != name)
