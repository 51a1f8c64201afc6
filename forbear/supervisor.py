"""Starts the processes, waits until each is ready, restarts what dies, stops them cleanly."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0
"""A process that ran this long is taken for healthy: its next death starts the back-off anew."""
STOP_WITHIN = 15.0

Probe = Callable[[], Awaitable[bool]]


class StartError(RuntimeError):
    """A process did not become ready; the message names it and its log."""


@dataclass(frozen=True)
class Service:
    """One process: how to start it, and how to know that it is ready."""

    name: str
    command: Callable[[], Sequence[str]]
    """Asked at each start: what is to run may have changed since the last one."""
    environment: Mapping[str, str]
    ready: Probe
    log: Path
    ready_within: float = 120.0


class Supervisor:
    """Runs services until told to stop; one that dies is started again, the others go on."""

    def __init__(self, services: Sequence[Service], root: Path, say: Callable[[str], None]) -> None:
        self._services = services
        self._root = root
        self._say = say
        self._stopping = asyncio.Event()
        self._processes: dict[str, asyncio.subprocess.Process] = {}

    async def run(self, when_ready: Callable[[], None]) -> int:
        """Until SIGINT or SIGTERM; 0 after a clean stop, 1 when a service never became ready."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stopping.set)
        keepers = [asyncio.create_task(self._keep(service)) for service in self._services]
        try:
            await self._wait_until_ready()
            if not self._stopping.is_set():
                when_ready()
            await self._stopping.wait()
        except StartError as error:
            self._say(f"forbear up: {error}")
            return 1
        finally:
            self._stopping.set()
            await self._stop_all()
            await asyncio.gather(*keepers, return_exceptions=True)
        return 0

    async def _wait_until_ready(self) -> None:
        stopped: asyncio.Future[Any] = asyncio.create_task(self._stopping.wait())
        ready: asyncio.Future[Any] = asyncio.gather(*map(self._ready, self._services))
        try:
            await asyncio.wait({stopped, ready}, return_when=asyncio.FIRST_COMPLETED)
            if ready.done():
                ready.result()
        finally:
            stopped.cancel()
            ready.cancel()
            with contextlib.suppress(asyncio.CancelledError, StartError):
                await ready

    async def _ready(self, service: Service) -> None:
        began = time.monotonic()
        while not await service.ready():
            if time.monotonic() - began > service.ready_within:
                raise StartError(
                    f"{service.name} was not ready within {service.ready_within:.0f} s;"
                    f" its log is {service.log}."
                )
            await asyncio.sleep(0.2)
        self._say(f"{service.name:<10} ready after {time.monotonic() - began:5.1f} s")

    async def _keep(self, service: Service) -> None:
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            began = time.monotonic()
            command = service.command()
            try:
                code: int | str = await self._run_once(service, command)
            except OSError as error:
                # Not every event loop says which file it was.
                code = f"{error.strerror} ({error.filename or command[0]})"
            if self._stopping.is_set():
                return
            if time.monotonic() - began > STEADY_AFTER:
                pause = FIRST_PAUSE
            self._say(f"{service.name} ended with {code}; starting it again in {pause:.1f} s")
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _run_once(self, service: Service, command: Sequence[str]) -> int:
        service.log.parent.mkdir(parents=True, exist_ok=True)
        with service.log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *command,
                cwd=self._root,
                env={**os.environ, **service.environment},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Ctrl-C reaches this process alone, which then stops the others in order.
                start_new_session=True,
            )
            self._processes[service.name] = process
            return await process.wait()

    async def _stop_all(self) -> None:
        for service in reversed(self._services):
            process = self._processes.get(service.name)
            if process is not None and process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.terminate()
        for name, process in self._processes.items():
            try:
                await asyncio.wait_for(process.wait(), STOP_WITHIN)
            except asyncio.TimeoutError:
                self._say(f"{name} did not stop within {STOP_WITHIN:.0f} s and is killed")
                with contextlib.suppress(ProcessLookupError):
                    process.kill()


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
