"""Reads what a trainer wants to change, and makes the change of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from forbear.gateway.errors import BadInputError, ConflictError
from forbear.gateway.frames import take_string
from forbear.lessons.change import Change
from forbear.lessons.example_edits import (
    NewExample,
    add_examples,
    change_example,
    move_example,
    remove_example,
)
from forbear.lessons.examples import Labels
from forbear.lessons.folder import Folder
from forbear.lessons.replies import Tags, wording_at
from forbear.lessons.reply_edits import add_wording, change_wording, remove_wording
from forbear.lessons.stories import Step
from forbear.lessons.story_edits import add_story, remove_story
from forbear.safety.personal_data import mask_personal

FILE_CAP = 200
LINE_CAP = 1_000_000
WORDING_CAP = 2000
MOST_STEPS = 200
Body = Mapping[str, Any]


def change_from(folder: Folder, body: Body) -> Change:
    """The change that the body asks for; nothing is written."""
    kind = body.get("kind")
    make = KINDS.get(kind) if isinstance(kind, str) else None
    if make is None:
        raise BadInputError("bad_kind", f"`kind` must be one of: {', '.join(KINDS)}.")
    return make(folder, body)


def seen_in(body: Body) -> dict[str, str]:
    """What the page had before it of each file."""
    seen = body.get("seen") or {}
    if not isinstance(seen, dict) or not all(isinstance(each, str) for each in seen.values()):
        raise BadInputError("bad_seen", "`seen` must give a digest for each file.")
    return {str(file): digest for file, digest in seen.items()}


def _add_examples(folder: Folder, body: Body) -> Change:
    given = body.get("examples")
    if not isinstance(given, list) or not given:
        raise BadInputError("bad_examples", "`examples` must be a list with one entry or more.")
    intent, language = take_string(body, "intent"), take_string(body, "language", 2)
    return add_examples(folder, intent, language, [_example(each) for each in given])


def _change_example(folder: Folder, body: Body) -> Change:
    new = _example(body)
    return change_example(folder, *_place(body), text=new.text, labels=new.labels)


def _move_example(folder: Folder, body: Body) -> Change:
    return move_example(folder, *_place(body), take_string(body, "intent"))


def _remove_example(folder: Folder, body: Body) -> Change:
    return remove_example(folder, *_place(body))


def _add_story(folder: Folder, body: Body) -> Change:
    kind, title = take_string(body, "story_kind", 10), take_string(body, "title")
    return add_story(folder, kind, title, steps_in(body), take_string(body, "topic", 40))


def _remove_story(folder: Folder, body: Body) -> Change:
    return remove_story(folder, *_place(body))


def _add_wording(folder: Folder, body: Body) -> Change:
    text = take_string(body, "text", WORDING_CAP)
    return add_wording(folder, take_string(body, "reply"), text, _tags(body))


def _change_wording(folder: Folder, body: Body) -> Change:
    text = take_string(body, "text", WORDING_CAP)
    return change_wording(folder, *_wording(folder, body), text=text, tags=_tags(body))


def _remove_wording(folder: Folder, body: Body) -> Change:
    return remove_wording(folder, *_wording(folder, body))


def _wording(folder: Folder, body: Body) -> tuple[str, int]:
    """Its place, unless lines moved and something else stands there since the page was read."""
    file, line = _place(body)
    if wording_at(folder, file, line).text != body.get("was"):
        raise ConflictError("moved", "The file has changed since it was read. Load it anew.")
    return file, line


KINDS: dict[str, Callable[[Folder, Body], Change]] = {
    "add_examples": _add_examples,
    "change_example": _change_example,
    "move_example": _move_example,
    "remove_example": _remove_example,
    "add_story": _add_story,
    "remove_story": _remove_story,
    "add_wording": _add_wording,
    "change_wording": _change_wording,
    "remove_wording": _remove_wording,
}


def steps_in(body: Body) -> list[Step]:
    """The steps of a story as the files write them, without anybody's words as they were."""
    steps = body.get("steps")
    if not isinstance(steps, list) or not all(isinstance(each, dict) for each in steps):
        raise BadInputError("bad_steps", "`steps` must be a list of steps.")
    if not 0 < len(steps) <= MOST_STEPS:
        raise BadInputError("bad_steps", f"A story has 1 to {MOST_STEPS} steps.")
    for step in steps:
        if isinstance(step.get("user"), str):
            without_people(step["user"])
    return steps


def _tags(given: Body) -> Tags:
    levels = given.get("hostility")
    if not isinstance(levels, list) or [type(each) for each in levels] != [int, int]:
        raise BadInputError("bad_hostility", "`hostility` must be the lowest and highest level.")
    places = _names(given, "jurisdiction")
    act, strategy = take_string(given, "act", 40), take_string(given, "strategy", 40)
    return Tags(act, strategy, take_string(given, "language", 2), (levels[0], levels[1]), places)


def _example(given: Any) -> NewExample:
    text = given.get("text") if isinstance(given, dict) else None
    if not isinstance(text, str):
        raise BadInputError("bad_examples", "Each example must have a `text`.")
    return NewExample(without_people(text), _labels(given))


def without_people(text: str) -> str:
    """The text, unless it says who somebody is: that never goes into a file."""
    if mask_personal(text) != text or any(mask in text for mask in _MASKS):
        raise BadInputError(
            "personal_data", "Put it into other words, without anybody's name or number."
        )
    return text


_MASKS = ("[name]", "[phone]", "[e-mail]", "[reference]", "[number]", "[ID]", "[code]", "****")


def _labels(given: Body) -> Labels:
    level = given.get("hostility", 0)
    if not isinstance(level, int) or isinstance(level, bool):
        raise BadInputError("bad_hostility", "`hostility` must be a whole number.")
    target = given.get("target") or "none"
    return Labels(level, str(target), _names(given, "risk"), _names(given, "also"))


def _names(given: Body, name: str) -> tuple[str, ...]:
    value = given.get(name) or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadInputError(f"bad_{name}", f"`{name}` must be a list of names.")
    return tuple(value)


def _place(body: Body) -> tuple[str, int]:
    line = body.get("line")
    if not isinstance(line, int) or not 0 < line < LINE_CAP:
        raise BadInputError("bad_line", "`line` must be a whole number from 1.")
    return take_string(body, "file", FILE_CAP), line
