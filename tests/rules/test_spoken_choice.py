"""An offer counted out in words is the one that is meant; other numbers choose none."""

from __future__ import annotations

import pytest

from forbear.rules.spoken_choice import counted_offer


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("第一个吧", 1), ("就按第二种", 2), ("方案三", 3), ("选2", 2), ("2", 2), ("后一个", 2),
        ("最后那个可以", 3), ("the first one please", 1), ("option two", 2), ("plan B", 2),
        ("Number 3.", 3), ("the last one", 3), ("not the first, the second one", 2),
    ],
)  # fmt: skip
def test_the_place_is_read(text: str, place: int) -> None:
    assert counted_offer(text, 3) == place


@pytest.mark.parametrize(
    "text",
    [
        "第一次逾期", "要两个月", "选一个", "first of all, listen", "wait a second",
        "I have two kids", "400 a month", "the first payment", "the second week",
        "一个月还800", "行", "move it to the 20th", "ask the bank", "the one with less interest",
        "60 on the 12th every month", "the amount is fine", "on the 1st",
        "every month on the 3rd",
    ],
)  # fmt: skip
def test_other_numbers_choose_nothing(text: str) -> None:
    assert counted_offer(text, 3) is None


def test_what_is_not_on_the_card_cannot_be_chosen() -> None:
    assert counted_offer("option three", 2) is None
    assert counted_offer("the first one", 0) is None
