"""The tables of cases/: what each sentence names, and what it must not be taken for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from forbear.nlu.entities import Entity, extract

WEDNESDAY = datetime(2025, 11, 12, 10, 30)
FIGURES = {
    "amount", "income", "date", "duration", "n_instalments", "percent", "card_last4", "birth_year",
    "dependants", "contact_time",
}  # fmt: skip


def read_table(name: str) -> list[tuple[str, list[str]]]:
    path = Path(__file__).parent / "cases" / f"{name}.txt"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    rows = [line.partition(" | ") for line in lines]
    return [(text, wanted.split() if wanted != "-" else []) for text, _, wanted in rows]


def spell(entities: list[Entity]) -> list[str]:
    return [f"{e.entity}={'null' if e.value is None else e.value}" for e in entities]


def spell_figures(entities: list[Entity]) -> list[str]:
    # A contact time such as "after 18:00" holds a space, as the table's columns do.
    return " ".join(spell([e for e in entities if e.entity in FIGURES])).split()


@pytest.mark.parametrize(("text", "wanted"), read_table("figures_zh") + read_table("figures_en"))
def test_figures_have_the_values_that_the_words_name(text: str, wanted: list[str]) -> None:
    assert spell_figures(extract(text, WEDNESDAY)) == wanted


@pytest.mark.parametrize(("text", "_"), read_table("traps_zh") + read_table("traps_en"))
def test_other_numbers_are_nothing(text: str, _: list[str]) -> None:
    found = [e for e in extract(text, WEDNESDAY) if e.entity != "contact_time"]
    assert spell_figures(found) == []


@pytest.mark.parametrize(("text", "wanted"), read_table("names_zh") + read_table("names_en"))
def test_names_have_their_canonical_value(text: str, wanted: list[str]) -> None:
    names = [e for e in extract(text, WEDNESDAY) if e.entity not in FIGURES | {"currency"}]
    assert sorted(spell(names)) == sorted(wanted)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_language_has_at_least_150_cases(language: str) -> None:
    tables = [read_table(f"{kind}_{language}") for kind in ("figures", "traps", "names")]
    assert sum(map(len, tables)) >= 150
