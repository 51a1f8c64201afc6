"""`forbear evaluate`: the development set stays above its floors, and bad files are named."""

from __future__ import annotations

import pytest

from tests.commands.command import forbear

pytestmark = pytest.mark.model

LINES = """
examples:
  - {text: "how much do I owe", lang: en, intent: ask_balance}
  - {text: "thank you so much", lang: en, intent: greet}
"""


def test_the_development_set_stays_above_its_floors(model_path):
    done = forbear("evaluate")
    shown = done.stdout.decode()

    assert done.returncode == 0, shown
    assert "zh: 580 lines" in shown
    assert "en: 580 lines" in shown


def test_a_figure_below_its_floor_fails(model_path, tmp_path):
    (tmp_path / "lines.yml").write_text(LINES)
    (tmp_path / "floors.yml").write_text("en: {accuracy: 0.9}")
    paths = [str(tmp_path / name) for name in ("lines.yml", "floors.yml")]
    done = forbear("evaluate", paths[0], "--floors", paths[1])
    shown = done.stdout.decode()

    assert done.returncode == 1
    assert "BELOW  en: accuracy is 0.500, and the floor is 0.9." in shown
    assert "greet -> thank" in shown
    assert forbear("evaluate", paths[0]).returncode == 0


@pytest.mark.parametrize(
    ("floors", "said"), [("en: 5", "floors"), ("en: {accuracy: high}", "number"), ("[", "floors")]
)
def test_floors_that_cannot_be_read_are_named(tmp_path, floors, said):
    (tmp_path / "lines.yml").write_text(LINES)
    (tmp_path / "floors.yml").write_text(floors)
    paths = [str(tmp_path / name) for name in ("lines.yml", "floors.yml")]
    done = forbear("evaluate", paths[0], "--floors", paths[1])

    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_a_file_that_is_not_there_is_named():
    done = forbear("evaluate", "nowhere.yml")

    assert done.returncode == 2
    assert "nowhere.yml" in done.stderr.decode()
