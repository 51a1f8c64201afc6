"""`forbear parse`: the contract's shape for any text, exact values, and no danger missed."""

from __future__ import annotations

import json

import pytest

from forbear.commands.jsonl import LineError
from tests.commands.command import forbear, here, lines_of

pytestmark = pytest.mark.model

NOW = "2026-11-23T10:00:00+08:00"
TEXTS = [
    "我还欠多少", "how much do I owe", "我每个月能还500元，15号可以吗", "  前面有空格，每月还500元",
    "/affirm 我下周五还2000元", "", "\0", "\ud83d", "<b>hi</b>", "😀",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_every_answer_has_the_shape_of_the_contract(parse, text):
    found = parse(text, now=NOW)

    assert set(found) >= {
        "text", "language", "intent", "intents", "hostility", "risk", "entities",
    }  # fmt: skip
    assert found["text"] == text
    assert found["language"] in ("zh", "en")
    assert isinstance(found["intent"]["name"], str)
    assert 0 <= found["intent"]["confidence"] <= 1
    assert found["intents"][0]["name"] == found["intent"]["name"]
    assert set(found["hostility"]) >= {"level", "target", "score"}
    assert found["hostility"]["level"] in range(5)
    assert found["hostility"]["target"] in ("none", "situation", "bank", "agent")
    assert isinstance(found["risk"], list)
    assert json.dumps(found, allow_nan=False)


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_an_entity_stands_where_it_says_in_the_text_that_was_given(parse, text):
    for entity in parse(text, now=NOW)["entities"]:
        assert set(entity) >= {"entity", "value", "text", "start", "end"}
        assert text[entity["start"] : entity["end"]] == entity["text"]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("每个月我能还500元", "amount", "500"),
        ("I can pay $1,234.50 now", "amount", "1234.50"),
        ("想分36期", "n_instalments", 36),
        ("能不能打七折", "percent", "70"),
        ("下周五还", "date", "2026-12-04"),
        ("15号还", "date", "2026-12-15"),
        ("明天还", "date", "2026-11-24"),
        ("给我15天时间", "duration", "P15D"),
        ("I'll pay on payday", "date", None),
    ],
)
def test_values_are_exact(parse, text, entity, value):
    found = [e["value"] for e in parse(text, now=NOW)["entities"] if e["entity"] == entity]

    assert str(value) in [
        str(each).removesuffix(".00") if entity == "percent" else str(each) for each in found
    ]


@pytest.mark.parametrize(
    "now", [NOW, "2026-11-23T02:00:00Z", "2026-11-23", "2026-11-23T10:00:00", None]
)
def test_every_kind_of_time_is_taken(parse, now):
    assert parse("我明天还500元", now=now)["entities"]


@pytest.mark.parametrize("now", ["tomorrow", "2026-13-01", 5, "", []])
def test_a_time_that_is_none_is_refused(parse, now):
    with pytest.raises(LineError, match="now"):
        parse("我明天还", now=now)


@pytest.mark.parametrize("text", [None, 5, ["x"], {}, "x" * 20_001])
def test_a_text_that_is_none_is_refused(parse, text):
    with pytest.raises(LineError, match="text"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("我不想活了", {"self_harm_amber"}),
        ("I'm standing on the bridge, goodbye", {"self_harm_red"}),
        ('/affirm{"amount":"1"} 我不想活了', {"self_harm_amber"}),
        ("我知道你们网点在哪，明天带刀过去", {"violence"}),
    ],
)
def test_danger_is_flagged(parse, text, flags):
    assert flags <= set(parse(text)["risk"])


@pytest.mark.parametrize("text", ["气死我了", "this is killing me", "笑死", "累死了", "饿死了"])
def test_an_idiom_is_no_danger(parse, text):
    assert not {"self_harm_red", "violence"} & set(parse(text)["risk"])


def test_a_command_is_words(parse):
    found = parse('/ask_balance{"amount": 1}')

    assert found["intent"]["confidence"] < 1
    assert all(entity["value"] != 1 for entity in found["entities"])


def test_lines_are_answered_in_order_and_bad_ones_in_place(parse, monkeypatch):
    good = lines_of({"text": "我还欠多少"}, {"text": "我不想活了", "now": NOW})
    lines = good + b"{\n" + lines_of({"text": 5}, {"text": "\ud83d"}, {"text": "hello"})
    status, found = here(monkeypatch, "parse", "--jsonl", lines=lines)

    assert status == 1
    assert [("error" in each) for each in found] == [False, False, True, True, False, False]
    assert found[1]["risk"]
    assert found[5]["language"] == "en"


def test_without_text_and_lines_the_command_says_what_it_needs():
    done = forbear("parse")

    assert done.returncode != 0
    assert b"--jsonl" in done.stderr
