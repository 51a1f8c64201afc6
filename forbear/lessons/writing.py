"""Writes all files of a change, or none: whatever stops it, on this run or the next."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from forbear.lessons.change import FileChange
from forbear.lessons.problems import NotWritten, Problem

WAIT = 10.0
"""Seconds to wait for another trainer's change to be written."""


class Writing:
    """Files under `root`, with what is under way noted in `spool`.

    New texts are written beside the files and old ones kept beside them. Putting the record into
    its place is the moment from which the change counts.
    """

    def __init__(self, root: Path, spool: Path) -> None:
        self._root = root
        self._spool = spool
        self._pending = spool / "pending.json"

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else writes meanwhile; what was left half done is put right first."""
        try:
            self._spool.mkdir(parents=True, exist_ok=True)
            lock = (self._spool / "lock").open("w", encoding="utf-8")
        except OSError as error:
            raise not_written(error) from error
        with lock:
            _wait_for(lock.fileno())
            self._recover()
            yield

    def write(self, number: str, files: Sequence[FileChange], record: Path, content: str) -> None:
        """Put all files and the record in place; raises `NotWritten` with everything as it was."""
        names = {each.file: each.before is None for each in files}
        try:
            for each in files:
                if each.after is not None:
                    self._stage(self._beside(each.file, number, "new"), each.after)
            self._stage(self._staged_record(record), content)
            self._stage(self._pending, json.dumps({"id": number, "files": names,
                                                   "record": str(record)}))  # fmt: skip
            self._keep_old(number, files)
            self._put(number, files)
            os.replace(self._staged_record(record), record)
        except OSError as error:
            with contextlib.suppress(OSError):  # else the note stays, and the next one mends it
                self._put_back(number, names)
                self._clean(number, names, record)
            raise not_written(error) from error
        with contextlib.suppress(OSError):
            self._clean(number, names, record)

    def _keep_old(self, number: str, files: Sequence[FileChange]) -> None:
        for each in files:
            path, old = self._root / each.file, self._beside(each.file, number, "old")
            if each.before is None:
                continue
            try:
                os.link(path, old)
            except OSError:  # a disk without hard links
                shutil.copy2(path, old)
            if each.after is not None:
                shutil.copymode(path, self._beside(each.file, number, "new"))

    def _put(self, number: str, files: Sequence[FileChange]) -> None:
        for each in files:
            if each.after is None:
                (self._root / each.file).unlink()
            else:
                os.replace(self._beside(each.file, number, "new"), self._root / each.file)

    def _put_back(self, number: str, files: Mapping[str, bool]) -> None:
        """What has an old text beside it gets it back; what was made new goes."""
        for name, is_new in files.items():
            old = self._beside(name, number, "old")
            if old.exists():
                os.replace(old, self._root / name)
            elif is_new and not self._beside(name, number, "new").exists():
                (self._root / name).unlink(missing_ok=True)

    def _recover(self) -> None:
        try:
            left = json.loads(self._pending.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return
        record = Path(left["record"])
        try:
            if not record.exists():
                self._put_back(left["id"], left["files"])
            self._clean(left["id"], left["files"], record)
        except OSError as error:
            raise not_written(error) from error

    def _clean(self, number: str, names: Iterable[str], record: Path) -> None:
        for name in names:
            for kind in ("new", "old"):
                self._beside(name, number, kind).unlink(missing_ok=True)
        self._staged_record(record).unlink(missing_ok=True)
        self._pending.unlink(missing_ok=True)

    def _stage(self, path: Path, content: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def _beside(self, name: str, number: str, kind: str) -> Path:
        path = self._root / name
        return path.with_name(f".{path.name}.{number}.{kind}")

    @staticmethod
    def _staged_record(record: Path) -> Path:
        return record.with_name(f".{record.name}.new")


def not_written(error: OSError) -> NotWritten:
    """The disk's reason, as a trainer is told."""
    return NotWritten(Problem("not_written", facts={"reason": error.strerror or str(error)}))


def _wait_for(lock: int) -> None:
    until = time.monotonic() + WAIT
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > until:
                raise NotWritten(Problem("busy")) from error
            time.sleep(0.05)
