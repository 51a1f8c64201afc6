"""Pasted lines, files with errors, and the words for whatever is wrong."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import yaml

from forbear.lessons.example_edits import add_examples
from forbear.lessons.examples import read_examples
from forbear.lessons.file_checks import problems_in
from forbear.lessons.folder import Folder
from forbear.lessons.paste import read_paste
from forbear.lessons.problems import BrokenFile

LESSONS = Path(__file__).parents[2] / "forbear" / "lessons"
WORDS = yaml.safe_load((LESSONS / "words.yml").read_text("utf-8"))


@pytest.mark.pace
def test_five_thousand_pasted_lines_are_sorted_quickly_and_each_bad_one_is_told(
    folder: Folder,
) -> None:
    good = [f'- "case {n} of {n * 7919 % 10007}: my {n * 31 % 977} forms"' for n in range(4990)]
    known = next(e.text for e in read_examples(folder) if e.intent == "goodbye")
    bad = ['"  "', good[0], "see [that](amount) here now", "x" * 2000, known, ""]
    read_paste(folder, "greet", "en", "warm up the index")
    started = time.process_time()
    paste = read_paste(folder, "out_of_scope", "en", "\n".join([*good, *bad]))
    change = add_examples(folder, "out_of_scope", "en", paste.good)

    assert time.process_time() - started < 20
    wrong = {each.line: each.code for each in paste.problems if not each.warning}
    assert wrong == {
        4991: "empty_text", 4992: "twice_in_paste", 4993: "annotation", 4994: "long_text",
        4995: "known_elsewhere",
    }  # fmt: skip
    assert (len(paste.good), paste.left_out) == (4990, 5)
    assert change.files[0].lines == (0, 4990)


def test_an_unknown_intent_takes_no_line_of_a_paste(folder: Folder) -> None:
    paste = read_paste(folder, "no_such", "en", "one line that is new\nand another one too")

    assert paste.good == ()
    assert paste.problems[0].code == "unknown_intent"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('nlu:\n  - intent: greet\n    examples:\n      - {text: "hi}\n', 4, "not_yaml"),
        ("nlu:\n\t- intent: greet\n", 2, "not_yaml"),
        ("nlu:\n  - intent: greet\n    intent: deny\n", 3, "duplicate_key"),
        ("nlu:\n  - text: hi \x07\n", 2, "unprintable"),
    ],
)
def test_a_file_with_an_error_is_told_with_its_line_and_stays(
    root: Path, folder: Folder, text: str, line: int, code: str
) -> None:
    file = root / "data" / "nlu" / "broken.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(BrokenFile) as broken:
        folder.yaml("data/nlu/broken.yml")
    (problem,) = broken.value.problems

    assert (problem.code, problem.file) == (code, "data/nlu/broken.yml")
    assert abs((problem.line or 0) - line) <= (1 if code == "not_yaml" else 0)
    assert problems_in(folder) == [problem]
    assert file.read_text("utf-8") == text


def test_bytes_that_are_no_text_are_told(root: Path, folder: Folder) -> None:
    (root / "data" / "nlu" / "old.yml").write_bytes("nlu:\n# 你好".encode("gbk"))
    with pytest.raises(BrokenFile) as broken:
        folder.text("data/nlu/old.yml")

    assert (broken.value.problems[0].code, broken.value.problems[0].line) == ("not_utf8", 2)


def test_the_files_as_they_stand_hold_nothing_wrong(folder: Folder) -> None:
    assert [each.said() for each in problems_in(folder) if not each.warning] == []


def test_wrong_entries_are_told_by_file_and_line(root: Path, folder: Folder) -> None:
    (root / "data" / "nlu" / "zz.yml").write_text(
        'version: "3.1"\nnlu:\n  - intent: nobody\n    examples: []\n  - intent: greet\n'
        '    examples:\n      - hello\n      - {text: "  "}\n'
        '      - {text: "oi", metadata: {hostility: 9}}\n  - intent: deny\n    exampels: []\n'
    )
    (root / "data" / "stories" / "zz.yml").write_text(
        'version: "3.1"\nstories:\n  - story: a story of nothing much\n    steps:\n'
        "      - intent: nobody\n      - action: utter_nothing\n"
    )
    found = {(each.file, each.line, each.code) for each in problems_in(folder) if not each.warning}

    assert found == {
        ("data/nlu/zz.yml", 3, "unknown_intent"),
        ("data/nlu/zz.yml", 7, "no_text"),
        ("data/nlu/zz.yml", 8, "empty_text"),
        ("data/nlu/zz.yml", 9, "unknown_level"),
        ("data/nlu/zz.yml", 10, "no_examples"),
        ("data/stories/zz.yml", 3, "unknown_intent"),
        ("data/stories/zz.yml", 3, "unknown_action"),
    }


def test_every_code_has_words_in_both_languages_with_the_same_facts() -> None:
    for code, words in WORDS.items():
        assert set(words) == {"zh", "en"}, code
        facts = [set(re.findall(r"\{(\w+)\}", words[language])) for language in ("zh", "en")]
        assert facts[0] == facts[1], code
        assert "!" not in words["en"]
        assert "！" not in words["zh"]


def test_every_code_that_is_told_has_words() -> None:
    told = {
        code
        for file in LESSONS.glob("*.py")
        for code in re.findall(r'(?:Problem\(|_refused\(|_broken\(\s*|yield )"([a-z_]+)"',
                               file.read_text("utf-8"))
    }  # fmt: skip

    assert len(told) > 40
    assert told - set(WORDS) == set()
