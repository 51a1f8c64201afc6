"""Runs the independent parts of a training in two processes, where there is enough to do.

Not in threads: the solver of scikit-learn's linear machines has one sequence of random numbers for
the whole process, and two threads that share it learn something else each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from joblib import Parallel, delayed, parallel_config

PROCESSES = 2
WORTH_A_PROCESS = 4000
"""Lines of data from which a second process saves more than it costs."""


def at_once(jobs: Sequence[tuple[Any, ...]], lines: int) -> list[Any]:
    """What each job gives, a function with its arguments; `lines` says how much data there is."""
    with parallel_config(n_jobs=1 if lines < WORTH_A_PROCESS else PROCESSES):
        found: list[Any] = Parallel()(delayed(job[0])(*job[1:]) for job in jobs)
    return found


@contextmanager
def processes_starting() -> Iterator[None]:
    """Those of `at_once` load for two seconds, beside whatever is done meanwhile."""
    with parallel_config(n_jobs=PROCESSES):
        started = Parallel(return_as="generator")(
            delayed(_load)("sklearn.svm") for _ in range(PROCESSES)
        )
    try:
        yield
    finally:
        list(started)


def _load(module: str) -> None:
    import_module(module)
