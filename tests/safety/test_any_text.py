"""No text breaks, slows down or unsettles the screening."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear.safety.clean import clean_text, mask_secrets
from forbear.safety.hostility import score
from forbear.safety.language import detect_language
from forbear.safety.normalise import normalise
from forbear.safety.risk import screen

ANY_CHARACTER = st.characters(codec=None) | st.characters(categories=["Cs"])
WORDS = [
    "不想活",
    "kill",
    "you",
    "我",
    "，",
    "*",
    "傻",
    "逼",
    "🔪",
    "\x00",
    "\ud800",
    "4111",
    " ",
    "!",
]
ANY_TEXT = st.text(ANY_CHARACTER, max_size=200) | st.lists(st.sampled_from(WORDS)).map("".join)


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_any_text_is_screened_and_scored(text):
    found = screen(text)
    heat = score(text)
    assert 0 <= heat.level <= 4
    assert heat.target in ("none", "situation", "bank", "agent")
    for item in (*found.evidence, *heat.evidence):
        assert text[item.start : item.end] == item.text


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_any_text_can_be_cleaned_masked_and_told_apart(text):
    cleaned = clean_text(text)
    assert "\x00" not in cleaned
    cleaned.encode("utf-8")
    mask_secrets(text)
    assert detect_language(text) in ("zh", "en")


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_offsets_stay_inside_the_original(text):
    normalised = normalise(text)
    assert len(normalised.text) == len(normalised.starts) == len(normalised.ends)
    assert all(
        0 <= start < end <= len(text)
        for start, end in zip(normalised.starts, normalised.ends, strict=True)
    )


@pytest.mark.pace
@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        "我想死" * 7_000,
        "再打我就" * 5_000,
        "1 " * 10_000,
        "f*" * 10_000,
        "🔪" * 20_000,
        "\ud800" * 20_000,
        "i will " * 3_000,
        "密码" * 10_000,
        "4111 " * 4_000,
        "they said you and i will not " * 700,
    ],
    ids=lambda text: text[:8].encode("ascii", "replace").decode(),
)
def test_twenty_thousand_characters_take_bounded_time(text):
    screen("warm")
    started = time.process_time()
    screen(text)
    score(text)
    normalise(text)
    mask_secrets(clean_text(text))
    detect_language(text)
    assert time.process_time() - started < 2
