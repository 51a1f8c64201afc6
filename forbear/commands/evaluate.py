"""`forbear evaluate`: how well messages are understood, by language, on lines nobody trains on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

from forbear.commands.progress import step
from forbear.settings import ROOT

DEVELOPMENT_SET = ROOT / "tests" / "nlu" / "dev_set.yml"
FLOORS = ROOT / "tests" / "nlu" / "floors.yml"


def add_to(commands: Any) -> None:
    summary = "measure the understanding on labelled lines, and fail below the floors"
    parser = commands.add_parser("evaluate", help=summary, description=summary.capitalize() + ".")
    parser.add_argument(
        "file", nargs="?", type=Path, default=DEVELOPMENT_SET, help="labelled lines in YAML"
    )
    parser.add_argument(
        "--floors",
        type=Path,
        help="YAML of language, figure and least value; the development set has its own",
    )
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    from forbear.evaluation.labelled import LabelledFileError, read_labelled
    from forbear.evaluation.measures import measure, missed_self_harm
    from forbear.evaluation.report import below_floors, text_report

    try:
        lines = read_labelled(chosen.file)
        floors = _floors(chosen)
    except LabelledFileError as error:
        print(f"forbear evaluate: {error}", file=sys.stderr)
        return 2
    pairs = _understood(lines)
    languages = sorted({line.lang for line in lines}, reverse=True)
    measured = {lang: measure([p for p in pairs if p[0].lang == lang]) for lang in languages}
    print("\n".join(text_report(measured)))
    for line in missed_self_harm(pairs):
        print(f"missed self-harm ({line.lang}): {line.text}")
    problems = list(below_floors(measured, floors))
    for problem in problems:
        print(f"BELOW  {problem}")
    return int(bool(problems))


def _understood(lines: list[Any]) -> list[tuple[Any, dict[str, Any]]]:
    from forbear.commands.assistant import load_agent
    from forbear.commands.parse import parser_of

    answer = parser_of(load_agent())
    with step(f"understanding {len(lines)} lines"):
        return [(line, answer({"text": line.text})) for line in lines]


def _floors(chosen: argparse.Namespace) -> dict[str, dict[str, float]]:
    from forbear.evaluation.labelled import LabelledFileError

    path = chosen.floors or (FLOORS if chosen.file == DEVELOPMENT_SET else None)
    if path is None:
        return {}
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {lang: {k: float(v) for k, v in wanted.items()} for lang, wanted in loaded.items()}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError, TypeError) as error:
        raise LabelledFileError(f"{path} does not hold floors: {error}") from error
    except ValueError as error:
        raise LabelledFileError(f"{path}: each floor must be a number.") from error
