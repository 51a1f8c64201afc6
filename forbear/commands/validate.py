"""`forbear validate`: what a trainer edits, checked as data, as a table and as stories."""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import Any

from forbear.commands.data_checks import act_table_problems, data_problems, rasa
from forbear.commands.progress import step
from forbear.settings import ROOT
from forbear.training.model import TrainingError, current_model, train

STORIES = "tests/stories"
FAILED = re.compile(r"Correct:\s+(\d+) / (\d+)")


def add_to(commands: Any) -> None:
    summary = "check the data, the act table and the test stories"
    parser = commands.add_parser("validate", help=summary, description=summary.capitalize() + ".")
    parser.add_argument(
        "--data-only", action="store_true", help="leave out the test stories, which need a model"
    )
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    os.chdir(ROOT)
    checks = [("checking the act table", _act_table), ("checking the data", _data)]
    if not chosen.data_only:
        checks.append(("playing the test stories", _stories))
    for title, check in checks:
        with step(title):
            failed = check()
        if failed:
            return failed
    return 0


def _act_table() -> int:
    problems = act_table_problems(ROOT)
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    print("act table: every act and reply that it names exists")
    return 0


def _data() -> int:
    problems = data_problems(ROOT)
    print("\n".join(problems) or "rasa data validate: no contradiction, nothing unknown")
    return 1 if problems else 0


def _stories() -> int:
    try:
        model = current_model() or train(ROOT / "var" / "log" / "train.log")
    except TrainingError as error:
        print(error, file=sys.stderr)
        return 1
    options = ["--model", str(model), "--stories", STORIES, "--out", "var/test-stories"]
    done = rasa("test", "core", *options, "--fail-on-prediction-errors")
    found = FAILED.search(done.stdout)
    passed, total = found.groups() if found else ("0", "?")
    print(f"test stories: {passed} of {total} as expected")
    if done.returncode != 0 or passed != total:
        print("\n".join(done.stdout.splitlines()[-25:]), file=sys.stderr)
        print("What was predicted instead is in var/test-stories/failed_test_stories.yml.")
        return 1
    return 0
