"""The page shows how far candidates are, and starts work on them as processes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from forbear.work_lock import working
from tests.gateway.server import Server
from tests.gateway.trainer import Trainer, teaching

ID = "20261128-120000-abcd"


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    copy = tmp_path / "forbear.db"
    copy.write_bytes(sqlite_template.read_bytes())
    return f"sqlite:///{copy}"


@pytest.fixture
async def trainer(
    make_gateway: Callable[..., Server], passwords: dict[str, str], monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> AsyncIterator[Trainer]:  # fmt: skip
    # The commands read the environment, as the gateway itself does when it starts.
    monkeypatch.setenv("FORBEAR_VAR", str(tmp_path))
    async with teaching(make_gateway().url, "mei", passwords["mei"]) as trainer:
        yield trainer


def put(folder: Path, name: str, **content: Any) -> Path:
    made = folder / "trainer" / "candidates" / ID
    made.mkdir(parents=True, exist_ok=True)
    (made / name).write_text(json.dumps(content))
    return made


async def test_state_of_each_piece_of_work_is_shown(trainer: Trainer, tmp_path: Path) -> None:
    assert (await trainer.get("candidates"))["candidates"] == []
    made = put(tmp_path, "state.json", state="running", step="training", share=0.4)
    put(tmp_path, "compare.json", state="done", sets={}, stories={}, scenes={})

    with working(made / "train.lock"):
        [alive] = (await trainer.get("candidates"))["candidates"]
    [killed] = (await trainer.get("candidates"))["candidates"]

    assert (alive["train"]["state"], alive["train"]["share"]) == ("running", 0.4)
    assert (killed["train"]["state"], killed["train"]["error"]["code"]) == ("failed", "interrupted")
    assert killed["compare"]["state"] == "done"
    assert "sets" not in killed["compare"]
    assert (await trainer.get(f"candidates/{ID}/comparison"))["sets"] == {}


@pytest.mark.parametrize("name", ["..", "20261128-120000-ffff", "x"])
async def test_candidate_that_is_not_there_is_not_found(trainer: Trainer, name: str) -> None:
    assert (await trainer.post(f"candidates/{name}/gate")).status_code == 404
    assert (await trainer.post(f"candidates/{name}/promote")).status_code == 404


async def test_candidate_without_a_model_is_not_promoted(trainer: Trainer, tmp_path: Path) -> None:
    put(tmp_path, "state.json", state="failed", error={"code": "data"})

    answer = await trainer.post(f"candidates/{ID}/promote", reason="--because")

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "not_trained")


async def test_second_training_hears_that_one_is_at_work(trainer: Trainer, tmp_path: Path) -> None:
    with working(tmp_path / "trainer" / "work.lock", ID):
        answer = await trainer.post("candidates/train")

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "busy")
