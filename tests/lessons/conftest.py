"""A copy of the trainer's files, as they stand, for each test that changes them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from forbear.lessons.folder import Folder

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The files of this repository in a folder of their own, without a repository."""
    made = tmp_path / "bank"
    shutil.copytree(ROOT / "data", made / "data")
    shutil.copytree(ROOT / "tests" / "stories", made / "tests" / "stories")
    shutil.copy(ROOT / "domain.yml", made / "domain.yml")
    return made


@pytest.fixture
def folder(root: Path) -> Folder:
    return Folder(root)
