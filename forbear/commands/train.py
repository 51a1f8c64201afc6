"""`forbear train`: make the model of the data as they stand."""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from forbear.commands.progress import step
from forbear.settings import ROOT, Settings
from forbear.training.live_models import LiveModels
from forbear.training.model import TrainingError, current_model, train
from forbear.training.reply_model import current_reply_model, reply_lines, train_reply_model

LOG = ROOT / "var" / "log" / "train.log"


def add_to(commands: Any) -> None:
    summary = "train assistant and conduct check into models/ when what they learn from changed"
    parser = commands.add_parser("train", help=summary, description=summary.capitalize() + ".")
    parser.add_argument("--force", action="store_true", help="train even when nothing changed")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    try:
        made = ensure_models(chosen.force)
    except TrainingError as error:
        print(f"forbear train: {error}", file=sys.stderr)
        return 1
    released = _release_promoted()
    for model, fresh in made:
        print(f"{model.relative_to(ROOT)} {'trained' if fresh else 'is up to date'}")
    if released is not None:
        print(f"From the next start on it is served instead of {released}, which was promoted.")
    return 0


def _release_promoted() -> str | None:
    """Who trains by hand wants that model served; the promoted one can be gone back to."""
    models = LiveModels(Settings.var_from(os.environ) / "trainer")
    live, current = models.live(), current_model()
    if live is None or (current is not None and current.name == live.model):
        return None
    models.put(None, live)
    return live.model


def ensure_models(force: bool = False) -> tuple[tuple[Path, bool], tuple[Path, bool]]:
    """Conduct check and assistant as they stand, and whether each had to be trained.

    Where both are due they are trained side by side: each leaves a processor idle at times.
    """
    if not force and (current_model() is not None or current_reply_model() is not None):
        return ensure_reply_model(), ensure_model()
    with step("training assistant and conduct check"), ThreadPoolExecutor(1) as beside:
        lines = reply_lines()  # a mistake in them is told before anything is trained
        assistant = beside.submit(train, LOG)
        return (train_reply_model(lines=lines), True), (assistant.result(), True)


def ensure_model() -> tuple[Path, bool]:
    """The model of the data as they stand, and whether it had to be trained."""
    model = current_model()
    if model is not None:
        return model, False
    with step("training the assistant"):
        return train(LOG), True


def ensure_reply_model() -> tuple[Path, bool]:
    """The wording classifier of the reply corpus as it stands, and whether it had to be trained."""
    model = current_reply_model()
    if model is not None:
        return model, False
    with step("training the conduct check"):
        return train_reply_model(), True
