"""The simulator's tables and lines fit each other, and its lines are nobody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from forbear.dialogue.act_table import ALL_ACTS
from forbear.simulation.casting import kinds
from forbear.simulation.files import LANGUAGES, PLACES, lines_of, load
from forbear.simulation.score import score

ROOT = Path(__file__).parents[2]
PLACEHOLDERS = {
    "last4", "year", "yy", "wrong4", "day", "income", "essentials", "own", "promised", "rent",
    "food", "family", "travel",
}  # fmt: skip
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FEWEST = 2
SAID_BY_ANYONE = 8
"""Letters up to which two people may well write the same: 转人工, the first one."""


def texts(language: str) -> Iterator[tuple[str, str]]:
    for act, given in lines_of(language).items():
        groups = given.values() if isinstance(given, dict) else [given]
        yield from ((act, text) for group in groups for text in group)


def test_both_languages_say_the_same_things() -> None:
    assert set(lines_of("zh")) == set(lines_of("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_is_said_in_several_ways(language: str) -> None:
    few = [
        act
        for act, given in lines_of(language).items()
        for group in (given.values() if isinstance(given, dict) else [given])
        if len(group) < FEWEST
    ]

    assert few == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_names_only_figures_that_a_persona_has(language: str) -> None:
    named = {name for _, text in texts(language) for name in re.findall(r"{(\w+)}", text)}

    assert named <= PLACEHOLDERS


def test_everybody_wants_what_has_a_row_and_words() -> None:
    requests = set(load("requests")["requests"])
    for name, row in kinds().items():
        wanted = {*row["wants"], *row.get("may_want", ())}
        assert wanted <= requests, name
        assert wanted <= set(lines_of("zh")), name
        told = {row["tells"]["line"]} if "tells" in row else set()
        assert told <= set(lines_of("en")), name


def test_the_table_of_requests_names_acts_and_intents_that_exist() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    for name, row in load("requests")["requests"].items():
        acts = {*row["answered_by"], *row.get("on_the_way", ())}
        assert acts <= ALL_ACTS, name
        assert set(row["intents"]) <= set(domain["intents"]), name


def test_what_becomes_true_has_facts_of_the_act_table() -> None:
    table = yaml.safe_load((ROOT / "data" / "acts.yml").read_text("utf-8"))
    tables = load("requests")

    assert set(tables["makes_true"].values()) == set(tables["truths"])
    for name, row in tables["truths"].items():
        assert set(row["facts"]) <= set(table["facts"]), name
        assert set(row.get("forbidden", ())) <= ALL_ACTS, name


def test_each_place_has_somebody_of_each_kind_that_may_live_there() -> None:
    for row in kinds().values():
        assert set(row.get("places", PLACES)) <= set(PLACES)


def test_every_measure_has_its_row() -> None:
    assert set(score([])) == set(load("bars")["measures"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_copied_from_what_the_assistant_learned_or_is_tested_with(language: str) -> None:
    known = set(_known_lines())
    ours = {act: _bare(text) for act, text in texts(language)}
    copied = [
        text
        for _, text in texts(language)
        if _bare(text) in known and len(_bare(text)) > SAID_BY_ANYONE
    ]

    assert ours
    assert copied == []


def _known_lines() -> Iterator[str]:
    for file in (ROOT / "data" / "nlu").glob("*.yml"):
        for text in re.findall(r"^\s*- (.+)$", file.read_text("utf-8"), re.MULTILINE):
            yield _bare(re.sub(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})", r"\1", text))
    for file in (ROOT / "tests").rglob("*.yml"):
        for loaded in yaml.load_all(file.read_text("utf-8"), Loader):
            yield from map(_bare, _strings(loaded))


def _strings(loaded: Any) -> Iterator[str]:
    if isinstance(loaded, str):
        yield loaded
    elif isinstance(loaded, dict):
        for value in loaded.values():
            yield from _strings(value)
    elif isinstance(loaded, list):
        for value in loaded:
            yield from _strings(value)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()
