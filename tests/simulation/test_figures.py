"""Amounts and days as people type them are those that were meant."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from forbear.simulation.figures import spell_amount, spell_day

AMOUNTS = (150, 850, 1200, 2000, 3200, 10_000, 12_000, 12_500)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (3200, "三千二"),
        (3000, "三千"),
        (2000, "两千"),
        (10_000, "一万"),
        (12_000, "一万二"),
        (12_500, "一万两千五"),
        (10_500, "一万零五百"),
        (3200, "3k2"),
        (12_000, "1.2万"),
        (3200, "3200块"),
    ],
)
def test_chinese_amounts_have_the_forms_of_speech(amount: int, written: str) -> None:
    rng = Random(1)

    forms = {spell_amount(amount, "CNY", "zh", rng) for _ in range(400)}

    assert any(written in form for form in forms)


@pytest.mark.parametrize(
    ("amount", "written"),
    [(1200, "about £1,200"), (1200, "twelve hundred"), (3200, "3.2k"), (850, "850 quid")],
)
def test_english_amounts_have_the_forms_of_speech(amount: int, written: str) -> None:
    rng = Random(1)

    forms = {spell_amount(amount, "GBP", "en", rng) for _ in range(600)}

    assert written in forms


def test_the_same_seed_writes_the_same() -> None:
    first, second = ([spell_amount(a, "CNY", "zh", Random(7)) for a in AMOUNTS] for _ in range(2))

    assert first == second


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_day_ahead_is_never_one_that_is_past(language: str) -> None:
    today, rng = date(2026, 11, 23), Random(3)

    assert "the 5th" not in {spell_day(date(2027, 1, 5), today, language, rng) for _ in range(50)}
    assert any("下个月" in spell_day(date(2026, 12, 5), today, "zh", rng) for _ in range(50))
