"""`forbear candidate compare`: the candidate beside the live model, case by case."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forbear.commands.candidates.gate import proving
from forbear.commands.candidates.place import at_work, busy, find, teller, trainer_folder
from forbear.commands.records import complain
from forbear.settings import ROOT
from forbear.training.candidates import DONE, Candidate
from forbear.training.live_models import LiveModels
from forbear.training.model import trained_model
from forbear.training.work_progress import Progress
from forbear.work_lock import BusyError

WORK = "compare"
SHOWN = 12


@dataclass(frozen=True)
class Answered:
    """What one model made of every case."""

    sets: Mapping[str, list[Mapping[str, Any]]]
    stories: Mapping[str, bool]
    scenes: Mapping[str, bool]


def compare(chosen: argparse.Namespace) -> int:
    candidate = find(chosen.id)
    live = LiveModels(trainer_folder()).served() or trained_model()
    if candidate.model is None:
        return complain("candidate compare", "this candidate has no model to compare.")
    if live is None:
        return complain("candidate compare", "there is no live model: run `forbear train` first.")
    try:
        with at_work(candidate, WORK):
            with proving(candidate.folder / "compare.log"):
                _compare(candidate, candidate.model, live)
            found = candidate.read(WORK)
            print(json.dumps(found, ensure_ascii=False) if chosen.json else table(found))
            return 0
    except BusyError as error:
        return busy("candidate compare", error)


def _compare(candidate: Candidate, model: Path, live: Path) -> None:
    facts = {"model": model.name, "live": live.name}
    progress = Progress(candidate, WORK, teller(), **facts)
    try:
        stories = candidate.source / "tests" / "stories"
        before = _answers(live, ROOT / "data" / "acts.yml", stories, progress, 0.0)
        after = _answers(model, candidate.source / "data" / "acts.yml", stories, progress, 0.5)
        progress.at("comparing", 0.98)
        progress.done(**_found(before, after))
    except (Exception, KeyboardInterrupt) as error:  # the page must be able to tell what happened
        from forbear.training.training_fault import fault_of

        progress.failed(fault_of(error, candidate.source))
        raise


def _answers(model: Path, acts: Path, stories: Path, progress: Progress, begin: float) -> Answered:
    from forbear.commands.candidates.gate_checks import DEVELOPMENT_SET, HELD_OUT, SCENES
    from forbear.commands.candidates.proving_ground import ProvingGround
    from forbear.evaluation.labelled import read_labelled
    from forbear.evaluation.scenes import read_scenes

    side = "candidate" if begin else "live"
    with tempfile.TemporaryDirectory(prefix="forbear-") as folder:
        progress.at(f"loading_{side}", begin)
        ground = ProvingGround(model, acts, Path(folder))
        progress.at(f"lines_{side}", begin + 0.12)
        sets = {f.stem: ground.understand(read_labelled(f)) for f in (DEVELOPMENT_SET, HELD_OUT)}
        progress.at(f"stories_{side}", begin + 0.3)
        played = ground.stories(stories) if stories.is_dir() else {}
        progress.at(f"scenes_{side}", begin + 0.35)
        scenes = {name: not ground.faults(scene) for name, scene in read_scenes(SCENES)}
    return Answered(sets, played, scenes)


def _found(before: Answered, after: Answered) -> dict[str, Any]:
    from forbear.commands.candidates.gate_checks import DEVELOPMENT_SET, HELD_OUT
    from forbear.evaluation.case_by_case import changed_cases, counts, outcomes
    from forbear.evaluation.labelled import read_labelled

    sets: dict[str, Any] = {}
    for file in (DEVELOPMENT_SET, HELD_OUT):
        lines = read_labelled(file)
        cases = [*changed_cases(lines, before.sets[file.stem], after.sets[file.stem])]
        sets[file.stem] = {
            "lines": len(lines),
            "counts": counts(cases),
            "figures": {
                "live": _figures(lines, before.sets[file.stem]),
                "candidate": _figures(lines, after.sets[file.stem]),
            },
            "cases": [case.as_json() for case in cases],
        }
    return {
        "sets": sets,
        "stories": {"played": len(after.stories), "cases": outcomes(before.stories, after.stories)},
        "scenes": {"played": len(after.scenes), "cases": outcomes(before.scenes, after.scenes)},
    }


def _figures(lines: Any, parses: Any) -> dict[str, dict[str, float]]:
    from forbear.evaluation.measures import measure

    pairs = [*zip(lines, parses, strict=True)]
    return {
        lang: measure([pair for pair in pairs if pair[0].lang == lang]).figures()
        for lang in ("zh", "en")
    }


def table(found: Mapping[str, Any]) -> str:
    """The figures side by side, then what got worse, then what got better."""
    if found.get("state") != DONE:
        return "not compared"
    rows = [f"live {found['live']}, candidate {found['model']}"]
    for name, one in found["sets"].items():
        rows += ["", f"{name}: {one['lines']} lines"]
        rows += [*_figure_rows(one["figures"])]
        rows += [*_case_rows(one["cases"])]
    for kind in ("stories", "scenes"):
        rows += ["", f"{kind}: {found[kind]['played']} played"]
        rows += [f"  {case['verdict']:<7} {case['name']}" for case in found[kind]["cases"]]
    return "\n".join(rows)


def _figure_rows(figures: Mapping[str, Any]) -> list[str]:
    rows = [f"  {'':<32}{'live':>8}{'candidate':>11}{'':>9}"]
    for lang, before in figures["live"].items():
        for name, value in before.items():
            after = figures["candidate"][lang].get(name, value)
            if name in ("accuracy", "macro_f1") or round(after - value, 3):
                rows.append(f"  {lang} {name:<29}{value:>8.3f}{after:>11.3f}{after - value:>+9.3f}")
    return rows


def _case_rows(cases: list[Mapping[str, Any]]) -> list[str]:
    rows = []
    for verdict in ("worse", "better", "mixed"):
        some = [case for case in cases if case["verdict"] == verdict]
        rows += [f"  {verdict}: {len(some)}"]
        for case in some[:SHOWN]:
            labels = case["broken"] or case["mended"]
            change = ", ".join(f"{x} {case['live'][x]} -> {case['candidate'][x]}" for x in labels)
            rows.append(f"    [{case['lang']}] {case['text'][:60]}  ({change})")
        rows += [f"    … and {len(some) - SHOWN} more"] if len(some) > SHOWN else []
    return rows
