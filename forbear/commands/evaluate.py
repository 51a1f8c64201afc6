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
ENTITY_SET = ROOT / "tests" / "nlu" / "dev_entities.yml"
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
    from forbear.evaluation.entities import entity_report, measure_entities, read_entities
    from forbear.evaluation.labelled import LabelledFileError, read_labelled
    from forbear.evaluation.measures import measure, missed_self_harm
    from forbear.evaluation.report import below_floors, text_report

    try:
        lines = read_labelled(chosen.file)
        entities = read_entities(ENTITY_SET) if chosen.file == DEVELOPMENT_SET else None
        floors = _floors(chosen)
    except LabelledFileError as error:
        print(f"forbear evaluate: {error}", file=sys.stderr)
        return 2
    understand = _assistant()
    with step(f"understanding {len(lines)} lines"):
        pairs = [(line, understand({"text": line.text})) for line in lines]
    languages = sorted({line.lang for line in lines}, reverse=True)
    measured = {lang: measure([p for p in pairs if p[0].lang == lang]) for lang in languages}
    print("\n".join(text_report(measured)))
    for line in missed_self_harm(pairs):
        print(f"missed self-harm ({line.lang}): {line.text}")
    figures = {lang: found.figures() for lang, found in measured.items()}
    if entities is not None:
        by_kind = measure_entities(entities, understand)
        print("\n".join(entity_report(by_kind)))
        for lang, kinds in by_kind.items():
            figures[lang] |= {f"{kind}_f1": found.f1 for kind, found in kinds.items()}
    problems = list(below_floors(figures, floors))
    for problem in problems:
        print(f"BELOW  {problem}")
    return int(bool(problems))


def _assistant() -> Any:
    """What answers a line as `forbear parse` does."""
    from forbear.commands.assistant import load_agent
    from forbear.commands.parse import parser_of

    return parser_of(load_agent())


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
