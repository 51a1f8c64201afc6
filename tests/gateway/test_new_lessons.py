"""What a trainer makes anew: intents and replies with their rows, and stories that are played."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.e2e.classroom import copied_files
from tests.gateway.copilot_stand_in import StandIn
from tests.gateway.server import Server
from tests.gateway.test_lessons import WORDING
from tests.gateway.trainer import Trainer, teaching


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
    copilot: Server, make_gateway: Callable[..., Server], root: Path, passwords: dict[str, str]
) -> AsyncIterator[Trainer]:
    async with teaching(make_gateway(root=root).url, "mei", passwords["mei"]) as trainer:
        yield trainer


async def test_new_reply_comes_with_its_place_in_the_act_table(
    trainer: Trainer, root: Path
) -> None:
    texts = {"en": "Let me see who handles that for you.", "zh": "我先看看这件事由谁来办。"}
    wordings = [
        {**WORDING, "text": text, "language": language, "act": "close"}
        for language, text in texts.items()
    ]
    reply = {"kind": "add_reply", "name": "utter_find_the_desk", "topic": "emotion",
             "intent": "thank", "place": 0, "wordings": wordings}  # fmt: skip

    half = await trainer.post("lessons/preview", **{**reply, "wordings": wordings[:1]})
    saved = await trainer.post("lessons", **reply, reason="asked for often")

    assert half.json()["error"]["code"] == "missing_language"
    assert saved.status_code == 201, saved.text
    assert texts["zh"] in (root / "data/responses/emotion.yml").read_text("utf-8")
    choices = await trainer.get("lesson-choices")
    assert choices["suggested"]["thank"][0] == "utter_find_the_desk"


async def test_new_intent_comes_with_examples_and_what_is_suggested(
    trainer: Trainer, root: Path
) -> None:
    intent = {
        "kind": "add_intent", "name": "ask_branch_hours", "topic": "account",
        "en": [{"text": "when does the high street branch shut"}],
        "zh": [{"text": "街口那个网点几点关门"}],
        "suggest": ["utter_handoff"],
    }  # fmt: skip

    lacking = await trainer.post("lessons/preview", **{**intent, "zh": []})
    saved = await trainer.post("lessons", **intent, reason="nobody knew what it meant")

    assert lacking.status_code == 422
    assert saved.status_code == 201, saved.text
    choices = await trainer.get("lesson-choices")
    assert "ask_branch_hours" in choices["intents"]
    assert choices["suggested"]["ask_branch_hours"] == ["utter_handoff"]
    assert "几点关门" in (root / "data/nlu/account.yml").read_text("utf-8")


async def test_story_is_played_to_the_live_model(trainer: Trainer, stand_in: StandIn) -> None:
    steps = [{"intent": "greet"}, {"action": "utter_handoff"}]

    found = (await trainer.post("stories/played", steps=steps, language="en")).json()

    assert found["steps"][0]["step"] == 2
    assert found["next"][0]["action"] == "utter_handoff"
    named = await trainer.post("stories/played", steps=[{"user": "ring 07700 900123"}],
                               language="en")  # fmt: skip
    assert (named.status_code, named.json()["error"]["code"]) == (400, "personal_data")
    stand_in.status = 500
    down = await trainer.post("stories/played", steps=steps, language="en")
    assert (down.status_code, down.json()["error"]["code"]) == (409, "assistant")
