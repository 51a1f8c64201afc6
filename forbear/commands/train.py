"""`forbear train`: make the model of the data as they stand."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from forbear.commands.progress import step
from forbear.settings import ROOT, Settings
from forbear.training.live_models import LiveModels
from forbear.training.model import TrainingError, current_model, train
from forbear.training.reply_model import current_reply_model, train_reply_model

LOG = ROOT / "var" / "log" / "train.log"


def add_to(commands: Any) -> None:
    summary = "train assistant and conduct check into models/ when what they learn from changed"
    parser = commands.add_parser("train", help=summary, description=summary.capitalize() + ".")
    parser.add_argument("--force", action="store_true", help="train even when nothing changed")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    try:
        made = (ensure_reply_model(chosen.force), ensure_model(chosen.force))
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


def ensure_model(force: bool = False) -> tuple[Path, bool]:
    """The model of the data as they stand, and whether it had to be trained."""
    model = None if force else current_model()
    if model is not None:
        return model, False
    with step("training the assistant"):
        return train(LOG), True


def ensure_reply_model(force: bool = False) -> tuple[Path, bool]:
    """The wording classifier of the reply corpus as it stands, and whether it had to be trained."""
    model = None if force else current_reply_model()
    if model is not None:
        return model, False
    with step("training the conduct check"):
        return train_reply_model(), True
