"""Starts the trainer's commands as processes of their own, and reads what they say of themselves.

The gateway never trains: a training that fails, hangs or dies takes nothing here with it.
"""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from forbear.settings import Settings
from forbear.work_lock import is_held

WORKS = {"train": "state.json", "gate": "gate.json", "compare": "compare.json"}
RUNNING, FAILED = "running", "failed"
INTERRUPTED = {"code": "interrupted", "file": None, "line": None, "detail": None}
SHOWN = 20
SLOWEST_CHANGE = 180.0
"""Seconds after which a promotion is given up as hanging."""
_ID = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{4}")
View = dict[str, Any]


class Workshop:
    """The candidates of one installation, as the page sees them."""

    def __init__(self, settings: Settings) -> None:
        self._root = settings.root
        self._trainer = settings.var / "trainer"

    def view(self) -> View:
        """What is live, and the newest candidates with how far each piece of work has come."""
        folder = self._trainer / "candidates"
        named = [p for p in folder.iterdir() if _ID.fullmatch(p.name)] if folder.is_dir() else []
        newest = sorted(named, reverse=True)[:SHOWN]
        live = _read(self._trainer / "live.json") or {}
        return {"live": live, "candidates": [self._candidate(each) for each in newest]}

    def comparison(self, name: str) -> View | None:
        """Case by case; nothing where there is none."""
        folder = self._trainer / "candidates" / name
        return self._work(folder, "compare") if _ID.fullmatch(name) else None

    def knows(self, name: str) -> bool:
        return bool(_ID.fullmatch(name)) and (self._trainer / "candidates" / name).is_dir()

    async def begin(self, *words: str) -> View | None:
        """Start a piece of work; what it complains of at once, or nothing."""
        if is_held(self._trainer / "work.lock"):
            return {"code": "busy"}
        log = self._trainer / "last-command.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                *_command(words), cwd=self._root, stdin=subprocess.DEVNULL, stdout=output,
                stderr=output, start_new_session=True,
            )  # fmt: skip
        try:
            status = await asyncio.wait_for(asyncio.shield(process.wait()), QUICK)
        except asyncio.TimeoutError:
            return None
        return {"code": "busy" if status == BUSY else "not_begun"} if status else None

    async def change(self, *words: str) -> View:
        """Promote or roll back, and wait for what came of it."""
        process = await asyncio.create_subprocess_exec(
            *_command([*words, "--json"]), cwd=self._root, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            output, _ = await asyncio.wait_for(process.communicate(), SLOWEST_CHANGE)
        except asyncio.TimeoutError:
            process.kill()
            return {"error": {"code": "slow", "detail": None}}
        try:
            found: View = json.loads(output.decode("utf-8").splitlines()[-1])
        except (ValueError, IndexError):
            return {"error": {"code": "failed", "detail": None}}
        return found

    def _candidate(self, folder: Path) -> View:
        compared = self._work(folder, "compare")
        found = {name: self._work(folder, name) for name in ("train", "gate")}
        keys = ("state", "step", "share", "error")
        return {"id": folder.name, **found, "compare": {k: compared.get(k) for k in keys}}

    def _work(self, folder: Path, name: str) -> View:
        found = _read(folder / WORKS[name]) or {}
        if found.get("state") == RUNNING and not is_held(folder / f"{name}.lock"):
            return {**found, "state": FAILED, "error": INTERRUPTED}
        return found


QUICK = 1.0
"""Seconds in which a command says that it cannot begin."""
BUSY = 3
"""The exit status of a command while another candidate is at work."""


def _command(words: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "forbear.cli", "candidate", *words]


def _read(path: Path) -> View | None:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
