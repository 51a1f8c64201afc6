"""Reads what a trainer wants to change, and makes the change of it."""

from __future__ import annotations

from collections.abc import Callable

from forbear.gateway.errors import BadInputError, ConflictError
from forbear.gateway.frames import take_string
from forbear.gateway.lesson_fields import (
    Body,
    example_in,
    names_in,
    number_in,
    place_in,
    steps_in,
    wording_in,
)
from forbear.lessons.change import Change
from forbear.lessons.example_checks import LANGUAGES
from forbear.lessons.example_edits import (
    add_examples,
    change_example,
    move_example,
    remove_example,
)
from forbear.lessons.folder import Folder
from forbear.lessons.new_names import add_intent, add_reply, suggest_reply
from forbear.lessons.replies import wording_at
from forbear.lessons.reply_edits import add_wording, change_wording, remove_wording
from forbear.lessons.story_edits import add_story, remove_story


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
    return add_examples(folder, intent, language, [example_in(each) for each in given])


def _change_example(folder: Folder, body: Body) -> Change:
    new = example_in(body)
    return change_example(folder, *place_in(body), text=new.text, labels=new.labels)


def _move_example(folder: Folder, body: Body) -> Change:
    return move_example(folder, *place_in(body), take_string(body, "intent"))


def _remove_example(folder: Folder, body: Body) -> Change:
    return remove_example(folder, *place_in(body))


def _add_story(folder: Folder, body: Body) -> Change:
    kind, title = take_string(body, "story_kind", 10), take_string(body, "title")
    return add_story(folder, kind, title, steps_in(body), take_string(body, "topic", 40))


def _remove_story(folder: Folder, body: Body) -> Change:
    return remove_story(folder, *place_in(body))


def _add_wording(folder: Folder, body: Body) -> Change:
    return add_wording(folder, take_string(body, "reply"), *wording_in(body))


def _change_wording(folder: Folder, body: Body) -> Change:
    text, tags = wording_in(body)
    return change_wording(folder, *_wording(folder, body), text=text, tags=tags)


def _remove_wording(folder: Folder, body: Body) -> Change:
    return remove_wording(folder, *_wording(folder, body))


def _wording(folder: Folder, body: Body) -> tuple[str, int]:
    """Its place, unless lines moved and something else stands there since the page was read."""
    file, line = place_in(body)
    if wording_at(folder, file, line).text != body.get("was"):
        raise ConflictError("moved", "The file has changed since it was read. Load it anew.")
    return file, line


def _add_intent(folder: Folder, body: Body) -> Change:
    """Examples come as `zh` and `en`, each a list."""
    given = {language: body.get(language) or [] for language in LANGUAGES}
    if not all(isinstance(each, list) for each in given.values()):
        raise BadInputError("bad_examples", "`zh` and `en` must be lists of examples.")
    examples = {name: [example_in(each) for each in lines] for name, lines in given.items()}
    name, topic = take_string(body, "name", 60), take_string(body, "topic", 60)
    return add_intent(folder, name, topic, examples, names_in(body, "suggest"))


def _add_reply(folder: Folder, body: Body) -> Change:
    given = body.get("wordings")
    if not isinstance(given, list) or not given:
        raise BadInputError("bad_wordings", "`wordings` must be a list with one entry or more.")
    wordings = [wording_in(each) for each in given]
    name, topic = take_string(body, "name", 60), take_string(body, "topic", 60)
    intent, place = take_string(body, "intent", 60), number_in(body, "place")
    return add_reply(folder, name, topic, wordings, intent, place)


def _suggest_reply(folder: Folder, body: Body) -> Change:
    intent, action = take_string(body, "intent", 60), take_string(body, "action", 60)
    return suggest_reply(folder, intent, action, number_in(body, "place"))


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
    "add_intent": _add_intent,
    "add_reply": _add_reply,
    "suggest_reply": _suggest_reply,
}
