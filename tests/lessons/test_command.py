"""`forbear lesson` in a folder of its own: edits, refusals, history and undo."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from forbear.cli import main
from forbear.lessons.folder import Folder


@pytest.fixture
def lesson(root: Path, capsys: pytest.CaptureFixture[str]):
    """Runs the command: the exit status, what it says and what it complains of."""

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["lesson", "--root", str(root), *arguments])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


WHO = ("--by", "Mei", "--reason", "customers say it")


def test_an_example_is_added_found_moved_and_taken_back(lesson, root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    line = "could you read the paper boat total to me"
    status, said, _ = lesson("add-example", "ask_balance", "en", line, "--hostility", "1",
                             "--target", "bank", *WHO)  # fmt: skip
    assert status == 0
    assert f'+      - {{text: "{line}", metadata: {{hostility: 1, target: bank}}}}' in said
    assert "Mei: Add 1 example(s) to ask_balance, en — customers say it" in said

    _, found, _ = lesson("examples", "--contains", "paper boat")
    place = found.split()[0]
    assert lesson("move", place, "question_fees_interest", *WHO)[0] == 0
    assert lesson("examples", "--intent", "ask_balance", "--contains", "paper boat")[0] == 1

    _, history, _ = lesson("history")
    newest, oldest = [entry.split()[0] for entry in history.splitlines()]
    assert "Move an example from ask_balance to question_fees_interest" in history
    assert lesson("undo", newest, *WHO)[0] == 0
    assert "+" in lesson("show", newest)[1]
    assert lesson("undo", oldest, *WHO)[0] == 0
    assert {path: path.read_bytes() for path in root.rglob("*.yml")} == before
    assert lesson("history")[1].count("(taken back)") == 2


def test_a_dry_run_writes_nothing(lesson, root: Path) -> None:
    before = (root / "data" / "nlu" / "account.yml").read_bytes()
    status, said, _ = lesson("remove", "data/nlu/account.yml:7", "--dry-run")

    assert (status, said.count("\n-      - {text:")) == (0, 1)
    assert (root / "data" / "nlu" / "account.yml").read_bytes() == before
    assert lesson("history")[1] == ""


def test_lines_of_a_file_are_taken_in_and_the_bad_ones_told(
    lesson, tmp_path: Path, folder: Folder
) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("a paper boat came in today\n\n[x](y) is no text\na tin boat went out then\n")
    status, said, complaints = lesson("add-example", "out_of_scope", "en", "--from", str(lines),
                                      *WHO)  # fmt: skip

    assert status == 0
    assert said.count("\n+      - ") == 2
    assert f"{lines}:3" in complaints


def test_a_story_comes_from_turns_and_a_conflict_is_told_in_both_languages(
    lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = {
        "title": "a payment that failed is taken in before the check",
        "topic": "app_failure",
        "turns": [
            {"speaker": "customer", "text": "hi", "intent": "greet"},
            {"speaker": "bot", "action": "utter_thanks"},
        ],
    }
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(talk)))
    status, _, complaints = lesson("--lang", "zh", "story", "-", *WHO)
    assert status == 1
    assert "冲突" in complaints

    talk["turns"][1]["action"] = "utter_greet"
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(talk)))
    status, said, _ = lesson("story", "-", "--kind", "test", *WHO)
    assert status == 0
    assert "+      - user: hi" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("remove", "data/nlu/account.yml"), "FILE:LINE"),
        (("remove", "data/nlu/account.yml:1"), "no such example"),
        (("remove", "forbear/cli.py:1"), "trainer's files"),
        (("move", "data/nlu/account.yml:7", "nobody"), "no intent `nobody`"),
        (("undo", "20260101"), "no change"),
        (("add-example", "greet", "en"), "No line"),
        (("story", "/no/such/file"), "no such file"),
        (("add-wording", "utter_no", "en", "Hm.", "--strategy", "reflect"), "no reply"),
    ],
)
def test_what_cannot_be_done_is_said_and_ends_with_1(
    lesson, arguments: tuple[str, ...], words: str
) -> None:
    status, _, complaints = lesson(*arguments, *WHO)

    assert status == 1
    assert words in complaints


def test_a_change_without_a_reason_is_refused(lesson) -> None:
    status, _, complaints = lesson("remove", "data/nlu/account.yml:7", "--by", "Mei")

    assert status == 1
    assert "Say why" in complaints


def test_check_tells_what_is_wrong_and_answers_as_json(lesson, root: Path) -> None:
    assert lesson("check")[0] == 0
    (root / "data" / "nlu" / "zz.yml").write_text("nlu:\n  - intent: nobody\n    examples: []\n")
    status, said, _ = lesson("--json", "check")

    assert status == 1
    assert json.loads(said.splitlines()[0])["code"] == "unknown_intent"
