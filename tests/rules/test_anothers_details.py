"""Identity answers that are said to be somebody else's."""

from __future__ import annotations

import pytest

from forbear.rules.anothers_details import gives_anothers_details


@pytest.mark.parametrize(
    "text",
    [
        "got his card in front of me, 8821, he's from 1987",
        "my wife's details are 8821 and 1987",
        "she was born in 87, card 8821",
        "her date of birth is 1987",
        "他的卡尾号8821，他是87年的",
        "我老公卡号后面8821，我老公87年的",
    ],
)
def test_who_answers_for_another_says_so(text: str) -> None:
    assert gives_anothers_details(text)


@pytest.mark.parametrize(
    "text",
    [
        "8821, 1987",
        "ends 8821 and I was born in 1987",
        "my card is 8821, 87",
        "尾号8821，87年的",
        "我是1987年的，卡号8821",
        "my husband's lost his job, 8821 1987",
        "他20号发工资",
    ],
)
def test_who_answers_for_themselves_does_not(text: str) -> None:
    assert not gives_anothers_details(text)
