"""A real `forbear up`, with a folder and ports of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import psutil

from forbear.settings import ROOT
from forbear.store.agents import DEMO_LOGINS
from tests.e2e.waiting import until

COMMANDS = {"assistant": "rasa", "actions": "actions", "gateway": "forbear.gateway"}
"""The module that each process of the stack runs."""
START_WITHIN = 240.0
BACK_WITHIN = 150.0
STOP_WITHIN = 20.0
UP = "Forbear is up."
READING_SECONDS = 2
NOT_TRAINED = "Training failed"


class NoModelError(RuntimeError):
    """There is no trained model, and none can be trained here."""


class Stack:
    """All processes of Forbear as one command starts them, to look at and to kill."""

    def __init__(self, var: Path, root: Path = ROOT) -> None:
        """`root` holds the program and what it has learned; another one for who changes that."""
        self.var = var
        self.root = root
        self.port, self.rasa_port, self.actions_port = _free_ports(3)
        self.log = var / "up.log"
        self._up: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.var / 'forbear.db'}"

    @property
    def passwords(self) -> dict[str, str]:
        """Of the demo agents, by log-in."""
        found: dict[str, str] = json.loads((self.var / DEMO_LOGINS).read_text("utf-8"))
        return found

    def start(self) -> None:
        with self.log.open("wb") as log:
            self._up = subprocess.Popen(
                [sys.executable, "-m", "forbear.cli", "up"],
                cwd=self.root,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        until(self._is_up, START_WITHIN, self._told)
        until(lambda: self._ready("assistant"), BACK_WITHIN, self._told)

    def stop(self) -> None:
        """Ask nicely, then leave nothing behind, whatever state the processes are in."""
        if self._up is None:
            return
        family = self._family()
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.resume()
        self._up.send_signal(signal.SIGTERM)
        _, alive = psutil.wait_procs(family, STOP_WITHIN)
        for process in alive:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self._up.wait(STOP_WITHIN)

    def process(self, name: str) -> psutil.Process:
        """The process of one part, found as a child of the supervisor."""
        for process in self._family():
            with suppress(psutil.NoSuchProcess):
                command = process.cmdline()
                if command[1:3] == ["-m", COMMANDS[name]]:
                    return process
        raise LookupError(f"there is no process {name}")

    def kill(self, name: str) -> None:
        """`kill -9`, and only that process."""
        process = self.process(name)
        process.kill()
        until(lambda: _is_dead(process), STOP_WITHIN, self._told)

    @contextmanager
    def outage(self, name: str) -> Iterator[None]:
        """Kill a process, and let the supervisor start it again only after a while."""
        supervisor = psutil.Process(self._pid)
        supervisor.suspend()
        try:
            self.kill(name)
            yield
        finally:
            supervisor.resume()
            self.wait_until_back(name)
            self.wait_until_back("assistant")

    def wait_until_back(self, name: str) -> None:
        """Until the part answers; of the assistant the gateway must know it, too."""
        until(lambda: self._ready(name), BACK_WITHIN, self._told)

    @contextmanager
    def halted(self, name: str) -> Iterator[None]:
        """The process takes connections and answers nothing, as one that hangs does."""
        process = self.process(name)
        process.suspend()
        try:
            yield
        finally:
            process.resume()
            self.wait_until_back("assistant")

    def environment(self) -> dict[str, str]:
        """Of every process of this stack, and of commands that are to find it."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("FORBEAR_")}
        return {
            **kept,
            "FORBEAR_VAR": str(self.var),
            "FORBEAR_PORT": str(self.port),
            "FORBEAR_RASA_URL": f"http://127.0.0.1:{self.rasa_port}",
            "FORBEAR_ACTIONS_URL": f"http://127.0.0.1:{self.actions_port}/webhook",
            "FORBEAR_PLAN_POLICY": str(self._policy()),
            "PYTHONPATH": str(self.root),
        }

    def _policy(self) -> Path:
        """The samples, but for a plan that is read for two seconds: each journey waits for it."""
        file = self.var / "policy.json"
        values = {"CN": {"version": "quick reader", "reading_seconds": READING_SECONDS}}
        file.write_text(json.dumps(values), "utf-8")
        return file

    def _is_up(self) -> bool:
        assert self._up is not None
        told = self.log.read_text("utf-8")
        if self._up.poll() is not None:
            if NOT_TRAINED in told:
                raise NoModelError(told)
            raise AssertionError(f"`forbear up` ended with {self._up.returncode}:\n{told}")
        return UP in told

    def _ready(self, name: str) -> bool:
        path = "actions_port" if name == "actions" else "port"
        address = f"http://127.0.0.1:{getattr(self, path)}"
        try:
            answer = httpx.get(f"{address}/{'health' if name == 'actions' else 'ready'}", timeout=5)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200 and (
            name != "assistant" or answer.json()["copilot"] == "up"
        )

    @property
    def _pid(self) -> int:
        assert self._up is not None, "the stack was not started"
        return self._up.pid

    def _family(self) -> list[psutil.Process]:
        try:
            return psutil.Process(self._pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def _told(self) -> str:
        logs = [self.log, *sorted((self.var / "log").glob("*.log"))]
        tails = [f"--- {log.name}\n{log.read_text('utf-8')[-3000:]}" for log in logs]
        return "\n".join(tails)


def _is_dead(process: psutil.Process) -> bool:
    """Gone, or dead and not yet noticed by its parent."""
    try:
        return bool(process.status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


def _free_ports(count: int) -> list[int]:
    """All taken at once, so that no two are the same."""
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports
