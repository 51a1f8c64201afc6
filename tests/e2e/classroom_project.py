"""A project of its own for trainers who save, train and promote: nobody else's files change."""

from __future__ import annotations

import shutil
from pathlib import Path

from forbear.settings import ROOT
from forbear.training.model import current_model

COPIED = ("forbear", "actions", "data", "tests/stories", "tests/nlu", "tests/commands/scenes")
FILES = ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml", "requirements.lock")
LEFT_OUT = shutil.ignore_patterns("__pycache__")


def copied_project(into: Path) -> Path:
    """The program with its data and its trained model; pages and Rasa's cache are shared."""
    for name in COPIED:
        shutil.copytree(ROOT / name, into / name, ignore=LEFT_OUT)
    for name in FILES:
        shutil.copy(ROOT / name, into)
    for name in ("web", ".rasa"):
        (into / name).symlink_to(ROOT / name)
    model = current_model()
    assert model is not None, "the stack of the other tests has trained it"
    (into / "models").mkdir()
    others = [file for file in (ROOT / "models").iterdir() if file.suffix in (".json", ".npz")]
    for file in (model, *others):
        shutil.copy(file, into / "models")
    return into
