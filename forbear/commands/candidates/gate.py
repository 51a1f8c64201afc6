"""`forbear candidate gate`: whether a candidate may go live, check by check."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forbear.commands.assistant import quieten
from forbear.commands.candidates.place import at_work, busy, find, teller
from forbear.commands.records import complain
from forbear.training.candidates import Candidate
from forbear.training.work_progress import Progress
from forbear.work_lock import BusyError

if TYPE_CHECKING:
    from forbear.commands.candidates.gate_checks import Check
    from forbear.commands.candidates.proving_ground import ProvingGround

WORK = "gate"
WAITING, RUNNING, PASSED, FAILED, BROKEN = "waiting", "running", "passed", "failed", "broken"
LOADING = 15.0
CHECKS = {
    "data": 30.0, "stories": 5.0, "understanding": 20.0, "conduct": 15.0, "crisis": 8.0,
    "scenes": 15.0, "simulator": 30.0, "latency": 15.0,
}  # fmt: skip
"""In their order, with about how many seconds each takes, and how many loading takes."""
MOST_PROBLEMS = 200
SHOWN = 5


def gate(chosen: argparse.Namespace) -> int:
    """0 where all checks pass, 1 where one fails."""
    candidate = find(chosen.id)
    if candidate.model is None:
        return complain("candidate gate", "this candidate has no model to prove.")
    try:
        with at_work(candidate, WORK):
            with proving(candidate.folder / "gate.log"):
                status = _gate(candidate, candidate.model, chosen.only or [*CHECKS])
            show(candidate.read(WORK))
            return status
    except BusyError as error:
        return busy("candidate gate", error)


@contextmanager
def proving(log: Path) -> Iterator[None]:
    """At low priority, with everything that libraries print in a log."""
    from forbear.training.candidate_training import be_humble, output_to

    be_humble()
    quieten()
    with output_to(log):
        yield


def _gate(candidate: Candidate, model: Path, names: list[str]) -> int:
    rows = [{"name": name, "state": WAITING, "figures": {}, "problems": []} for name in CHECKS]
    facts = {"passed": None, "model": model.name, "checks": rows}
    progress = Progress(candidate, WORK, teller(), **facts)
    try:
        with tempfile.TemporaryDirectory(prefix="forbear-") as folder:
            progress.at("loading", 0.0)
            chosen = [row for row in rows if row["name"] in names]
            _run(candidate, model, Path(folder), chosen, progress)
    except (Exception, KeyboardInterrupt) as error:  # the page must be able to tell what happened
        from forbear.training.training_fault import fault_of

        progress.failed(fault_of(error, candidate.source))
        raise
    passed = all(row["state"] == PASSED for row in rows)
    progress.done(passed=passed)
    return 0 if passed else 1


def _run(
    candidate: Candidate, model: Path, folder: Path, rows: list[dict[str, Any]], progress: Progress
) -> None:
    from forbear.commands.candidates.proving_ground import ProvingGround

    whole = LOADING + sum(CHECKS[row["name"]] for row in rows)
    ground = ProvingGround(model, candidate.source / "data" / "acts.yml", folder)
    spent = LOADING
    for row in rows:
        row["state"] = RUNNING
        progress.at(row["name"], spent / whole)
        began = time.monotonic()
        row |= _result(row["name"], ground, candidate.source)
        row["seconds"] = round(time.monotonic() - began, 1)
        spent += CHECKS[row["name"]]
        progress.at(row["name"], spent / whole)


def _result(name: str, ground: ProvingGround, source: Path) -> dict[str, Any]:
    from forbear.commands.candidates import gate_checks

    check: Check = getattr(gate_checks, name)
    try:
        figures, problems = check(ground, source)
    except Exception as error:  # one check that breaks must not hide what the others find
        broken = {"code": "broken", "detail": f"{type(error).__name__}: {error}"}
        return {"state": BROKEN, "problems": [broken], "problem_count": 1}
    return {
        "state": FAILED if problems else PASSED,
        "figures": figures,
        "problems": problems[:MOST_PROBLEMS],
        "problem_count": len(problems),
    }


def show(gate: dict[str, Any]) -> None:
    """The checks as a table, with the first problems of each."""
    for row in gate["checks"]:
        figures = ", ".join(f"{k} {v}" for k, v in row["figures"].items() if _is_plain(v))
        print(f"{row['state']:<8} {row['name']:<14} {row.get('seconds', 0):>6.1f} s  {figures}")
        for problem in row["problems"][:SHOWN]:
            facts = "  ".join(f"{key}={value}" for key, value in problem.items())
            print(f"           {facts}"[:300])
        if row.get("problem_count", 0) > SHOWN:
            print(f"           … and {row['problem_count'] - SHOWN} more")


def _is_plain(value: Any) -> bool:
    return isinstance(value, (int, float, str))
