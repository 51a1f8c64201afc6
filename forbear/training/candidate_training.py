"""Trains a candidate from a snapshot, with progress, at low priority."""

from __future__ import annotations

import errno
import gc
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forbear.settings import ROOT
from forbear.training.candidates import Candidate
from forbear.training.model import source_digest
from forbear.training.snapshot import has_room, take_snapshot
from forbear.training.work_progress import Progress

NICENESS = 10
"""A tenth of the share of whoever answers customers; at 19 a busy machine would never be done."""
HOOKS = "rasa.engine.training.hooks"
BEGUN = re.compile(r"Starting to train component '(\w+)'")
STEPS = {
    "SentenceEncoder": ("encoder", 0.30),
    "LexicalFeaturizer": ("ngrams", 0.37),
    "HostilityScorer": ("hostility", 0.48),
    "SentenceIntentClassifier": ("intents", 0.55),
    "RiskScreen": ("risk", 0.83),
    "RulePolicy": ("rules", 0.92),
    "StoryPolicy": ("stories", 0.94),
}
"""What each component's training is called, and the share of the time that is over by then."""


def train_candidate(candidate: Candidate, source: Path, progress: Progress) -> Path:
    """The packed model, in the candidate's folder; what fails changes nothing else."""
    progress.at("snapshot", 0.0)
    if not has_room(candidate.folder):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    take_snapshot(source, candidate.source)
    digest = source_digest(candidate.source, ROOT)
    name = f"forbear-{digest[:12]}"
    progress.at("reading", 0.02, digest=digest)
    with output_to(candidate.log), _inside(candidate.source), _told_by(progress):
        _train(name, candidate.folder)
    return candidate.folder / f"{name}.tar.gz"


def be_humble() -> None:
    """Conversations come first: this process gets what they leave, and uses two cores at most."""
    os.nice(NICENESS)
    # Nearly all that a training makes is kept to its end: looking for what is not takes 4 s of it.
    gc.disable()
    os.environ.update(
        RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3", OMP_NUM_THREADS="2",
        SQLALCHEMY_SILENCE_UBER_WARNING="1", PYTHONPATH=str(ROOT), LOG_LEVEL="WARNING",
        PYTHONWARNINGS="ignore",
    )  # fmt: skip


def _train(name: str, output: Path) -> None:
    # Not by Rasa's command, which first validates everything: the gate does that, with reasons.
    from rasa.model_training import train

    result = train(
        domain="domain.yml",
        config="config.yml",
        training_files=["data"],
        output=str(output),
        fixed_model_name=name,
        core_additional_arguments={"augmentation_factor": 0},
    )
    if result.code != 0:
        raise RuntimeError(f"Rasa ended the training with code {result.code}.")


class _Teller(logging.Handler):
    """Hears of each component as Rasa begins with it."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(logging.INFO)
        self._progress = progress

    def emit(self, record: logging.LogRecord) -> None:
        begun = BEGUN.search(record.getMessage())
        if begun and begun[1] in STEPS:
            self._progress.at(*STEPS[begun[1]])


@contextmanager
def _told_by(progress: Progress) -> Iterator[None]:
    hooks, teller = logging.getLogger(HOOKS), _Teller(progress)
    hooks.setLevel(logging.INFO)
    hooks.addHandler(teller)
    try:
        yield
    finally:
        hooks.removeHandler(teller)


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """Rasa and our components read paths as they stand from the project's root."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def output_to(log: Path) -> Iterator[None]:
    """Whatever libraries print, those of other languages too, goes to the log."""
    kept = [os.dup(number) for number in (1, 2)]
    with log.open("ab") as file:
        for number in (1, 2):
            os.dup2(file.fileno(), number)
    try:
        yield
    finally:
        for number, before in zip((1, 2), kept, strict=True):
            os.dup2(before, number)
            os.close(before)
