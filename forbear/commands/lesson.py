"""`forbear lesson`: change the trainer's files from a terminal, look back, and take back."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forbear.commands.lesson_edits import EDITS, add_edits
from forbear.lessons.change import Change
from forbear.lessons.change_set import ChangeSet
from forbear.lessons.examples import read_examples
from forbear.lessons.file_checks import problems_in
from forbear.lessons.folder import Folder
from forbear.lessons.journal import Journal
from forbear.lessons.problems import ChangedMeanwhile, LessonError, said
from forbear.settings import ROOT, Settings

MOST_SHOWN = 50


def add_to(commands: Any) -> None:
    summary = "change examples, stories and replies from a terminal; history and undo"
    parser = commands.add_parser("lesson", help=summary, description=summary.capitalize() + ".")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds data/")
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="language of messages")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    parser.add_argument("--no-commit", action="store_true", help="leave git alone")
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    add_edits(deeds)
    for name in EDITS:
        _who_and_why(deeds.choices[name]).set_defaults(run=_told(_edit))
    find = deeds.add_parser("examples", help="find examples with their file and line")
    find.add_argument("--intent")
    find.add_argument("--language", choices=("zh", "en"))
    find.add_argument("--contains", default="", metavar="WORDS")
    find.set_defaults(run=_told(_examples))
    check = deeds.add_parser("check", help="what is wrong in the files, by file and line")
    check.set_defaults(run=_told(_check))
    history = deeds.add_parser("history", help="what was changed, newest first")
    history.add_argument("-n", type=int, default=20, help="at most so many")
    history.add_argument("--file")
    history.set_defaults(run=_told(_history))
    show = deeds.add_parser("show", help="the difference that a change made")
    show.add_argument("id")
    show.set_defaults(run=_told(_show))
    undo = _who_and_why(deeds.add_parser("undo", help="take a change back"))
    undo.add_argument("id")
    undo.set_defaults(run=_told(_undo))


def _who_and_why(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--by", default=getpass.getuser(), help="who makes the change")
    parser.add_argument("--reason", default="", help="why")
    parser.add_argument("--dry-run", action="store_true", help="show the difference, write nothing")
    return parser


def _told(deed: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """A deed whose refusal is told in plain words."""

    def run(chosen: argparse.Namespace) -> int:
        try:
            return deed(chosen)
        except LessonError as error:
            _refuse(chosen, error)
            return 1

    return run


def _refuse(chosen: argparse.Namespace, error: LessonError) -> None:
    differences = error.differences if isinstance(error, ChangedMeanwhile) else {}
    if chosen.json:
        problems = [problem.as_json() for problem in error.problems]
        print(json.dumps({"problems": problems, "differences": differences}, ensure_ascii=False))
        return
    for problem in error.problems:
        print(f"forbear lesson: {problem.said(chosen.lang)}", file=sys.stderr)
    for difference in differences.values():
        print(difference, end="", file=sys.stderr)


def _edit(chosen: argparse.Namespace) -> int:
    journal = _journal(chosen)
    change: Change = EDITS[chosen.deed](journal.folder(), chosen)
    made = None if chosen.dry_run else journal.save(change, chosen.by, chosen.reason)
    if chosen.json:
        saved = made.as_json() if made else None
        print(json.dumps({**change.as_json(), "saved": saved}, ensure_ascii=False))
        return 0
    print(change.diff, end="")
    for warning in change.warnings:
        print(f"! {warning.said(chosen.lang)}")
    if made:
        print(_line(made, chosen.lang))
    return 0


def _undo(chosen: argparse.Namespace) -> int:
    journal = _journal(chosen)
    if chosen.dry_run:
        change = journal.undoing(chosen.id)
        print(change.diff, end="")
        return 0
    made = journal.undo(chosen.id, chosen.by, chosen.reason)
    print(json.dumps(made.as_json(), ensure_ascii=False) if chosen.json else made.diff, end="")
    print("" if chosen.json else _line(made, chosen.lang))
    return 0


def _examples(chosen: argparse.Namespace) -> int:
    shown = 0
    for each in read_examples(Folder(chosen.root)):
        wanted = chosen.intent in (None, each.intent) and chosen.language in (None, each.language)
        if wanted and chosen.contains.lower() in each.text.lower():
            shown += 1
            if chosen.json:
                print(json.dumps(each.as_json(), ensure_ascii=False))
            elif shown <= MOST_SHOWN:
                print(f"{each.file}:{each.line}  {each.intent}  {each.text}")
    if shown > MOST_SHOWN and not chosen.json:
        print(f"… and {shown - MOST_SHOWN} more")
    return 0 if shown else 1


def _check(chosen: argparse.Namespace) -> int:
    found = problems_in(Folder(chosen.root))
    for each in found:
        if chosen.json:
            print(json.dumps(each.as_json(), ensure_ascii=False))
        else:
            print(f"{'! ' if each.warning else ''}{each.said(chosen.lang)}")
    return 1 if any(not each.warning for each in found) else 0


def _history(chosen: argparse.Namespace) -> int:
    for each in _journal(chosen).history(chosen.n, chosen.file):
        print(json.dumps(each.as_json(), ensure_ascii=False) if chosen.json else
              _line(each, chosen.lang))  # fmt: skip
    return 0


def _show(chosen: argparse.Namespace) -> int:
    found = _journal(chosen).change_set(chosen.id)
    print(json.dumps(found.as_json(), ensure_ascii=False) if chosen.json else found.diff, end="")
    return 0


def _journal(chosen: argparse.Namespace) -> Journal:
    var = Settings.var_from(os.environ) if chosen.root == ROOT else chosen.root / "var"
    return Journal(chosen.root, var, use_git=not chosen.no_commit)


def _line(made: ChangeSet, language: str) -> str:
    what = said(f"did_{made.code}", made.facts, language)
    back = "  (taken back)" if made.undone_by else ""
    commit = f"  commit {made.commit[:10]}" if made.commit else ""
    return f"{made.id}  {made.at}  {made.author}: {what} — {made.reason}{commit}{back}"
