"""A project of its own beside a throwaway `var`, for candidates of `forbear candidate`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from forbear.settings import ROOT
from forbear.training.candidates import Candidate, Candidates
from forbear.training.model import code_digest
from forbear.training.snapshot import take_snapshot

NOBODY = "http://127.0.0.1:9"
"""Nothing listens there: no assistant of this machine may be asked to change."""


class CandidateFolder:
    """What a trainer edits, and the commands that prove and promote it."""

    def __init__(self, folder: Path, stack: Mapping[str, str] | None = None) -> None:
        """`stack` is the environment of a running stack; without one nobody is asked to change."""
        self._stack = stack or {"FORBEAR_RASA_URL": NOBODY, "FORBEAR_VAR": str(folder / "var")}
        self.var = Path(self._stack["FORBEAR_VAR"])
        self.source = folder / "edited"
        take_snapshot(ROOT, self.source, folder)
        self.known = Candidates(self.var / "trainer")

    def run(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "forbear.cli", "candidate", *arguments],
            cwd=ROOT,
            env=self.environment(**environ),
            capture_output=True,
            text=True,
            timeout=560,
            check=False,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "forbear.cli", "candidate", *arguments],
            cwd=ROOT,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def answer(self, *arguments: str, **environ: str) -> dict[str, Any]:
        """What a command says as JSON."""
        done = self.run(*arguments, "--json", **environ)
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def environment(self, **more: str) -> dict[str, str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("FORBEAR_")}
        return {**clean, **self._stack, **more}

    def trained(self, model: Path, name: str, passed: bool | None = None) -> Candidate:
        """A candidate with this model, as if it had been trained under that name."""
        candidate = self.known.new()
        shutil.copytree(self.source, candidate.source, symlinks=True)
        file = candidate.folder / f"{name}.tar.gz"
        shutil.copyfile(model, file)
        facts = {"state": "done", "share": 1.0, "model": file.name, "digest": name}
        candidate.write("train", {**facts, "code": code_digest()})
        if passed is not None:
            candidate.write("gate", {"state": "done", "passed": passed, "checks": []})
        return candidate
