"""Plain words that say what is meant, where the classifier does not."""

from __future__ import annotations

import pytest

from forbear.dialogue.consent import files_complaint
from forbear.dialogue.plain_words import accepts_the_rest, believes_us


@pytest.mark.parametrize(
    "text",
    [
        "the rest I don't question", "the rest I accept", "everything else is mine",
        "I'm not disputing the others", "let me pay the rest monthly",
        "I won't argue about the rest", "no quarrel with the rest",
        "剩下的我都认", "别的都没问题", "其余的我会还",
    ],
)  # fmt: skip
def test_who_disputes_a_part_accepts_the_rest(text: str) -> None:
    assert accepts_the_rest(text)


@pytest.mark.parametrize(
    "text",
    [
        "the rest is wrong too", "the rest of it is not mine", "I dispute the rest as well",
        "none of the rest is right", "the rest I do not owe", "what about the rest",
        "I'm not paying the rest", "其他的也不对", "剩下的我不认",
    ],
)  # fmt: skip
def test_who_disputes_all_accepts_nothing(text: str) -> None:
    assert not accepts_the_rest(text)


@pytest.mark.parametrize(
    "text",
    [
        "looks like you're genuine",
        "ok so it is the bank",
        "it checked out",
        "原来真是你们银行",
        "查了是真的",
    ],
)
def test_who_has_looked_believes_us(text: str) -> None:
    assert believes_us(text)


@pytest.mark.parametrize(
    "text",
    [
        "how do I know you're legit",
        "prove you're the bank",
        "不信，怎么证明你们是真的",
        "you're crooks",
    ],
)
def test_who_asks_for_a_proof_does_not(text: str) -> None:
    assert not believes_us(text)


@pytest.mark.parametrize(
    "text", ["make that a complaint", "put it down as a formal complaint", "给我记成投诉"]
)
def test_a_complaint_made_here_is_no_threat_of_one(text: str) -> None:
    assert files_complaint(text)
