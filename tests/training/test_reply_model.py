"""The classifier's record: made anew when its corpus changes, and apart from the assistant."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest

from forbear.safety.conduct.classifier import (
    RECORD,
    Classifier,
    Trained,
    current_classifier,
    read_record,
)
from forbear.settings import ROOT
from forbear.training.model import TrainingError, source_digest
from forbear.training.reply_classifier import train_classifier
from forbear.training.reply_corpus import read_corpus
from forbear.training.reply_model import (
    MADE_FROM,
    current_reply_model,
    reply_digest,
    train_reply_model,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the classifier is made from, with a few lines of each label."""
    for name in MADE_FROM:
        source, copy = ROOT / name, tmp_path / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir() and name != "data/conduct":
            shutil.copytree(source, copy)
        elif source.is_file():
            shutil.copy(source, copy)
    (tmp_path / "data" / "conduct" / "sixth").mkdir(parents=True)
    for name in ("fourth", "sixth"):
        shutil.copytree(
            ROOT / "data" / "conduct" / name, tmp_path / "data" / "conduct" / name,
            dirs_exist_ok=True,
        )  # fmt: skip
    return tmp_path


def change(file: Path) -> None:
    file.write_text(file.read_text("utf-8") + "\n# changed\n", "utf-8")


def test_a_trained_classifier_is_current_until_its_corpus_changes(project):
    assert current_reply_model(project) is None

    model = train_reply_model(project)

    assert current_reply_model(project) == model
    assert Classifier.load(model).version == reply_digest(project)[:8]
    change(project / "data" / "conduct" / "sixth" / "acts.yml")
    assert current_reply_model(project) is None
    assert read_record(project / "models")["model"] == model.name


def test_the_corpus_is_no_part_of_what_the_assistant_is_trained_from(project):
    before = source_digest(project)
    change(project / "data" / "conduct" / "sixth" / "acts.yml")

    assert source_digest(project) == before


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"model": "gone.npz"}', '{"model": 7}'])
def test_a_damaged_record_is_no_classifier_and_no_failure(tmp_path, record):
    (tmp_path / RECORD).write_text(record)
    current_classifier.cache_clear()

    assert current_classifier(tmp_path) is None
    current_classifier.cache_clear()


def test_half_written_arrays_are_no_classifier_and_no_failure(tmp_path):
    (tmp_path / "half.npz").write_bytes(b"PK\x03\x04half")
    (tmp_path / RECORD).write_text(json.dumps({"model": "half.npz"}))
    current_classifier.cache_clear()

    assert current_classifier(tmp_path) is None
    current_classifier.cache_clear()


def test_a_corpus_that_cannot_be_read_names_the_place(project):
    (project / "data" / "conduct" / "sixth" / "acts.yml").write_text("- label: CR-99\n", "utf-8")

    with pytest.raises(TrainingError, match="CR-99"):
        train_reply_model(project)


def test_the_same_lines_give_the_same_scores(project, tmp_path):
    lines = read_corpus(project / "data" / "conduct", project / "data" / "responses")
    files = [tmp_path / "one.npz", tmp_path / "other.npz"]
    for file in files:
        train_classifier(lines, "x").save(file)
    one, other = (Classifier.load(file).scores("pay up today") for file in files)

    assert one.any()
    assert (one == other).all()


def test_arrays_that_do_not_fit_are_refused(tmp_path):
    rarity, weights = np.ones(2, dtype=np.float32), np.ones((2, 1))
    trained = Trained(("CR-01",), ("pay",), rarity, weights, np.zeros(1), "x")
    trained.save(tmp_path / "odd.npz")

    with pytest.raises(ValueError, match="1 features"):
        Classifier.load(tmp_path / "odd.npz")


def test_a_classifier_is_not_sent_to_another_process(tmp_path):
    """There its hashes are others, and every reply would pass."""
    one = np.ones(1, dtype=np.float32)
    Trained(("CR-01",), ("pay",), one, np.ones((1, 1)), np.zeros(1), "x").save(tmp_path / "a.npz")

    with pytest.raises(TypeError, match="in this process"):
        pickle.dumps(Classifier.load(tmp_path / "a.npz"))
