"""`forbear validate`: what a trainer edits, checked as data, as a table and as stories."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from typing import Any

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
    from rasa.shared.importers.importer import TrainingDataImporter

    from forbear.dialogue.act_table import ActTable, ActTableError

    importer = TrainingDataImporter.load_from_config("config.yml", "domain.yml", ["data"])
    text = (ROOT / "data" / "acts.yml").read_text(encoding="utf-8")
    try:
        ActTable.from_yaml(text, importer.get_domain().responses)
    except ActTableError as error:
        print(f"data/acts.yml: {error}", file=sys.stderr)
        return 1
    print("act table: every act and reply that it names exists")
    return 0


def _data() -> int:
    done = _rasa("data", "validate", "--fail-on-warnings", "--data", "data")
    problems = [line for line in done.stdout.splitlines() if _is_problem(line)]
    print("\n".join(problems) or "rasa data validate: no contradiction, nothing unknown")
    return 1 if problems else 0


def _is_problem(line: str) -> bool:
    """Rasa also warns of replies and intents that no story names: the act table names them."""
    told = "UserWarning" in line or "ERROR" in line or "Exception" in line
    return told and "is not used in any story or rule" not in line


def _stories() -> int:
    try:
        model = current_model() or train(ROOT / "var" / "log" / "train.log")
    except TrainingError as error:
        print(error, file=sys.stderr)
        return 1
    options = ["--model", str(model), "--stories", STORIES, "--out", "var/test-stories"]
    done = _rasa("test", "core", *options, "--fail-on-prediction-errors")
    found = FAILED.search(done.stdout)
    passed, total = found.groups() if found else ("0", "?")
    print(f"test stories: {passed} of {total} as expected")
    if done.returncode != 0 or passed != total:
        print("\n".join(done.stdout.splitlines()[-25:]), file=sys.stderr)
        print("What was predicted instead is in var/test-stories/failed_test_stories.yml.")
        return 1
    return 0


def _rasa(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-m", "rasa", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
