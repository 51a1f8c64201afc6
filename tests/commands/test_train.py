"""`forbear train` in a project of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from forbear.settings import ROOT

COPIED = ("forbear", "data")
FILES = ("config.yml", "domain.yml", "requirements.lock")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in COPIED:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_a_mistake_in_the_conduct_corpus_is_told_before_anything_is_trained(project: Path) -> None:
    wrong = project / "data" / "conduct" / "sixth" / "acts.yml"
    wrong.write_text("- label: CR-99\n", "utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "forbear.cli", "train"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 1
    assert "CR-99" in done.stderr
    assert not (project / "var" / "log" / "train.log").exists()
