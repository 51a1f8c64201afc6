"""Candidates: models that are not live, each a folder with what it learned from and its proofs."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from forbear.training.json_file import read_json, write_json
from forbear.work_lock import is_held

STATE, GATE, COMPARISON = "state.json", "gate.json", "compare.json"
FILES = {"train": STATE, "gate": GATE, "compare": COMPARISON}
"""The file in which each piece of work tells how far it has come."""
KEPT = 20
"""Candidates in all; a model that was promoted has a copy elsewhere."""
RUNNING, DONE, FAILED = "running", "done", "failed"
ID = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{4}")
INTERRUPTED = {"code": "interrupted", "file": None, "line": None, "detail": None}


class UnknownCandidateError(LookupError):
    """There is no candidate of that id."""


def now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Candidate:
    """One folder under `var/trainer/candidates`."""

    folder: Path

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def source(self) -> Path:
        """The files as they stood when the training began."""
        return self.folder / "source"

    @property
    def log(self) -> Path:
        return self.folder / "train.log"

    @property
    def model(self) -> Path | None:
        """The trained model; nothing while there is none."""
        name = self.read("train").get("model")
        path = self.folder / str(name)
        return path if name and path.exists() else None

    def lock(self, work: str) -> Path:
        return self.folder / f"{work}.lock"

    def read(self, work: str = "train") -> dict[str, Any]:
        """How far a piece of work has come; what was killed says that it was interrupted."""
        found = read_json(self.folder / FILES[work]) or {}
        if found.get("state") == RUNNING and not is_held(self.lock(work)):
            return {**found, "state": FAILED, "ended": found.get("beat"), "error": INTERRUPTED}
        return found

    def write(self, work: str, content: Mapping[str, Any]) -> None:
        write_json(self.folder / FILES[work], {**content, "beat": now()})


class Candidates:
    """All candidates of one installation."""

    def __init__(self, trainer: Path) -> None:
        """`trainer` is the folder `var/trainer`."""
        self.folder = trainer / "candidates"
        self.lock = trainer / "work.lock"
        """Held by whoever trains or proves: one at a time."""

    def new(self) -> Candidate:
        """An empty one; the oldest that nobody works on makes room."""
        for old in self.all()[KEPT - 1 :]:
            if not any(is_held(old.lock(work)) for work in FILES):
                shutil.rmtree(old.folder, ignore_errors=True)
        stamp = datetime.now(timezone.utc).strftime("%Y%m%d-%H%M%S")
        candidate = Candidate(self.folder / f"{stamp}-{secrets.token_hex(2)}")
        candidate.folder.mkdir(parents=True)
        return candidate

    def get(self, name: str) -> Candidate:
        folder = self.folder / name
        if not ID.fullmatch(name) or not folder.is_dir():
            raise UnknownCandidateError(name)
        return Candidate(folder)

    def all(self) -> list[Candidate]:
        """The newest first."""
        if not self.folder.is_dir():
            return []
        folders = sorted((p for p in self.folder.iterdir() if ID.fullmatch(p.name)), reverse=True)
        return [Candidate(folder) for folder in folders]

    def summary(self, candidate: Candidate) -> dict[str, Any]:
        """What a list shows of one."""
        trained, gate = candidate.read("train"), candidate.read("gate")
        return {
            "id": candidate.id,
            **{k: trained.get(k) for k in ("state", "step", "share", "started", "ended", "error")},
            **{k: trained.get(k) for k in ("seconds", "by", "digest", "model")},
            "gate": {k: gate.get(k) for k in ("state", "share", "passed")} if gate else None,
            "compared": candidate.read("compare").get("state") == DONE,
        }
