"""Public sets are measured file by file, with the labels that their authors gave."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from forbear.evaluation.labelled import LabelledFileError
from forbear.evaluation.public import measure_public, public_report

ABUSE = "text,label,lang,source\nyou fool,hostile,en,a\nyou dolt,hostile,en,a\nhello,not,en,a\n"
ELSEWHERE = "text,label,lang,source\nweather,oos,en,b\nbalance,oos,en,b\n"


def understand(asked: dict[str, Any]) -> dict[str, Any]:
    """What the lines above might be taken for."""
    level = {"you fool": 3, "you dolt": 2}.get(asked["text"], 0)
    name = "ask_balance" if asked["text"] == "balance" else "out_of_scope"
    return {"hostility": {"level": level}, "intent": {"name": name, "confidence": 0.9}}


def test_hostile_lines_are_counted_from_abuse_and_from_anger_on(tmp_path: Path):
    (tmp_path / "convabuse_en.csv").write_text(ABUSE)

    (found,) = measure_public(tmp_path, understand)

    assert (found.source, found.lines) == ("convabuse_en", 3)
    assert found.figures["abuse_recall"] == 0.5
    assert found.figures["anger_and_above_recall"] == 1.0
    assert found.figures["abuse_calm_lines_kept"] == 1.0


def test_what_is_out_of_scope_counts_as_taken_only_when_the_intent_is_sure(tmp_path: Path):
    (tmp_path / "out_of_scope_en.csv").write_text(ELSEWHERE)

    (found,) = measure_public(tmp_path, understand)

    assert found.figures == {"not_taken_for_an_intent": 0.5}
    assert "0.500" in "\n".join(public_report(found))


@pytest.mark.parametrize(("content", "said"), [("a,b\n1,2\n", "columns"), ("\xff", "read")])
def test_a_file_of_another_shape_is_named(tmp_path: Path, content: str, said: str):
    (tmp_path / "convabuse_en.csv").write_bytes(content.encode("latin-1"))

    with pytest.raises(LabelledFileError, match=said):
        list(measure_public(tmp_path, understand))


def test_a_folder_without_any_of_the_sets_says_which_are_wanted(tmp_path: Path):
    with pytest.raises(LabelledFileError, match="convabuse_en"):
        list(measure_public(tmp_path, understand))
