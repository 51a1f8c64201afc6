"""The journal: what is saved, what is refused, what is taken back, and what a full disk does."""

from __future__ import annotations

import os
import re
import resource
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from forbear.lessons.change import Change, change_of
from forbear.lessons.draft import Draft
from forbear.lessons.folder import Folder
from forbear.lessons.journal import Journal
from forbear.lessons.problems import ChangedMeanwhile, NotWritten, Refused

FILE, OTHER = "data/nlu/one.yml", "data/nlu/two.yml"
LINES = """version: "3.1"
nlu:
  # who comes in
  - intent: greet
    examples:
      - {text: "hello"}
      - {text: "good day"}   # said at the counter
      - {text: "morning"}
"""
WHERE = ("nlu", 0, "examples")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two small files; the real ones are changed in the other tests."""
    made = tmp_path / "bank"
    (made / "data" / "nlu").mkdir(parents=True)
    for file in (FILE, OTHER):
        (made / file).write_text(LINES, encoding="utf-8")
    return made


@pytest.fixture
def journal(root: Path, tmp_path: Path) -> Journal:
    return Journal(root, tmp_path / "var")


def put(folder: Folder, text: str, at: int = 3, *files: str) -> Change:
    """A line put into the list of each file."""
    pairs = []
    for file in files or (FILE,):
        draft = Draft(folder.yaml(file))
        draft.insert(WHERE, at, [({"text": text}, [f'{{text: "{text}"}}'])])
        pairs.append((folder.yaml(file), draft.now))
    facts = {"intent": "greet", "language": "en", "count": 1}
    return change_of("add_examples", facts, *pairs)


def reword(folder: Folder, place: int, text: str) -> Change:
    draft = Draft(folder.yaml(FILE))
    draft.replace((*WHERE, place, "text"), text)
    return change_of("change_example", {"intent": "greet"}, (folder.yaml(FILE), draft.now))


def test_a_saved_change_is_in_the_file_and_in_the_history(journal: Journal, root: Path) -> None:
    made = journal.save(put(journal.folder(), "hiya"), "Mei", "customers say it")

    assert (root / FILE).read_text() == LINES + '      - {text: "hiya"}\n'
    assert journal.history() == [made]
    assert (made.author, made.reason, made.code) == ("Mei", "customers say it", "add_examples")
    assert '+      - {text: "hiya"}' in made.diff
    assert made.not_committed == "no_repository"


def test_two_trainers_on_one_file_the_second_is_told_what_the_first_changed(
    journal: Journal, root: Path
) -> None:
    seen_by_both = {FILE: journal.folder().digest(FILE)}
    second = put(journal.folder(seen_by_both), "evening")
    journal.save(put(journal.folder(seen_by_both), "hiya"), "Mei", "first")
    after_the_first = (root / FILE).read_text()

    with pytest.raises(ChangedMeanwhile) as at_saving:
        journal.save(second, "Tom", "second")
    with pytest.raises(ChangedMeanwhile) as at_opening:
        put(journal.folder(seen_by_both), "evening")

    for told in (at_saving, at_opening):
        assert '+      - {text: "hiya"}' in told.value.differences[FILE]
    assert (root / FILE).read_text() == after_the_first

    again = put(journal.folder({FILE: journal.folder().digest(FILE)}), "evening", 4)
    journal.save(again, "Tom", "second, seen")
    assert (root / FILE).read_text() == after_the_first + '      - {text: "evening"}\n'


def test_a_hand_that_edits_beside_us_is_never_overwritten(journal: Journal, root: Path) -> None:
    change = put(journal.folder(), "hiya")
    (root / FILE).write_text(LINES.replace("morning", "mornin"))

    with pytest.raises(ChangedMeanwhile) as told:
        journal.save(change, "Mei", "why")

    assert "mornin" in told.value.differences[FILE]
    assert (root / FILE).read_text() == LINES.replace("morning", "mornin")


def test_a_change_is_taken_back_and_later_changes_stay(journal: Journal, root: Path) -> None:
    first = journal.save(put(journal.folder(), "hiya"), "Mei", "first")
    journal.save(put(journal.folder(), "evening", 4), "Tom", "second")
    journal.save(reword(journal.folder(), 0, "hello there"), "Tom", "third")

    back = journal.undo(first.id, "Mei", "not so common")

    expected = LINES.replace('"hello"', '"hello there"') + '      - {text: "evening"}\n'
    assert (root / FILE).read_text() == expected
    assert back.undoes == first.id
    assert journal.change_set(first.id).undone_by == back.id
    with pytest.raises(Refused):
        journal.undo(first.id, "Mei", "again")
    journal.undo(back.id, "Mei", "it is common after all")
    assert '- {text: "hiya"}' in (root / FILE).read_text()


def test_lines_that_were_changed_since_are_not_taken_back(journal: Journal, root: Path) -> None:
    first = journal.save(put(journal.folder(), "hiya"), "Mei", "first")
    journal.save(reword(journal.folder(), 3, "hiya all"), "Tom", "second")
    as_it_is = (root / FILE).read_text()

    with pytest.raises(ChangedMeanwhile) as told:
        journal.undo(first.id, "Mei", "not so common")

    assert '+      - {text: "hiya all"}' in told.value.differences[FILE]
    assert (root / FILE).read_text() == as_it_is


def test_a_removed_line_comes_back_where_it_stood(journal: Journal, root: Path) -> None:
    draft = Draft(journal.folder().yaml(FILE))
    draft.remove(WHERE, 1)
    gone = change_of("remove_example", {"intent": "x"}, (journal.folder().yaml(FILE), draft.now))
    made = journal.save(gone, "Mei", "rude")
    journal.save(put(journal.folder(), "evening", 2), "Tom", "second")
    assert "good day" not in (root / FILE).read_text()

    journal.undo(made.id, "Mei", "not rude")

    assert (root / FILE).read_text() == LINES + '      - {text: "evening"}\n'


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file of this process may grow beyond 300 bytes: the system refuses as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_every_file_as_it_was(
    journal: Journal, root: Path, request: pytest.FixtureRequest
) -> None:
    change = put(journal.folder(), "x" * 400, 3, OTHER, FILE)
    request.getfixturevalue("full_disk")

    with pytest.raises(NotWritten):
        journal.save(change, "Mei", "why")

    for file in (FILE, OTHER):
        assert (root / file).read_text() == LINES
    assert sorted(os.listdir(root / "data" / "nlu")) == ["one.yml", "two.yml"]
    assert journal.history() == []


def test_who_and_why_must_be_said(journal: Journal) -> None:
    change = put(journal.folder(), "hiya")

    for author, reason in (("", "why"), ("Mei", "  "), ("M\nei", "why")):
        with pytest.raises(Refused):
            journal.save(change, author, reason)


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def repository(root: Path) -> Path:
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "all")
    return root


def test_in_a_repository_a_change_is_a_commit_of_its_files_alone(
    journal: Journal, repository: Path
) -> None:
    (repository / OTHER).write_text(LINES.replace("hello", "hallo"))
    git(repository, "add", OTHER)

    made = journal.save(put(journal.folder(), "hiya"), "Mei <x> Wu", "customers say it")

    assert made.commit == git(repository, "rev-parse", "HEAD")
    assert git(repository, "show", "--name-only", "--format=%an|%s|%b", "HEAD").split("\n") == [
        "Mei x Wu|Add 1 example(s) to greet, en|customers say it", "", "", FILE,
    ]  # fmt: skip
    assert git(repository, "status", "--porcelain") == f"M  {OTHER}"


def test_lines_of_others_that_are_not_committed_are_not_committed_for_them(
    journal: Journal, repository: Path
) -> None:
    (repository / FILE).write_text(LINES.replace("hello", "hallo"))

    made = journal.save(put(journal.folder(), "hiya"), "Mei", "why")

    assert (made.commit, made.not_committed) == (None, "uncommitted_before")
    assert "hiya" in (repository / FILE).read_text()
    assert git(repository, "log", "--format=%s") == "all"


def test_a_hook_that_refuses_leaves_the_change_and_says_so(
    journal: Journal, repository: Path
) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)

    made = journal.save(put(journal.folder(), "hiya"), "Mei", "why")

    assert (made.commit, made.not_committed) == (None, "commit_failed")
    assert git(repository, "status", "--porcelain") == f"M {FILE}"
    assert journal.history() == [made]


def test_many_trainers_at_once_lose_no_line(journal: Journal, root: Path, tmp_path: Path) -> None:
    def work(trainer: int) -> None:
        own = Journal(root, tmp_path / "var")
        for number in range(8):
            while True:
                try:
                    own.save(put(own.folder(), f"{trainer} says {number}"), f"T{trainer}", "why")
                    break
                except ChangedMeanwhile:
                    continue  # looks at the difference, and puts the line into what is there now

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))

    text = (root / FILE).read_text()
    assert sorted(re.findall(r"(\d says \d)", text)) == sorted(
        f"{trainer} says {number}" for trainer in range(4) for number in range(8)
    )
    assert len(journal.history()) == 32
    assert sorted(os.listdir(root / "data" / "nlu")) == ["one.yml", "two.yml"]
