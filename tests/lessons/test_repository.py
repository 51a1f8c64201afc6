"""Where the files are in a git repository, each change is a commit of its files alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from forbear.lessons.change import Change, FileChange
from forbear.lessons.journal import Journal
from tests.lessons.small_files import FILE, LINES, OTHER, put


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def repository(small: Path) -> Path:
    git(small, "init", "-q")
    git(small, "add", "-A")
    git(small, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "all")
    return small


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


def test_a_file_that_comes_and_one_that_goes_are_committed(
    journal: Journal, repository: Path
) -> None:
    new = FileChange("data/stories/new.yml", None, "stories: []\n")
    gone = FileChange(OTHER, LINES, None)
    made = journal.save(Change("add_story", {"title": "it grows"}, (new, gone)), "Mei", "why")

    assert made.not_committed is None
    assert git(repository, "show", "--name-status", "--format=", "HEAD").splitlines() == [
        f"D\t{OTHER}", "A\tdata/stories/new.yml",
    ]  # fmt: skip
    journal.undo(made.id, "Mei", "it does not")
    assert git(repository, "diff", "--stat", "HEAD~2") == ""
    assert git(repository, "status", "--porcelain") == ""
