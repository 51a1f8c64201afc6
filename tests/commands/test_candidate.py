"""A candidate as a trainer makes one: five more examples, trained, proved, and what goes wrong."""

from __future__ import annotations

import os
import signal
import time

import pytest

from forbear.settings import ROOT
from forbear.training.candidates import Candidate
from forbear.training.model import current_model
from tests.commands.candidate_folder import CandidateFolder

# A training gives way to whatever else runs on the machine.
pytestmark = [pytest.mark.model, pytest.mark.timeout(600)]

TOPIC = "data/nlu/account.yml"
FIRST = "    examples:\n"
FIVE = "".join(
    f'      - {{text: "麻烦看下{loan}那笔还有多少没清"}}\n'
    for loan in ("车贷", "房贷", "备用金", "消费贷", "随借随还")
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, model_path):
    return CandidateFolder(tmp_path_factory.mktemp("candidate"))


@pytest.fixture(scope="module")
def candidate(folder) -> Candidate:
    """Trained once, from files with five more examples."""
    file = folder.source / TOPIC
    text = file.read_text("utf-8")
    file.write_text(text.replace(FIRST, FIRST + FIVE, 1), "utf-8")
    live = current_model()
    done = folder.run("train", "--from", str(folder.source), "--by", "maya")
    assert done.returncode == 0, done.stderr
    assert current_model() == live
    return folder.known.get(done.stdout.strip())


def test_a_candidate_is_trained_beside_the_live_model(candidate, folder):
    state = candidate.read("train")

    assert (state["state"], state["share"], state["by"]) == ("done", 1.0, "maya")
    assert candidate.model is not None
    assert candidate.model.name == f"forbear-{state['digest'][:12]}.tar.gz"
    assert (folder.var / "trainer" / "live.json").exists() is False
    assert FIVE in (candidate.source / TOPIC).read_text("utf-8")


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


def test_the_trained_model_understands_what_it_was_taught(candidate):
    from forbear.commands.assistant import load_agent
    from forbear.commands.parse import parser_of

    parse = parser_of(load_agent(candidate.model))

    understood = parse({"text": "麻烦看下装修贷那笔还有多少没清"})["intent"]
    assert understood["name"] == "ask_balance"
    assert understood["confidence"] > 0.8


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
    until = time.monotonic() + 60
    while made.read("train").get("step") != "reading":
        assert time.monotonic() < until
        time.sleep(0.1)

    assert folder.run("train").returncode == 3  # one at a time
    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    state = made.read("train")
    assert (state["state"], state["error"]["code"]) == ("failed", "interrupted")
    assert current_model() == live
    assert folder.answer("promote", made.id)["error"]["code"] == "not_trained"
    assert (ROOT / "models" / str(live and live.name)).exists()
