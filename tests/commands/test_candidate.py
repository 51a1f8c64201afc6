"""A candidate as a trainer makes one: proved, and what goes wrong on the way."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

from forbear.settings import ROOT
from forbear.training.candidates import Candidate
from forbear.training.model import current_model
from tests.commands.candidate_folder import CandidateFolder

# A training gives way to whatever else runs on the machine.
pytestmark = [pytest.mark.model, pytest.mark.timeout(600)]


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, model_path):
    return CandidateFolder(tmp_path_factory.mktemp("candidate"))


@pytest.fixture
def candidate(folder, model_path) -> Candidate:
    """With the model of the files as they stand; tests/e2e/test_teaching.py trains one."""
    return folder.trained(model_path, "forbear-proved")


def test_the_gate_tells_which_check_failed_and_why(candidate, folder):
    stories = candidate.source / "tests" / "stories" / "test_opening.yml"
    kept = stories.read_text("utf-8")
    stories.write_text(
        'version: "3.1"\nstories:\n- story: thanks are met with a plan\n  steps:\n'
        "  - user: |\n      thank you\n    intent: thank\n  - action: utter_ask_hardship\n",
        "utf-8",
    )

    done = folder.run("gate", candidate.id, "--only", "stories", "--only", "conduct")

    stories.write_text(kept, "utf-8")
    gate = candidate.read("gate")
    rows = {row["name"]: row for row in gate["checks"]}
    assert done.returncode == 1, done.stderr
    assert (gate["state"], gate["passed"]) == ("done", False)
    assert rows["stories"]["problems"] == [
        {"code": "story", "detail": "thanks are met with a plan"}
    ]
    assert (rows["conduct"]["state"], rows["data"]["state"]) == ("passed", "waiting")
    assert rows["conduct"]["figures"]["wordings"] > 800
    assert "thanks are met with a plan" in done.stdout


@pytest.mark.parametrize(
    ("file", "add", "code"),
    [
        ("data/nlu/account.yml", '\n  - intent: x\n    examples: ["a', "file_unreadable"),
        ("data/nlu/account.yml", "\n  - intent: greet\n    examples: [plain]\n", "file_unreadable"),
        ("domain.yml", "\nslots: 5\n", "file_unreadable"),
    ],
)
def test_files_with_an_error_are_told_with_the_place(folder, tmp_path, file, add, code):
    broken = CandidateFolder(tmp_path)
    path = broken.source / file
    path.write_text(path.read_text("utf-8") + add, "utf-8")

    done = broken.run("train", "--from", str(broken.source))

    (made,) = broken.known.all()
    error = made.read("train")["error"]
    assert done.returncode == 1
    assert (error["code"], error["file"]) == (code, file)
    assert file in done.stderr
    assert made.model is None


def test_a_killed_training_leaves_everything_as_it_was(folder):
    live = current_model()
    process = folder.start("train")
    assert process.stdout is not None
    made = folder.known.get(process.stdout.readline().strip())
    until(lambda: made.read("train").get("step") == "reading")

    assert folder.run("train").returncode == 3  # one at a time
    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    until(lambda: made.read("train")["state"] == "failed")  # once its helpers are gone
    assert made.read("train")["error"]["code"] == "interrupted"
    assert current_model() == live
    assert folder.answer("promote", made.id)["error"]["code"] == "not_trained"
    assert (ROOT / "models" / str(live and live.name)).exists()
