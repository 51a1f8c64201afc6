"""What trainers change is shown first, saved with a reason, and never over somebody else's."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.classroom import copied_files
from tests.gateway.server import Server
from tests.gateway.trainer import Trainer, teaching

HARDSHIP = "data/nlu/hardship.yml"
LINE = "the works turned us all away at the gate last payday"
EXAMPLE: dict[str, Any] = {
    "kind": "add_examples",
    "intent": "state_hardship",
    "language": "en",
    "examples": [{"text": LINE, "hostility": 1, "target": "situation"}],
}
WORDING: dict[str, Any] = {
    "kind": "add_wording",
    "reply": "utter_acknowledge_anger",
    "text": "That has clearly worn you down. What happened first?",
    "act": "acknowledge_emotion",
    "strategy": "clarify",
    "language": "en",
    "hostility": [2, 3],
}


# The files are the same whatever the database: one is enough here.
@pytest.fixture(params=["sqlite"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    copy = tmp_path / "forbear.db"
    copy.write_bytes(request.getfixturevalue("sqlite_template").read_bytes())
    return f"sqlite:///{copy}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root").mkdir()
    return copied_files(tmp_path / "root")


@pytest.fixture
async def trainer(
    make_gateway: Callable[..., Server], root: Path, passwords: dict[str, str]
) -> AsyncIterator[Trainer]:
    async with teaching(make_gateway(root=root).url, "mei", passwords["mei"]) as trainer:
        yield trainer


async def test_change_is_shown_saved_and_taken_back(trainer: Trainer, root: Path) -> None:
    before = (root / HARDSHIP).read_bytes()

    shown = await trainer.post("lessons/preview", **EXAMPLE)

    assert f'+      - {{text: "{LINE}"' in shown.json()["diff"]
    assert (root / HARDSHIP).read_bytes() == before
    saved = await trainer.post("lessons", **EXAMPLE, seen=shown.json()["seen"], reason="closure")
    assert saved.status_code == 201
    assert LINE in (root / HARDSHIP).read_text("utf-8")
    [change] = (await trainer.get("changes"))["changes"]
    assert (change["author"], change["reason"]) == ("Mei (mei)", "closure")
    undone = await trainer.post(f"changes/{change['id']}/undo", reason="a mistake")
    assert undone.status_code == 201
    assert (root / HARDSHIP).read_bytes() == before


async def test_change_by_somebody_else_is_shown_and_kept(trainer: Trainer, root: Path) -> None:
    seen = (await trainer.post("lessons/preview", **EXAMPLE)).json()["seen"]
    theirs = (root / HARDSHIP).read_text("utf-8") + "# theirs\n"
    (root / HARDSHIP).write_text(theirs, "utf-8")

    answer = await trainer.post("lessons", **EXAMPLE, seen=seen, reason="closure")

    assert answer.status_code == 409
    assert "# theirs" in answer.json()["error"]["differences"][HARDSHIP]
    assert (root / HARDSHIP).read_text("utf-8") == theirs


async def test_similar_examples_and_a_nearer_intent_are_told(trainer: Trainer) -> None:
    asked = {"text": "I got laid off in March and found no work since", "intent": "greet"}

    found = (await trainer.post("similar", **asked)).json()

    assert found["similar"][0]["share"] >= found["similar"][-1]["share"] > 0
    assert found["nearer"] == "state_hardship"


async def test_wrong_lines_of_a_paste_are_named_in_both_languages(trainer: Trainer) -> None:
    good = [{"text": f"gate {n} of the works was welded shut on us"} for n in range(400)]
    lines = [*good[:120], {"text": " "}, *good[120:]]

    answer = await trainer.post("lessons/preview", **{**EXAMPLE, "examples": lines})

    problems = answer.json()["error"]["problems"]
    assert answer.status_code == 422
    assert 121 in [each["line"] for each in problems]
    assert all(each["said"]["zh"] and each["said"]["en"] for each in problems)


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"kind": "format_disk"}, 400, "bad_kind"),
        ({"examples": []}, 400, "bad_examples"),
        ({"examples": [{"text": "call me on 13800138000"}]}, 400, "personal_data"),
        ({"examples": [{"text": "I am [name]"}]}, 400, "personal_data"),
        ({"examples": [{"text": "x", "risk": "y"}]}, 400, "bad_risk"),
        ({"kind": "remove_example", "file": "../../etc/passwd", "line": 1}, 422, None),
        ({"kind": "remove_example", "file": HARDSHIP, "line": 1}, 404, "no_example"),
        ({"intent": "no_such_intent"}, 422, "unknown_intent"),
        ({"kind": "add_story", "story_kind": "story", "title": "t", "topic": "anger"}, 400,
         "bad_steps"),
        ({**WORDING, "text": "Pay or we will arrest you."}, 422, "conduct_blocks"),
        ({**WORDING, "hostility": "high"}, 400, "bad_hostility"),
    ],
)  # fmt: skip
async def test_lesson_that_cannot_be_taken_in_says_why_and_changes_nothing(
    trainer: Trainer, root: Path, change: dict[str, Any], status: int, code: str | None
) -> None:
    before = {file: file.read_bytes() for file in root.rglob("data/**/*.yml")}

    answer = await trainer.post("lessons", **{**EXAMPLE, **change}, reason="to see")

    assert answer.status_code == status, answer.text
    assert code in (None, answer.json()["error"]["code"])
    assert {file: file.read_bytes() for file in root.rglob("data/**/*.yml")} == before


async def test_a_change_needs_a_reason_and_a_log_in_to_teach(
    trainer: Trainer, make_gateway: Callable[..., Server], root: Path, passwords: dict[str, str]
) -> None:
    assert (await trainer.post("lessons", **EXAMPLE)).json()["error"]["code"] == "bad_reason"
    trainer.csrf = "wrong"
    answer = await trainer.post("lessons", **EXAMPLE, reason="closure")
    assert answer.json()["error"]["code"] == "bad_csrf"
    trainer.http.cookies.clear()
    assert (await trainer.post("lessons", **EXAMPLE, reason="closure")).status_code == 401


async def test_story_is_written_as_yaml_and_told_what_it_contradicts(trainer: Trainer) -> None:
    steps = [{"intent": "greet"}, {"action": "utter_greet"}, {"intent": "express_frustration"}]
    other = [*steps, {"action": "utter_handoff"}]
    same = [*steps, {"action": "utter_acknowledge_anger"}]

    against = (await trainer.post("stories/written", title="t", steps=other)).json()
    along = (await trainer.post("stories/written", title="t", steps=same)).json()

    assert against["yaml"].startswith("- story: t\n")
    assert against["conflicts"][0]["instead"] == "utter_acknowledge_anger"
    assert against["conflicts"][0]["step"] == 4
    assert along["conflicts"] == []


async def test_wordings_are_listed_checked_and_added(trainer: Trainer, root: Path) -> None:
    listed = (await trainer.get("replies"))["wordings"]
    check = {"language": "en", "shown": "zh"}

    threat = await trainer.post("replies/check", text="Pay or we will arrest you.", **check)
    fine = await trainer.post("replies/check", text="You still owe {balance}. OK?", **check)
    saved = await trainer.post("lessons", **WORDING, reason="more ways")

    assert any(each["reply"] == WORDING["reply"] for each in listed)
    assert threat.json()["severity"] == "block"
    assert fine.json()["findings"] == []
    assert saved.status_code == 201, saved.text
    assert WORDING["text"] in (root / "data/responses/emotion.yml").read_text("utf-8")


async def test_wording_that_moved_meanwhile_is_not_changed(trainer: Trainer, root: Path) -> None:
    first = (await trainer.get("replies"))["wordings"][0]
    change = {**WORDING, "kind": "change_wording", "file": first["file"], "line": first["line"]}
    before = (root / first["file"]).read_bytes()

    other = await trainer.post("lessons", **change, was="something else", reason="to see")

    assert (other.status_code, other.json()["error"]["code"]) == (409, "moved")
    assert (root / first["file"]).read_bytes() == before


async def test_choices_name_what_can_be_chosen(trainer: Trainer) -> None:
    choices = await trainer.get("lesson-choices")

    assert "state_hardship" in choices["intents"]
    assert "utter_greet" in choices["actions"]
    assert "anger" in choices["topics"]
    assert "self_harm_red" in choices["flags"]
