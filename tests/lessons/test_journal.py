"""The journal: what is saved, what is refused, what is taken back, and what a full disk does."""

from __future__ import annotations

import os
import re
import resource
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from forbear.lessons.change import change_of
from forbear.lessons.draft import Draft
from forbear.lessons.journal import Journal
from forbear.lessons.problems import ChangedMeanwhile, NotWritten, Refused
from tests.lessons.small_files import FILE, LINES, OTHER, WHERE, put, reword


def test_a_saved_change_is_in_the_file_and_in_the_history(journal: Journal, small: Path) -> None:
    made = journal.save(put(journal.folder(), "hiya"), "Mei", "customers say it")

    assert (small / FILE).read_text() == LINES + '      - {text: "hiya"}\n'
    assert journal.history() == [made]
    assert (made.author, made.reason, made.code) == ("Mei", "customers say it", "add_examples")
    assert '+      - {text: "hiya"}' in made.diff
    assert made.not_committed == "no_repository"


def test_two_trainers_on_one_file_the_second_is_told_what_the_first_changed(
    journal: Journal, small: Path
) -> None:
    seen_by_both = {FILE: journal.folder().digest(FILE)}
    second = put(journal.folder(seen_by_both), "evening")
    journal.save(put(journal.folder(seen_by_both), "hiya"), "Mei", "first")
    after_the_first = (small / FILE).read_text()

    with pytest.raises(ChangedMeanwhile) as at_saving:
        journal.save(second, "Tom", "second")
    with pytest.raises(ChangedMeanwhile) as at_opening:
        put(journal.folder(seen_by_both), "evening")

    for told in (at_saving, at_opening):
        assert '+      - {text: "hiya"}' in told.value.differences[FILE]
    assert (small / FILE).read_text() == after_the_first

    again = put(journal.folder({FILE: journal.folder().digest(FILE)}), "evening", 4)
    journal.save(again, "Tom", "second, seen")
    assert (small / FILE).read_text() == after_the_first + '      - {text: "evening"}\n'


def test_a_hand_that_edits_beside_us_is_never_overwritten(journal: Journal, small: Path) -> None:
    change = put(journal.folder(), "hiya")
    (small / FILE).write_text(LINES.replace("morning", "mornin"))

    with pytest.raises(ChangedMeanwhile) as told:
        journal.save(change, "Mei", "why")

    assert "mornin" in told.value.differences[FILE]
    assert (small / FILE).read_text() == LINES.replace("morning", "mornin")


def test_a_change_is_taken_back_and_later_changes_stay(journal: Journal, small: Path) -> None:
    first = journal.save(put(journal.folder(), "hiya"), "Mei", "first")
    journal.save(put(journal.folder(), "evening", 4), "Tom", "second")
    journal.save(reword(journal.folder(), 0, "hello there"), "Tom", "third")

    back = journal.undo(first.id, "Mei", "not so common")

    expected = LINES.replace('"hello"', '"hello there"') + '      - {text: "evening"}\n'
    assert (small / FILE).read_text() == expected
    assert back.undoes == first.id
    assert journal.change_set(first.id).undone_by == back.id
    with pytest.raises(Refused):
        journal.undo(first.id, "Mei", "again")
    journal.undo(back.id, "Mei", "it is common after all")
    assert '- {text: "hiya"}' in (small / FILE).read_text()


def test_lines_that_were_changed_since_are_not_taken_back(journal: Journal, small: Path) -> None:
    first = journal.save(put(journal.folder(), "hiya"), "Mei", "first")
    journal.save(reword(journal.folder(), 3, "hiya all"), "Tom", "second")
    as_it_is = (small / FILE).read_text()

    with pytest.raises(ChangedMeanwhile) as told:
        journal.undo(first.id, "Mei", "not so common")

    assert '+      - {text: "hiya all"}' in told.value.differences[FILE]
    assert (small / FILE).read_text() == as_it_is


def test_a_removed_line_comes_back_where_it_stood(journal: Journal, small: Path) -> None:
    draft = Draft(journal.folder().yaml(FILE))
    draft.remove(WHERE, 1)
    gone = change_of("remove_example", {"intent": "x"}, (journal.folder().yaml(FILE), draft.now))
    made = journal.save(gone, "Mei", "rude")
    journal.save(put(journal.folder(), "evening", 2), "Tom", "second")
    assert "good day" not in (small / FILE).read_text()

    journal.undo(made.id, "Mei", "not rude")

    assert (small / FILE).read_text() == LINES + '      - {text: "evening"}\n'


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process may grow beyond 300 bytes: the system refuses as a full disk does.

    The log of the tests is such a file too, so that nothing may be reported meanwhile.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_every_file_as_it_was(journal: Journal, small: Path) -> None:
    change = put(journal.folder(), "x" * 400, 3, OTHER, FILE)

    with pytest.raises(NotWritten), full_disk():
        journal.save(change, "Mei", "why")

    for file in (FILE, OTHER):
        assert (small / file).read_text() == LINES
    assert sorted(os.listdir(small / "data" / "nlu")) == ["one.yml", "two.yml"]
    assert journal.history() == []


def test_who_and_why_must_be_said(journal: Journal) -> None:
    change = put(journal.folder(), "hiya")

    for author, reason in (("", "why"), ("Mei", "  "), ("M\nei", "why")):
        with pytest.raises(Refused):
            journal.save(change, author, reason)


def test_many_trainers_at_once_lose_no_line(journal: Journal, small: Path, tmp_path: Path) -> None:
    def work(trainer: int) -> None:
        own = Journal(small, tmp_path / "var")
        for number in range(8):
            while True:
                try:
                    own.save(put(own.folder(), f"{trainer} says {number}"), f"T{trainer}", "why")
                    break
                except ChangedMeanwhile:
                    continue  # looks at the difference, and puts the line into what is there now

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))

    text = (small / FILE).read_text()
    assert sorted(re.findall(r"(\d says \d)", text)) == sorted(
        f"{trainer} says {number}" for trainer in range(4) for number in range(8)
    )
    assert len(journal.history()) == 32
    assert sorted(os.listdir(small / "data" / "nlu")) == ["one.yml", "two.yml"]
