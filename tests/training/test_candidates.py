"""What is known of a candidate, whatever becomes of the process that works on it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from forbear.settings import ROOT
from forbear.training.candidates import KEPT, Candidate, Candidates, UnknownCandidateError
from forbear.training.work_progress import Progress
from forbear.work_lock import BusyError, is_held, working

WORKS = """
import sys, time
from pathlib import Path
from forbear.training.candidates import Candidate
from forbear.work_lock import working
from forbear.training.work_progress import Progress

candidate = Candidate(Path(sys.argv[1]))
with working(candidate.lock("train")):
    Progress(candidate, "train", lambda state: None).at("intents", 0.5)
    print("at work", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def known(tmp_path):
    return Candidates(tmp_path / "trainer")


@pytest.fixture
def worker(known):
    """A process that works on a candidate of its own."""
    candidate = known.new()
    process = subprocess.Popen(
        [sys.executable, "-c", WORKS, str(candidate.folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"at work\n"
    yield candidate, process
    process.kill()
    process.wait()


def silent(_state):
    """Nobody asked to be told."""


def test_a_candidate_that_is_trained_says_how_far_it_is(worker):
    candidate, _ = worker
    state = candidate.read("train")

    assert (state["state"], state["step"], state["share"]) == ("running", "intents", 0.5)
    assert is_held(candidate.lock("train"))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_training_is_told_as_interrupted(worker, number):
    candidate, process = worker
    os.kill(process.pid, number)
    process.wait()

    state = candidate.read("train")

    assert state["state"] == "failed"
    assert state["error"]["code"] == "interrupted"
    assert state["step"] == "intents"
    assert state["ended"] is not None


def test_only_one_works_at_a_time_and_the_second_hears_of_the_first(known):
    with (
        working(known.lock, "20261128-184959-4400"),
        pytest.raises(BusyError, match="20261128-184959-4400"),
        working(known.lock),
    ):
        pytest.fail("two worked at once")
    with working(known.lock):
        pass


def test_who_only_looks_keeps_nobody_from_work(known):
    candidate = known.new()
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            is_held(candidate.lock("gate"))

    looking = threading.Thread(target=look)
    looking.start()
    for _ in range(50):
        with working(candidate.lock("gate")):
            pass
    stop.set()
    looking.join()


def test_the_newest_comes_first_and_what_is_no_candidate_is_left_out(known):
    made = [known.new() for _ in range(3)]
    (known.folder / "notes").mkdir()

    assert {c.id for c in known.all()} == {c.id for c in made}
    assert [c.id for c in known.all()] == sorted((c.id for c in made), reverse=True)


def test_the_oldest_makes_room_but_not_while_it_is_worked_on(known, worker):
    busy, _ = worker
    for _ in range(KEPT + 2):
        known.new()

    kept = known.all()
    assert busy.folder.exists()
    assert len([c for c in kept if c.id != busy.id]) in (KEPT - 1, KEPT)


@pytest.mark.parametrize("name", ["", "..", "../live.json", "20261128-184959-4400", "x"])
def test_a_name_that_is_no_candidate_is_refused(known, name):
    with pytest.raises(UnknownCandidateError):
        known.get(name)


def test_a_damaged_state_is_no_state(known):
    candidate = known.new()
    (candidate.folder / "state.json").write_text("{")

    assert candidate.read("train") == {}
    assert known.summary(candidate)["state"] is None


def test_a_reader_never_sees_half_a_state(known):
    candidate = known.new()
    progress = Progress(candidate, "train", silent)
    until = time.monotonic() + 0.5
    reader = subprocess.Popen(
        [sys.executable, "-c", "import json,sys,time\n"
         "end=time.monotonic()+.4\n"
         "while time.monotonic()<end: json.load(open(sys.argv[1]))",
         str(candidate.folder / "state.json")],
    )  # fmt: skip
    while time.monotonic() < until:
        progress.at("intents", 0.5, detail="x" * 20_000)

    assert reader.wait() == 0


def test_a_done_candidate_has_the_model_that_it_names(known):
    candidate = known.new()
    Progress(candidate, "train", silent).done(model="forbear-1.tar.gz")
    assert candidate.model is None  # somebody removed the file

    (candidate.folder / "forbear-1.tar.gz").write_bytes(b"a model")

    assert Candidate(candidate.folder).model == candidate.folder / "forbear-1.tar.gz"
