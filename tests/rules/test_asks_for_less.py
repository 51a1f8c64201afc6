"""Who was made an offer asks for a smaller one."""

from __future__ import annotations

import pytest

from forbear.rules.asks_for_less import asks_for_less


@pytest.mark.parametrize(
    "text",
    [
        "have you got anything lower", "could you go under 150?", "would you do 90?",
        "what about 80", "smaller please?", "有没有一个月五百以下的", "能再低点吗", "再少一点行吗",
    ],
)  # fmt: skip
def test_a_smaller_offer_is_asked_for(text: str) -> None:
    assert asks_for_less(text)


@pytest.mark.parametrize(
    "text",
    ["the first one", "I am under a lot of stress", "what about the interest", "可以", "好的"],
)
def test_other_words_ask_for_none(text: str) -> None:
    assert not asks_for_less(text)
