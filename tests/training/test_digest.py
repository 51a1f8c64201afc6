"""Which model belongs to the data: whatever a model is made from changes the digest."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from forbear.settings import ROOT
from forbear.training.model import TRAINED_FILE, WATCHED, current_model, source_digest

MADE_FROM = (
    "config.yml",
    "domain.yml",
    "requirements.lock",
    "data/acts.yml",
    "data/nlu/crisis.yml",
    "data/rules/plans.yml",
    "data/stories/plan_agreed.yml",
    "data/responses/plans.yml",
    "forbear/nlu/embeddings.py",
    "forbear/nlu/vectors.py",
    "forbear/safety/pipeline.py",
    "forbear/training/importer.py",
    "forbear/fingerprint.py",
)
# Read as they stand whenever a message comes: nobody waits a training for a change of these.
RUN_BESIDE_IT = (
    "forbear/nlu/entities/amounts.py",
    "forbear/nlu/entities/lexicon/zh.yml",
    "forbear/dialogue/priority.py",
    "forbear/dialogue/replies.py",
    "forbear/safety/patterns/self_harm_zh.yml",
    "forbear/safety/conduct/packs/acts.yml",
    "forbear/rules/ladder.py",
    "actions/plans.py",
    "web/index.html",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what is watched, and of some of what is not."""
    for name in (*WATCHED, *RUN_BESIDE_IT):
        source, copy = ROOT / name, tmp_path / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy, dirs_exist_ok=True)
        else:
            shutil.copy(source, copy)
    (tmp_path / "models").mkdir()
    return tmp_path


@pytest.fixture
def trained(project: Path) -> Path:
    """The project with a model of its data as they stand."""
    (project / "models" / "m.tar.gz").write_bytes(b"a model")
    record = {"digest": source_digest(project), "model": "m.tar.gz"}
    (project / "models" / TRAINED_FILE).write_text(json.dumps(record))
    return project


@pytest.mark.parametrize("name", WATCHED)
def test_what_is_watched_is_there(name):
    assert (ROOT / name).exists()


def change(file: Path) -> None:
    file.write_text(file.read_text("utf-8") + "\n# changed\n", "utf-8")


def test_a_change_of_what_it_is_made_from_asks_for_a_new_model(trained):
    for name in MADE_FROM:
        kept = (trained / name).read_bytes()
        change(trained / name)
        assert current_model(trained) is None, name
        (trained / name).write_bytes(kept)
        assert current_model(trained) is not None


def test_a_change_of_what_runs_beside_it_does_not(trained):
    for name in RUN_BESIDE_IT:
        change(trained / name)
        assert current_model(trained) is not None, name


def test_a_new_file_and_a_new_name_ask_for_a_new_model(trained):
    before = source_digest(trained)
    (trained / "data" / "nlu" / "more.yml").write_text("version: '3.1'\n")
    added = source_digest(trained)
    (trained / "data" / "nlu" / "more.yml").rename(trained / "data" / "nlu" / "other.yml")

    assert len({before, added, source_digest(trained)}) == 3


def test_what_python_leaves_behind_changes_nothing(trained):
    (trained / "forbear" / "nlu" / "__pycache__").mkdir(exist_ok=True)
    (trained / "forbear" / "nlu" / "__pycache__" / "x.cpython-310.pyc").write_bytes(b"\0")

    assert current_model(trained) is not None


def test_a_model_that_is_gone_is_trained_again(trained):
    (trained / "models" / "m.tar.gz").unlink()

    assert current_model(trained) is None


@pytest.mark.parametrize("record", ["", "{", "[]", "{}", '{"model": "m.tar.gz"}'])
def test_a_damaged_record_is_no_model_and_no_failure(trained, record):
    (trained / "models" / TRAINED_FILE).write_text(record)

    assert current_model(trained) is None
