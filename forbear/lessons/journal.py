"""Saves changes of the trainer's files, remembers each, and takes one back."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from uuid import uuid4

from forbear.lessons.change import Change, FileChange
from forbear.lessons.change_set import ChangeSet, WrittenFile
from forbear.lessons.difference import difference
from forbear.lessons.folder import Folder
from forbear.lessons.problems import ChangedMeanwhile, Missing, Problem, Refused, said
from forbear.lessons.repository import Repository
from forbear.lessons.snapshots import Snapshots
from forbear.lessons.taking_back import taken_back
from forbear.lessons.writing import Writing, not_written

LONGEST_AUTHOR, LONGEST_REASON = 120, 500


class Journal:
    """The history of one installation's lessons, in `var/trainer`."""

    def __init__(self, root: Path, var: Path, use_git: bool = True) -> None:
        """`root` holds data/ and domain.yml; `var` is the folder that the installation keeps."""
        self._root = root.resolve()
        self._kept = var / "trainer"
        self._changes = self._kept / "changes"
        self._snapshots = Snapshots(self._kept / "texts")
        self._writing = Writing(self._root, self._kept)
        self._repository = Repository(self._root) if use_git else None

    def folder(self, seen: Mapping[str, str] | None = None) -> Folder:
        """The files to read and edit; `seen` by file the digest that the trainer's page had."""
        return Folder(self._root, self._snapshots, seen)

    def recover(self) -> None:
        """Put right what a process left half done when it died; saving does so too."""
        with self._writing.alone():
            pass

    def save(self, change: Change, author: str, reason: str) -> ChangeSet:
        """Write a change to its files, all or none.

        Raises `ChangedMeanwhile` when a file is no longer what the change was made from, and
        `NotWritten` when the disk refuses; nothing is written then.
        """
        _check(change, author, reason)
        with self._writing.alone():
            return self._save(change, author.strip(), reason.strip(), None)

    def undo(self, number: str, author: str, reason: str) -> ChangeSet:
        """Take a change back, and leave what others changed since.

        Raises `ChangedMeanwhile` with the difference when its own lines were changed since.
        """
        with self._writing.alone():
            back = self.undoing(number)
            _check(back, author, reason)
            return self._save(back, author.strip(), reason.strip(), number)

    def undoing(self, number: str) -> Change:
        """What taking a change back would do."""
        found = self.change_set(number)
        if found.undone_by:
            raise Refused(Problem("undone_already", facts={"by": found.undone_by}))
        return taken_back(found, self._read, self._snapshots)

    def change_set(self, number: str) -> ChangeSet:
        for each in self.history():
            if each.id == number:
                return each
        raise Missing(Problem("no_change_set", facts={"id": number}))

    def history(self, most: int | None = None, file: str | None = None) -> list[ChangeSet]:
        """The change sets, newest first; of one file where it is named."""
        found: list[ChangeSet] = []
        undone: dict[str, str] = {}
        for path in sorted(self._changes.glob("[0-9]*.json"), reverse=True):
            with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
                each = ChangeSet.read(path.read_text(encoding="utf-8"))
                if each.undoes:
                    undone.setdefault(each.undoes, each.id)
                if file is None or file in [written.file for written in each.files]:
                    found.append(replace(each, undone_by=undone.get(each.id)))
            if most is not None and len(found) >= most:
                break
        return found

    def _save(self, change: Change, author: str, reason: str, undoes: str | None) -> ChangeSet:
        self._compare(change)
        names = [each.file for each in change.files]
        state = self._repository.state(names) if self._repository else "not_wanted"
        made = _made(change, author, reason, undoes)
        record = self._changes / f"{made.id}.json"
        try:
            self._changes.mkdir(parents=True, exist_ok=True)
            for each in change.files:
                for text in (each.before, each.after):
                    if text is not None:
                        self._snapshots.keep(text, must=True)
        except OSError as error:
            raise not_written(error) from error
        self._writing.write(made.id, change.files, record, made.written())
        self._snapshots.prune()
        return self._committed(made, names, state, record)

    def _committed(
        self, made: ChangeSet, names: list[str], state: str | None, record: Path
    ) -> ChangeSet:
        commit = None
        if state is None and self._repository:
            subject = said(f"did_{made.code}", made.facts, "en")
            commit, state = self._repository.commit(names, made.author, subject, made.reason)
        made = replace(made, commit=commit, not_committed=state)
        with contextlib.suppress(OSError):  # the change stands; only the note of the commit is lost
            partial = record.with_name(f".{record.name}.partial")
            partial.write_text(made.written(), encoding="utf-8")
            partial.replace(record)
        return made

    def _compare(self, change: Change) -> None:
        differences = {}
        for each in change.files:
            now = self._read(each.file)
            if now != each.before:
                differences[each.file] = difference(each.file, each.before, now)
        if differences:
            raise ChangedMeanwhile(differences)

    def _read(self, file: str) -> str | None:
        try:
            return self.folder().text(file)
        except Missing:
            return None


def _made(change: Change, author: str, reason: str, undoes: str | None) -> ChangeSet:
    now = datetime.now(timezone.utc)
    return ChangeSet(
        id=f"{now:%Y%m%dT%H%M%S.%f}-{uuid4().hex[:8]}",
        code=change.code,
        facts=change.facts,
        author=author,
        reason=reason,
        at=now.isoformat(timespec="seconds"),
        files=tuple(map(_written, change.files)),
        diff=change.diff,
        undoes=undoes,
    )


def _written(each: FileChange) -> WrittenFile:
    return WrittenFile(each.file, each.before_digest, each.after_digest)


def _check(change: Change, author: str, reason: str) -> None:
    if not 0 < len(author.strip()) <= LONGEST_AUTHOR or not author.isprintable():
        raise Refused(Problem("no_author", facts={"most": LONGEST_AUTHOR}))
    if not 0 < len(reason.strip()) <= LONGEST_REASON or "\0" in reason:
        raise Refused(Problem("no_reason", facts={"most": LONGEST_REASON}))
    if not change.files:
        raise Refused(Problem("no_change"))
