"""The edits of `forbear lesson`: what each takes, and the change that it asks for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from forbear.lessons.change import Change
from forbear.lessons.conduct_lines import remove_conduct_line
from forbear.lessons.example_edits import (
    NewExample,
    add_examples,
    change_example,
    move_example,
    remove_example,
)
from forbear.lessons.examples import Labels, example_at
from forbear.lessons.folder import CONDUCT, EXAMPLES, REPLIES, Folder
from forbear.lessons.paste import read_paste
from forbear.lessons.problems import Missing, Problem, Refused
from forbear.lessons.replies import Tags, read_wordings
from forbear.lessons.reply_edits import add_wording, remove_wording
from forbear.lessons.steering import Steering
from forbear.lessons.stories import KINDS
from forbear.lessons.story_edits import add_story, remove_story
from forbear.lessons.talk import Turn, generalised, story_of


def add_edits(deeds: Any) -> None:
    """A parser for each of `EDITS`."""
    add = deeds.add_parser("add-example", help="add examples to an intent")
    add.add_argument("intent")
    add.add_argument("language", choices=("zh", "en"))
    add.add_argument("text", nargs="*")
    add.add_argument("--from", dest="source", metavar="FILE", help="a line each; - is the input")
    _labels(add)
    change = deeds.add_parser("change-example", help="other words or labels for an example")
    change.add_argument("place", metavar="FILE:LINE")
    change.add_argument("--text")
    _labels(change)
    move = deeds.add_parser("move", help="move an example to another intent")
    move.add_argument("place", metavar="FILE:LINE")
    move.add_argument("intent")
    remove = deeds.add_parser("remove", help="remove the example, story, wording or line there")
    remove.add_argument("place", metavar="FILE:LINE")
    wording = deeds.add_parser("add-wording", help="add a wording to a reply")
    wording.add_argument("reply")
    wording.add_argument("language", choices=("zh", "en"))
    wording.add_argument("text")
    wording.add_argument("--strategy", required=True)
    wording.add_argument("--hostility", type=int, nargs=2, default=(0, 4), metavar=("LOW", "HIGH"))
    story = deeds.add_parser("story", help="add a story, rule or test story from a file")
    story.add_argument("file", help="JSON or YAML with title, topic and turns or steps; - is input")
    story.add_argument("--kind", choices=KINDS, default="story")


def _labels(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--hostility", type=int)
    parser.add_argument("--target", choices=("none", "situation", "bank", "agent"))
    parser.add_argument("--risk", nargs="*")
    parser.add_argument("--also", nargs="*", metavar="INTENT")


def _add_example(folder: Folder, chosen: argparse.Namespace) -> Change:
    labels = _with(Labels(), chosen)
    if chosen.source is None:
        new = [NewExample(text, labels) for text in chosen.text]
        return add_examples(folder, chosen.intent, chosen.language, new)
    paste = read_paste(folder, chosen.intent, chosen.language, _read(chosen.source), labels)
    wrong = [problem for problem in paste.problems if not problem.warning]
    if wrong and not paste.good:
        raise Refused(*wrong)
    for problem in wrong:
        place = f"{chosen.source}:{problem.line}" if problem.line else chosen.source
        print(f"- {place}: {problem.said(chosen.lang)}", file=sys.stderr)
    return add_examples(folder, chosen.intent, chosen.language, paste.good)


def _change_example(folder: Folder, chosen: argparse.Namespace) -> Change:
    file, line = _place(chosen.place)
    labels = _with(example_at(folder, file, line).labels, chosen)
    return change_example(folder, file, line, chosen.text, labels)


def _move(folder: Folder, chosen: argparse.Namespace) -> Change:
    return move_example(folder, *_place(chosen.place), chosen.intent)


def _remove(folder: Folder, chosen: argparse.Namespace) -> Change:
    file, line = _place(chosen.place)
    for begins, remove in (
        (EXAMPLES, remove_example), (REPLIES, remove_wording), (CONDUCT, remove_conduct_line),
    ):  # fmt: skip
        if file.startswith(f"{begins}/"):
            return remove(folder, file, line)
    return remove_story(folder, file, line)


def _add_wording(folder: Folder, chosen: argparse.Namespace) -> Change:
    act = next((w.tags.act for w in read_wordings(folder) if w.reply == chosen.reply), None)
    if act is None:
        raise Missing(Problem("no_reply", facts={"reply": chosen.reply}))
    tags = Tags(act, chosen.strategy, chosen.language, tuple(chosen.hostility))
    return add_wording(folder, chosen.reply, chosen.text, tags)


def _story(folder: Folder, chosen: argparse.Namespace) -> Change:
    try:
        given = yaml.load(_read(chosen.file), yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise Refused(Problem("not_yaml", chosen.file, line, {"problem": error.problem})) from error
    if not isinstance(given, dict) or not {"title", "topic"} <= set(given):
        raise Refused(Problem("wrong_story_file", chosen.file))
    steps = given.get("steps") or ()
    if "turns" in given:
        turns = [Turn.of(each) for each in given["turns"]]
        span = (given.get("first", 0), given.get("last"))
        steps = story_of(turns, Steering.of(folder), *span, words=chosen.kind == "test").steps
        steps = steps if chosen.kind == "test" else generalised(steps)
    condition = given.get("condition") or ()
    return add_story(folder, chosen.kind, given["title"], steps, given["topic"], condition)


EDITS: Mapping[str, Callable[[Folder, argparse.Namespace], Change]] = {
    "add-example": _add_example,
    "change-example": _change_example,
    "move": _move,
    "remove": _remove,
    "add-wording": _add_wording,
    "story": _story,
}


def _with(labels: Labels, chosen: argparse.Namespace) -> Labels:
    """The labels with those that were given."""
    return Labels(
        labels.hostility if chosen.hostility is None else chosen.hostility,
        labels.target if chosen.target is None else chosen.target,
        labels.risk if chosen.risk is None else tuple(chosen.risk),
        labels.also if chosen.also is None else tuple(chosen.also),
        labels.entities,
    )


def _place(place: str) -> tuple[str, int]:
    file, colon, line = place.rpartition(":")
    if not colon or not line.isascii() or not line.isdecimal():
        raise Refused(Problem("wrong_place", facts={"place": place}))
    return file, int(line)


def _read(source: str) -> str:
    try:
        return sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Missing(Problem("no_file", source)) from error
