"""A process that dies in the middle of a change: the next one puts all files back, or all in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Dies by a signal in the call of the given number to `os.replace`.
DYING = """
import os, signal, sys
from pathlib import Path
from forbear.lessons.change import Change, FileChange
from forbear.lessons.journal import Journal
calls, real = [], os.replace
def replace(a, b):
    calls.append(a)
    if len(calls) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    real(a, b)
os.replace = replace
root = Path(sys.argv[1])
files = [FileChange(f"data/nlu/{n}.yml", f"a: {n}\\n", f"b: {n}\\n") for n in (1, 2)]
files.append(FileChange("data/nlu/3.yml", None, "b: 3\\n"))
files.append(FileChange("data/nlu/4.yml", "a: 4\\n", None))
change = Change("change_example", {"intent": "x"}, tuple(files))
Journal(root, root / "var").save(change, "Mei", "why")
"""


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5])
def test_whatever_moment_a_process_dies_in_all_files_are_old_or_all_are_new(
    tmp_path: Path, at: int
) -> None:
    from forbear.lessons.journal import Journal

    (tmp_path / "data" / "nlu").mkdir(parents=True)
    old = {f"{n}.yml": f"a: {n}\n" for n in (1, 2, 4)}
    new = {f"{n}.yml": f"b: {n}\n" for n in (1, 2, 3)}
    for name, text in old.items():
        (tmp_path / "data" / "nlu" / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path), str(at)], cwd=ROOT, timeout=60
    )
    assert done.returncode == (-signal.SIGKILL if at < 5 else 0)

    journal = Journal(tmp_path, tmp_path / "var")
    journal.recover()

    folder = tmp_path / "data" / "nlu"
    left = {name: (folder / name).read_text() for name in os.listdir(folder)}
    assert left == (new if at == 5 else old)
    assert len(journal.history()) == (1 if at == 5 else 0)
