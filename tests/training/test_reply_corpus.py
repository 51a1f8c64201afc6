"""The reply corpus: its shape, its choices, and that it does not repeat what measures it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from forbear.safety.conduct.labels import LABELS
from forbear.safety.normalise import normalise
from forbear.settings import ROOT
from forbear.training.reply_corpus import CorpusError, Line, read_corpus, wordings_of

CORPUS, RESPONSES = ROOT / "data" / "conduct", ROOT / "data" / "responses"
CASES = ROOT / "tests" / "safety" / "conduct"
LIKENESS = 0.8
SHORT = 12
"""Short lines meet by chance: there are not many ways to say that one is a person."""


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    return [line for line in read_corpus(CORPUS, RESPONSES) if line.writer != "approved"]


def test_every_label_has_lines_of_both_kinds_in_both_languages_by_two_writers(lines):
    for label in LABELS:
        writers = {line.writer for line in lines if line.label == label}
        kinds = {(line.lang, line.holds) for line in lines if line.label == label}
        if label != "tell_others":  # one writer so far
            assert len(writers) >= 2, label
        assert len(kinds) == 4, label


def test_a_line_with_choices_stands_for_a_few_wordings_always_the_same():
    made = wordings_of("(Pay|Settle) (it|this) now(, please|)")

    assert 3 <= len(made) <= 6
    assert made == wordings_of("(Pay|Settle) (it|this) now(, please|)")
    assert all("|" not in text and "  " not in text for text in made)


def test_brackets_without_a_choice_stay():
    assert wordings_of("See the table (below).") == ["See the table (below)."]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("- label: CR-99\n", "CR-99"),
        ("label: CR-01\n", "list of labels"),
        ("- label: CR-01\n  zh: {breaks: words}\n", "CR-01, zh, breaks"),
        ("- label: CR-01\n  en: {fine: [7]}\n", "CR-01, en, fine"),
        ("- label: [", "lines.yml"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused_with_its_place(tmp_path: Path, content, named):
    (tmp_path / "writer").mkdir()
    (tmp_path / "writer" / "lines.yml").write_text(content, "utf-8")

    with pytest.raises(CorpusError, match=re.escape(named)):
        read_corpus(tmp_path, RESPONSES)


def test_no_line_repeats_a_case_that_measures_the_check(lines):
    cases = [shingles(text) for text in measured() if len(text) > SHORT]
    known: dict[str, set[int]] = {}
    for number, case in enumerate(cases):
        for piece in case:
            known.setdefault(piece, set()).add(number)
    repeated = []
    for line in lines:
        pieces = shingles(line.text)
        near = {number for piece in pieces for number in known.get(piece, ())}
        if any(likeness(pieces, cases[number]) > LIKENESS for number in near):
            repeated.append(line.text)

    assert repeated == []


def measured() -> list[str]:
    texts = []
    for path in sorted(CASES.rglob("*.yml")):
        for content in yaml.safe_load_all(path.read_text("utf-8")):
            for lang in ("zh", "en"):
                kinds = content[lang]
                given = (
                    kinds if isinstance(kinds, list) else kinds["violating"] + kinds["compliant"]
                )
                texts += [case if isinstance(case, str) else case["text"] for case in given]
    return texts


def shingles(text: str) -> set[str]:
    bare = re.sub(r"\W", "", normalise(text).text)
    width = 6 if bare.isascii() else 3
    return {bare[start : start + width] for start in range(max(1, len(bare) - width + 1))}


def likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)
