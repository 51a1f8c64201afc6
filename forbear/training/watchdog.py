"""Ends the helpers of a training that was killed: they would wait for it for ever, in memory."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MARK = "CANDIDATE_OF_FORBEAR"
"""In the environment of every process that this one starts."""
PROC = Path("/proc")
TIDIER = b"resource_tracker"
"""In the command of the helper that removes what the others leave in shared memory.

It ends by itself once this process has; ended before, it leaves all of that there.
"""


@contextmanager
def watched(name: str) -> Iterator[None]:
    """Whatever this process starts meanwhile dies with it, also by `kill -9`.

    The watchdog shares the locks that are held here, so that they fall when the helpers are gone.
    """
    if not PROC.is_dir():  # elsewhere than on Linux helpers cannot be found again
        yield
        return
    os.environ[MARK] = name
    hears, alive = os.pipe()
    watchdog = os.fork()
    if watchdog == 0:
        _watch(hears, alive, name)
    os.close(hears)
    try:
        yield
    finally:
        os.close(alive)
        os.waitpid(watchdog, 0)
        del os.environ[MARK]


def _watch(hears: int, alive: int, name: str) -> None:
    """In the child: wait until nobody holds the other end, then end what is left."""
    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        os.close(alive)
        os.read(hears, 1)
        for process in _marked(name):
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
    finally:
        os._exit(0)


def _marked(name: str) -> Iterator[int]:
    mark = f"{MARK}={name}".encode()
    for folder in PROC.iterdir():
        with suppress(OSError):
            if not folder.name.isdecimal() or TIDIER in (folder / "cmdline").read_bytes():
                continue
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                yield int(folder.name)
