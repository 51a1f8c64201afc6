"""Random edits over all of the trainer's files touch what they mean and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from forbear.lessons.folder import FOLDERS, SINGLE, Folder
from forbear.lessons.journal import Journal
from forbear.lessons.problems import Refused
from tests.lessons.random_edits import Drawn, Edit
from tests.lessons.test_example_edits import changed

ROOT = Path(__file__).parents[2]
EDITS = 200 if int(os.environ.get("FORBEAR_TEST_EXAMPLES", "100")) >= 200 else 60
"""`make properties` draws 200, which takes some minutes."""


def texts(folder: Folder) -> dict[str, str]:
    files = [*SINGLE, *(file for each in FOLDERS for file in folder.files(each))]
    return {file: folder.text(file) for file in files}


def comments(text: str) -> Counter[str]:
    """The lines that are comments; those behind a value go with their line."""
    return Counter(line for line in text.split("\n") if line.lstrip().startswith("#"))


def check(edit: Edit) -> None:
    lines = [each.lines for each in edit.change.files]
    assert (sum(gone for gone, _ in lines), sum(came for _, came in lines)) == (
        edit.gone, edit.came,
    ), edit.change.diff  # fmt: skip
    assert Counter(line[0] for line in changed(edit.change)) == Counter(
        {"-": edit.gone, "+": edit.came}
    )
    for each in edit.change.files:
        if each.before and each.after:
            assert comments(each.before) == comments(each.after), edit.change.diff
            assert yaml.load(each.after, yaml.CSafeLoader) != yaml.load(
                each.before, yaml.CSafeLoader
            )


@pytest.mark.timeout(1200)
def test_random_edits_touch_what_they_mean_and_can_all_be_taken_back(
    root: Path, tmp_path: Path
) -> None:
    journal = Journal(root, tmp_path / "var", use_git=False)
    before = texts(journal.folder())
    drawn, made = Drawn(journal.folder(), seed=7), []
    touched: Counter[str] = Counter()
    while len(made) < EDITS:
        try:
            edit = drawn.edit()
        except Refused:  # the last wording of a language, a story that a rule contradicts
            continue
        if not edit.change.files or any("conflicts" in w.code for w in edit.change.warnings):
            continue
        check(edit)
        made.append(journal.save(edit.change, "Mei", "drawn").id)
        touched.update(each.file for each in edit.change.files)

    assert drawn.number < EDITS * 2
    # Each writer of the conduct check has a folder of their own; any of them will do.
    folders = {re.sub(r"(data/conduct)/\w+$", r"\1", file.rsplit("/", 1)[0]) for file in touched}
    assert folders >= {
        "data/nlu", "data/responses", "data/stories", "data/rules", "tests/stories", "data",
        "domain.yml", "data/conduct",
    }  # fmt: skip
    validated(root)

    for number in reversed(made):
        journal.undo(number, "Mei", "drawn")
    assert texts(journal.folder()) == before


def validated(root: Path) -> None:
    """`forbear validate` over the files as they are now, in a tree of their own."""
    for folder in ("forbear", "actions"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("config.yml", "endpoints.yml", "credentials.yml"):
        shutil.copy(ROOT / file, root / file)
    done = subprocess.run(
        [sys.executable, "-m", "forbear.cli", "validate", "--data-only"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "nothing unknown" in done.stdout
