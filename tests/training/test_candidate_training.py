"""What goes wrong in a training, told with where and why; a whole training is in tests/commands."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from forbear.settings import ROOT
from forbear.training.snapshot import SourceError, take_snapshot
from forbear.training.training_fault import fault_of


@pytest.fixture
def source(tmp_path):
    """A copy of what a trainer edits."""
    folder = tmp_path / "edited"
    take_snapshot(ROOT, folder, tmp_path)
    return folder


def test_a_snapshot_holds_what_is_learned_and_the_test_stories(source):
    assert (source / "data" / "nlu" / "crisis.yml").exists()
    assert (source / "tests" / "stories").is_dir()
    assert not (source / "data" / "conduct").exists()


def test_edits_after_it_was_taken_do_not_reach_it(source, tmp_path):
    take_snapshot(source, tmp_path / "snapshot", tmp_path)
    (source / "domain.yml").write_text("changed")

    assert (tmp_path / "snapshot" / "domain.yml").read_text("utf-8") != "changed"


@pytest.mark.parametrize("name", ["config.yml", "domain.yml", "data"])
def test_a_folder_that_lacks_a_file_is_refused_with_its_name(source, tmp_path, name):
    path = source / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()

    with pytest.raises(SourceError, match=name) as refused:
        take_snapshot(source, tmp_path / "snapshot", tmp_path)

    assert fault_of(refused.value, source)["code"] == "file_missing"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full"),
        (MemoryError(), "out_of_memory"),
        (KeyboardInterrupt(), "stopped"),
        (ValueError("whatever"), "training_failed"),
    ],
)
def test_each_kind_of_failure_has_a_code(error, code):
    assert fault_of(error, Path("/snapshot"))["code"] == code


def test_yaml_that_cannot_be_read_is_told_with_file_and_line(source):
    from rasa.shared.exceptions import YamlSyntaxException

    from forbear.training.importer import FastReader

    file = source / "data" / "nlu" / "crisis.yml"
    file.write_text('version: "3.1"\nnlu:\n  - intent: x\n    examples: ["a\n', "utf-8")
    with pytest.raises(YamlSyntaxException) as refused:
        FastReader(str(file)).read_labelled(file.read_text("utf-8"))

    fault = fault_of(refused.value, source)

    assert (fault["code"], fault["file"]) == ("file_unreadable", "data/nlu/crisis.yml")
    assert fault["line"] >= 4
    assert str(source) not in fault["detail"]
