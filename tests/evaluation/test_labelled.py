"""Labelled lines are read whole, or what is wrong with the file is said."""

from __future__ import annotations

import pytest

from forbear.evaluation.labelled import LabelledFileError, read_labelled
from forbear.settings import ROOT


def test_the_development_set_is_read_whole():
    lines = read_labelled(ROOT / "tests" / "nlu" / "dev_set.yml")

    assert len(lines) > 1000
    assert {line.lang for line in lines} == {"zh", "en"}
    assert any("self_harm_red" in line.risk and line.hostility > 0 for line in lines)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("examples: []", "`examples`"),
        ("- text", "`examples`"),
        ("examples: [: ", "cannot be read"),
        ("examples: [hello]", "line 1"),
        ("examples: [{text: a, lang: en, intent: b}, {text: a, lang: en}]", "line 2.*`intent`"),
        ("examples: [{text: a, lang: fr, intent: b}]", "`lang`"),
        ("examples: [{text: a, lang: en, intent: b, hostility: 7}]", "`hostility`"),
        ("examples: [{text: a, lang: en, intent: b, risk: cease}]", "`risk`"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, content, said):
    file = tmp_path / "lines.yml"
    file.write_text(content)

    with pytest.raises(LabelledFileError, match=said):
        read_labelled(file)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(LabelledFileError, match=r"none\.yml"):
        read_labelled(tmp_path / "none.yml")
