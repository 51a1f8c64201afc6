"""Forbear itself, started by its own command with a folder and ports of its own."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import psutil

from bench.processes import Memory, Process, free_port, memory_of

READY = "Forbear is up"
READY_WITHIN = 600.0
"""The first start may have to train."""
PARTS = {"actions": "actions", "rasa": "assistant", "forbear.gateway": "gateway"}
"""The module that `python -m` runs, and the name of the process in the report."""


class Stack:
    """The system as a user runs it; can be started again on what it has kept."""

    def __init__(self, var: Path) -> None:
        self._var = var
        self._ports = [free_port() for _ in range(3)]
        self._process: Process | None = None

    @property
    def port(self) -> int:
        return self._ports[0]

    @property
    def actions_url(self) -> str:
        return f"http://127.0.0.1:{self._ports[2]}/webhook"

    @property
    def passwords(self) -> dict[str, str]:
        """The demo log-ins."""
        found: dict[str, str] = json.loads((self._var / "demo-logins.json").read_text())
        return found

    @property
    def environment(self) -> dict[str, str]:
        """Of its processes, and of commands that are to find it."""
        # Nobody's own settings or database may be touched by a measurement.
        kept = {k: v for k, v in os.environ.items() if not k.startswith("FORBEAR_")}
        return {
            **kept,
            "FORBEAR_VAR": str(self._var),
            "FORBEAR_PORT": str(self.port),
            "FORBEAR_RASA_URL": f"http://127.0.0.1:{self._ports[1]}",
            "FORBEAR_ACTIONS_URL": self.actions_url,
        }

    def start(self) -> float:
        """Seconds until everything is ready."""
        began = time.monotonic()
        command = [sys.executable, "-m", "forbear.cli", "up"]
        self._process = Process(command, self.environment, self._var / "up.log")
        while READY not in self._process.output():
            self._process.must_live()
            if time.monotonic() - began > READY_WITHIN:
                raise RuntimeError(f"`forbear up` was not ready in {READY_WITHIN:.0f} s.")
            time.sleep(0.05)
        return time.monotonic() - began

    def parts(self) -> dict[str, psutil.Process]:
        """The three processes by name."""
        assert self._process is not None
        found = {}
        for child in self._process.information().children():
            name = next((name for part, name in PARTS.items() if part in child.cmdline()), None)
            if name:
                found[name] = child
        if sorted(found) != sorted(PARTS.values()):
            raise RuntimeError(f"Only these processes were found: {', '.join(found) or 'none'}.")
        return found

    def memory(self) -> dict[str, Memory]:
        return {name: memory_of(process) for name, process in self.parts().items()}

    def stop(self) -> None:
        if self._process is not None:
            self._process.stop()
