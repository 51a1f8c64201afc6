"""Tokens of training texts are kept: the same as anew, and made again where the file is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from forbear import at_once
from forbear.nlu import words
from forbear.nlu.tokenizer import SpacyJiebaTokenizer

TEXTS = ["我想分期还款，能不能", "I can't pay  by 15号", "  ", "好的👍 ok"]


def made(folder: Path | str) -> SpacyJiebaTokenizer:
    config = {**SpacyJiebaTokenizer.get_default_config(), "token_pattern": None}
    return SpacyJiebaTokenizer({**config, "cache_folder": str(folder)})


def trained(folder: Path | str, texts: list[str] = TEXTS) -> list[list[tuple[str, int, int]]]:
    examples = [Message({TEXT: text, "intent": "x"}) for text in texts]
    made(folder).process_training_data(TrainingData(examples))
    return [
        [(t.text, t.start, t.end) for t in each.get(TOKENS_NAMES[TEXT]) or []] for each in examples
    ]


def test_kept_tokens_are_those_that_would_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew = trained("")
    first = trained(tmp_path)
    split: list[str] = []
    before = words.split
    monkeypatch.setattr(words, "split", lambda text: split.append(text) or before(text))

    second = trained(tmp_path, [*TEXTS, "a new line"])

    assert first == anew == second[:-1]
    assert split == ["a new line"]


def test_damaged_file_is_made_again(tmp_path: Path) -> None:
    anew = trained(tmp_path)
    (file,) = tmp_path.glob("*.json")
    file.write_text('{"half', encoding="utf-8")

    assert trained(tmp_path) == anew
    assert trained(tmp_path) == anew


def test_what_a_customer_writes_is_kept_nowhere(tmp_path: Path) -> None:
    message = Message({TEXT: "我失业了"})

    made(tmp_path).process([message])

    assert message.get(TOKENS_NAMES[TEXT])
    assert [*tmp_path.iterdir()] == []


def test_many_lines_are_split_in_two_processes_as_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew = trained("")
    monkeypatch.setattr(at_once, "WORTH_A_PROCESS", 2)

    assert trained(tmp_path) == anew
