"""Who only mentions a telephone is not told how tiring our calls must be."""

from __future__ import annotations

import pytest

from forbear.dialogue.our_calls import spoken_of


@pytest.mark.parametrize(
    "text",
    [
        "天天打电话烦死了",
        "一上午八个来电",
        "the calls keep coming at dinner",
        "you rang my office again",
        "stop texting my phone",
        "don't ever ring me at work",
        "I got a call from you again today",
        "每天收到一条短信",
    ],
)
def test_calls_of_ours_are_heard(text):
    assert spoken_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "我给你们打电话一直占线",
        "收到一条短信让我来问问",
        "can I pay it over the phone today",
        "hi got a text to get in touch",
        "ur nicer than the phone people",
        "call me back after six",
    ],
)
def test_a_telephone_alone_is_none(text):
    assert not spoken_of(text)
