"""Processes that the measurement starts, watches and stops."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from forbear.settings import ROOT

STOP_WITHIN = 30.0
MIB = 1024 * 1024


@dataclass(frozen=True)
class Memory:
    """In MiB: all that a process sees, and its share of it."""

    rss: float
    pss: float


def memory_of(process: psutil.Process) -> Memory:
    """What a process holds, with whatever it has started itself."""
    family = [process, *process.children(recursive=True)]
    held = [each.memory_full_info() for each in family]
    return Memory(sum(h.rss for h in held) / MIB, sum(h.pss for h in held) / MIB)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """One command with everything that it starts; its output goes to a file."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as output:
            self._popen = subprocess.Popen(
                command,
                cwd=ROOT,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                # Ctrl-C stops the measurement, which then stops this.
                start_new_session=True,
            )

    def information(self) -> psutil.Process:
        return psutil.Process(self._popen.pid)

    @property
    def ended(self) -> int | None:
        """Its exit status; nothing while it runs."""
        return self._popen.poll()

    def output(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def must_live(self) -> None:
        if self._popen.poll() is not None:
            tail = "\n".join(self.output().splitlines()[-15:])
            raise RuntimeError(
                f"It ended with {self._popen.returncode}; {self.log} ends so:\n{tail}"
            )

    def stop(self) -> None:
        if self._popen.poll() is None:
            self._popen.terminate()
        try:
            self._popen.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            os.killpg(self._popen.pid, signal.SIGKILL)
            self._popen.wait()
