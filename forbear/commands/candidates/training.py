"""`forbear candidate train`: a new candidate from the files as they stand."""

from __future__ import annotations

import argparse
import shutil
import sys

from forbear.commands.candidates.place import at_work, busy, candidates, teller
from forbear.settings import ROOT
from forbear.training.candidates import Candidate
from forbear.training.model import code_digest
from forbear.training.work_progress import Progress
from forbear.work_lock import BusyError


def train(chosen: argparse.Namespace) -> int:
    """Prints the id at once; the state file tells how far it is."""
    candidate = candidates().new()
    try:
        with at_work(candidate, "train"):
            print(candidate.id, flush=True)
            return _train(candidate, chosen)
    except BusyError as error:
        shutil.rmtree(candidate.folder)
        return busy("candidate train", error)


def _train(candidate: Candidate, chosen: argparse.Namespace) -> int:
    from forbear.training.candidate_training import be_humble, train_candidate

    be_humble()
    from forbear.at_once import processes_starting

    source = (chosen.folder or ROOT).resolve()
    facts = {"from": str(source), "by": chosen.by, "code": code_digest()}
    facts |= {"digest": None, "model": None}
    progress = Progress(candidate, "train", teller(), **facts)
    try:
        with processes_starting():
            model = train_candidate(candidate, source, progress)
    except (Exception, KeyboardInterrupt) as error:  # whatever it is, the page must be able to tell
        from forbear.training.training_fault import fault_of

        fault = fault_of(error, candidate.source)
        progress.failed(fault)
        place = ":".join(str(fault[key]) for key in ("file", "line") if fault[key])
        print(f"forbear candidate train: {fault['code']} {place}".rstrip(), file=sys.stderr)
        print(fault["detail"], file=sys.stderr)
        print(f"The live model is untouched. The log is {candidate.log}.", file=sys.stderr)
        return 130 if isinstance(error, KeyboardInterrupt) else 1
    progress.done(model=model.name)
    return 0
