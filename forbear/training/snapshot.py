"""A copy of what a candidate learns from, so that edits meanwhile do not disturb its training."""

from __future__ import annotations

import shutil
from pathlib import Path

from forbear.settings import ROOT
from forbear.training.model import TAUGHT

STORIES = Path("tests", "stories")
NOT_LEARNED = ("conduct",)
"""Folders of data/ that a model of messages and dialogues does not hold."""
LEAST_FREE = 500 * 1024 * 1024


class SourceError(ValueError):
    """The folder does not hold what a candidate learns from; the message names the file."""


def take_snapshot(source: Path, into: Path, root: Path = ROOT) -> None:
    """Copy the taught files of a folder, and let its trainings share Rasa's cache of the root."""
    missing = [name for name in TAUGHT if not (source / name).exists()]
    if missing:
        raise SourceError(missing[0])
    into.mkdir(parents=True, exist_ok=True)
    for name in TAUGHT:
        if (source / name).is_dir():
            shutil.copytree(source / name, into / name, ignore=_left_out)
        else:
            shutil.copy2(source / name, into / name)
    stories = next((f / STORIES for f in (source, root) if (f / STORIES).is_dir()), None)
    if stories is not None:
        shutil.copytree(stories, into / STORIES)
    cache = root / ".rasa"
    cache.mkdir(exist_ok=True)
    (into / ".rasa").symlink_to(cache, target_is_directory=True)


def has_room(folder: Path) -> bool:
    """Whether a training fits on the disk of this folder."""
    return shutil.disk_usage(folder).free >= LEAST_FREE


def _left_out(folder: str, names: list[str]) -> list[str]:
    in_data = Path(folder).name == "data"
    return [name for name in names if in_data and name in NOT_LEARNED]
