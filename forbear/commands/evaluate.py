"""`forbear evaluate`: how well messages are understood, by language, on lines nobody trains on."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from forbear.commands.evaluate_conduct import evaluate_conduct
from forbear.commands.progress import step
from forbear.settings import ROOT

if TYPE_CHECKING:  # these load numpy and scikit-learn, which --help can do without
    from forbear.evaluation.entities import EntitySet
    from forbear.evaluation.labelled import LabelledLine

Understand = Callable[[dict[str, Any]], Mapping[str, Any]]
Figures = dict[str, dict[str, float]]
DEVELOPMENT_SET = ROOT / "tests" / "nlu" / "dev_set.yml"
ENTITY_SET = ROOT / "tests" / "nlu" / "dev_entities.yml"
FLOORS = ROOT / "tests" / "nlu" / "floors.yml"
PUBLIC_FLOORS = ROOT / "tests" / "nlu" / "public_floors.yml"


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
    parser.add_argument(
        "--conduct", type=Path, metavar="CASES", help="measure the conduct check instead, on JSONL"
    )
    parser.add_argument("--html", type=Path, help="also write a page with the confusion matrix")
    parser.add_argument(
        "--public", type=Path, metavar="FOLDER",
        help="measure the public sets in this folder instead, each with floors of its own",
    )  # fmt: skip
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    if chosen.conduct is not None:
        return evaluate_conduct(chosen.conduct)
    from forbear.evaluation.labelled import LabelledFileError

    try:
        return _public(chosen) if chosen.public else _own(chosen)
    except LabelledFileError as error:
        print(f"forbear evaluate: {error}", file=sys.stderr)
        return 2


def _own(chosen: argparse.Namespace) -> int:
    from forbear.evaluation.entities import read_entities
    from forbear.evaluation.labelled import read_labelled

    lines = read_labelled(chosen.file)
    entities = read_entities(ENTITY_SET) if chosen.file == DEVELOPMENT_SET else None
    floors = read_floors(chosen.floors or (FLOORS if chosen.file == DEVELOPMENT_SET else None))
    understand = _assistant()
    figures = _judge_lines(chosen, lines, understand)
    if entities is not None:
        _judge_entities(entities, understand, figures)
    return _held(figures, floors)


def _public(chosen: argparse.Namespace) -> int:
    from forbear.evaluation.public import measure_public, public_report

    floors = read_floors(chosen.floors or PUBLIC_FLOORS)
    figures: dict[str, Mapping[str, float]] = {}
    for found in measure_public(chosen.public, _assistant()):
        print("\n".join(public_report(found)))
        figures[found.source] = found.figures
    return _held(figures, {source: floors[source] for source in figures if source in floors})


def _held(figures: Mapping[str, Mapping[str, float]], floors: Figures) -> int:
    """Says which figures are too low; the exit status is 1 where one is."""
    from forbear.evaluation.report import below_floors

    problems = list(below_floors(figures, floors))
    for problem in problems:
        print(f"BELOW  {problem}")
    return int(bool(problems))


def _judge_lines(
    chosen: argparse.Namespace, lines: Sequence[LabelledLine], understand: Understand
) -> Figures:
    """Prints what was measured, and writes the page where one was asked for."""
    from forbear.evaluation.html_report import html_report
    from forbear.evaluation.measures import measure, missed_self_harm
    from forbear.evaluation.report import text_report

    with step(f"understanding {len(lines)} lines"):
        pairs = [(line, understand({"text": line.text})) for line in lines]
    languages = sorted({line.lang for line in lines}, reverse=True)
    measured = {lang: measure([p for p in pairs if p[0].lang == lang]) for lang in languages}
    print("\n".join(text_report(measured)))
    for line in missed_self_harm(pairs):
        print(f"missed self-harm ({line.lang}): {line.text}")
    if chosen.html is not None:
        chosen.html.parent.mkdir(parents=True, exist_ok=True)
        chosen.html.write_text(html_report(measured, chosen.file.name), encoding="utf-8")
        print(f"the confusion matrix is in {chosen.html}")
    return {lang: found.figures() for lang, found in measured.items()}


def _judge_entities(entities: EntitySet, understand: Understand, figures: Figures) -> None:
    """Prints what was found, and adds it to the figures."""
    from forbear.evaluation.entities import entity_report, measure_entities

    by_kind = measure_entities(entities, understand)
    print("\n".join(entity_report(by_kind)))
    for lang, kinds in by_kind.items():
        figures.setdefault(lang, {}).update({f"{kind}_f1": f.f1 for kind, f in kinds.items()})


def _assistant() -> Understand:
    """What answers a line as `forbear parse` does."""
    from forbear.commands.assistant import load_agent
    from forbear.commands.parse import parser_of

    return parser_of(load_agent())


def read_floors(path: Path | None) -> Figures:
    """By language and figure; nothing without a file."""
    from forbear.evaluation.labelled import LabelledFileError

    if path is None:
        return {}
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {lang: {k: float(v) for k, v in wanted.items()} for lang, wanted in loaded.items()}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError, TypeError) as error:
        raise LabelledFileError(f"{path} does not hold floors: {error}") from error
    except ValueError as error:
        raise LabelledFileError(f"{path}: each floor must be a number.") from error
