"""What is live, and what one can go back to."""

from __future__ import annotations

import pytest

from forbear.training.live_models import KEPT, RECORD, LiveModel, LiveModels
from forbear.training.model import WATCHED, code_digest


@pytest.fixture
def project(tmp_path):
    """A root with some code, as small as may be."""
    for name in WATCHED:
        file = tmp_path / "root" / name
        file = file if file.suffix else file / "one.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# as it was")
    return tmp_path / "root"


@pytest.fixture
def models(tmp_path, project):
    return LiveModels(tmp_path / "trainer", project)


@pytest.fixture
def make(models, project, tmp_path):
    def made(name: str) -> LiveModel:
        file = tmp_path / f"{name}.tar.gz"
        file.write_bytes(name.encode())
        models.keep(file)
        return LiveModel(file.name, name, code_digest(project), "2026-11-28", "lin", "promoted")

    return made


def test_before_any_promotion_nothing_is_live(models):
    assert (models.live(), models.served(), models.earlier()) == (None, None, [])


def test_what_was_promoted_is_served_and_the_one_before_can_be_gone_back_to(models, make):
    first, second = make("first"), make("second")
    models.put(first, None)
    models.put(second, first)

    assert models.live() == second
    assert models.served().read_bytes() == b"second"
    assert models.earlier() == [first]

    models.step_back(first)
    assert (models.live(), models.earlier()) == (first, [])


def test_with_other_code_it_is_not_served(models, make, project):
    models.put(make("first"), None)

    (project / "forbear" / "fingerprint.py").write_text("# changed")

    assert models.live() is not None
    assert models.served() is None


def test_other_data_change_nothing(models, make, project):
    models.put(make("first"), None)

    (project / "domain.yml").write_text("# changed")

    assert models.served() is not None


def test_a_model_whose_file_is_gone_is_neither_served_nor_gone_back_to(models, make):
    first, second = make("first"), make("second")
    models.put(second, first)
    models.path(first).unlink()
    models.path(second).unlink()

    assert (models.served(), models.earlier()) == (None, [])


def test_only_so_many_steps_are_kept(models, make):
    live = None
    for number in range(KEPT + 3):
        new = make(f"m{number}")
        models.put(new, live)
        models.prune()
        live = new

    assert len(models.earlier()) == KEPT
    assert len(list(models.folder.glob("*.tar.gz"))) == KEPT + 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"live": 5, "earlier": 5}', '{"live": {"x": 1}}'])
def test_a_damaged_record_is_none(models, make, text):
    models.put(make("first"), None)
    (models.folder.parent / RECORD).write_text(text)

    assert (models.live(), models.served(), models.earlier()) == (None, None, [])


def test_a_change_that_failed_is_undone(models, make):
    written = models.as_written()
    models.put(make("first"), None)
    models.restore(written)
    assert models.live() is None

    models.put(make("first"), None)
    written = models.as_written()
    models.put(make("second"), models.live())
    models.restore(written)
    assert models.live().model == "first.tar.gz"
