"""Where candidates are kept, and how a command that works on one behaves as a process."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from forbear.commands.records import complain
from forbear.settings import Settings
from forbear.training.candidates import RUNNING, Candidate, Candidates, UnknownCandidateError
from forbear.training.watchdog import watched
from forbear.work_lock import BusyError, working

BUSY = 3
"""Exit status while another candidate is trained or proved."""


def trainer_folder() -> Path:
    return Settings.var_from(os.environ) / "trainer"


def candidates() -> Candidates:
    return Candidates(trainer_folder())


def find(name: str) -> Candidate:
    """The candidate of that id; `latest` is the newest."""
    known = candidates()
    if name == "latest":
        if not (every := known.all()):
            raise UnknownCandidateError(name)
        return every[0]
    return known.get(name)


@contextmanager
def at_work(candidate: Candidate, work: str) -> Iterator[None]:
    """One trains or proves at a time; SIGTERM ends it as Ctrl-C does."""
    signal.signal(signal.SIGTERM, _stop)
    name = candidate.id
    with working(candidates().lock, name), working(candidate.lock(work)), watched(name):
        yield


def teller() -> Callable[[Mapping[str, Any]], None]:
    """Says each step on standard error as it begins, wherever that is led meanwhile."""
    out = os.fdopen(os.dup(sys.stderr.fileno()), "w", encoding="utf-8")
    told: list[Any] = []

    def tell(state: Mapping[str, Any]) -> None:
        step = state.get("step")
        if state["state"] == RUNNING and step and told != [step]:
            told[:] = [step]
            print(f"{state['share']:>5.0%}  {step}", file=out, flush=True)

    return tell


def busy(command: str, error: BusyError) -> int:
    complain(command, f"candidate {error} is being trained or proved; try again when it is done.")
    return BUSY


def _stop(_number: int, _frame: Any) -> None:
    raise KeyboardInterrupt
