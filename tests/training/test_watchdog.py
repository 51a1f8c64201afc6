"""A training that is killed takes its helpers with it, and holds its lock until they are gone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from forbear.settings import ROOT
from forbear.work_lock import is_held

WORKS = """
import signal, subprocess, sys, time
from pathlib import Path
from forbear.training.watchdog import watched
from forbear.work_lock import working

# What runs in the background of a shell is born deaf to it.
signal.signal(signal.SIGINT, signal.default_int_handler)
with working(Path(sys.argv[1])), watched("candidate-1"):
    helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"],
                              start_new_session=True)
    print(helper.pid, flush=True)
    if sys.argv[2] == "stay":
        time.sleep(60)
"""

SHARES = """
import sys, time
import numpy as np
from joblib import Parallel, delayed
from forbear.training.watchdog import watched

if __name__ == "__main__":
    with watched("candidate-1"):
        Parallel(n_jobs=2)(delayed(np.sum)(np.zeros(10**6)) for _ in range(2))
        print("shared", flush=True)
        time.sleep(60 if sys.argv[1] == "stay" else 0)
"""


@pytest.fixture
def work(tmp_path):
    started = []

    def begin(how):
        process = subprocess.Popen(
            [sys.executable, "-c", WORKS, str(tmp_path / "lock"), how],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        started.append(process)
        assert process.stdout is not None
        return process, int(process.stdout.readline()), tmp_path / "lock"

    yield begin
    for process in started:
        process.kill()
        process.wait()


def until(holds):
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def left_by(pid):
    """In shared memory: arrays that were handed to helpers, and the locks of their queues."""
    return [path for path in Path("/dev/shm").iterdir() if re.search(rf"[_-]{pid}[_-]", path.name)]


def is_gone(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_helpers_of_a_killed_training_are_ended(work, number):
    process, helper, lock = work("stay")
    assert not is_gone(helper)

    os.kill(process.pid, number)

    until(lambda: is_gone(helper))
    until(lambda: not is_held(lock))


@pytest.mark.parametrize("how", ["stay", "end"])
def test_nothing_is_left_in_shared_memory(tmp_path, how):
    script = tmp_path / "works.py"
    script.write_text(SHARES)
    process = subprocess.Popen(
        [sys.executable, str(script), how],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "shared\n"
        assert left_by(process.pid)
        if how == "stay":
            process.kill()
        else:
            assert process.stderr.read() == ""

    until(lambda: not left_by(process.pid))


def test_helpers_that_outlive_a_finished_training_are_ended_too(work):
    process, helper, lock = work("end")

    assert process.wait(20) == 0

    until(lambda: is_gone(helper))
    assert not is_held(lock)
