"""Tricks of writing are undone, and spans still point into the original."""

import pytest

from forbear.safety.normalise import normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＦＵＣＫ", "fuck"),
        ("f u c k", "fuck"),
        ("f*ck", "fuck"),
        ("s.h.i.t", "shit"),
        ("sh1t", "shit"),
        ("a$$hole", "asshole"),
        ("fuuuuck", "fuck"),
        ("killlll", "kill"),
        ("傻 逼", "傻逼"),
        ("傻*逼", "傻逼"),
        ("傻b", "傻逼"),
        ("傻x", "傻逼"),
        ("tmd", "他妈的"),
        ("nmsl", "你妈死了"),
        ("cnm", "操你妈"),
        ("不​想‍活", "不想活"),
        ("跳樓", "跳楼"),
        ("活著", "活着"),
        ("fück", "fuck"),
        ("fuсk", "fuck"),
    ],
)
def test_ways_around_a_filter_are_undone(text, expected):
    assert normalise(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "**** **** **** 8821",
        "it's hit the limit",
        "push it as soon as you can",
        "discount on class",
        "沙发比较好",
        "啥比较好",
        "紫砂壶",
        "几把椅子",
        "我操作一下",
        "著名",
        "是他吗",
        "他马上来",
        "去4楼",
        "shitty",
    ],
)
def test_innocent_text_stays(text):
    assert normalise(text).text == text


def test_emoji_become_words():
    assert "knife" in normalise("🔪").text
    assert "pills" in normalise("💊").text


@pytest.mark.parametrize(
    ("text", "word", "original"),
    [
        ("你个傻 * 逼！", "傻逼", "傻 * 逼"),
        ("oh F.U.C.K off", "fuck", "F.U.C.K"),
        ("x ﬀ y", "ff", "ﬀ"),
        ("唉🔪来", "knife", "🔪"),
        ("ok fuuuuck", "fuck", "fuuuuck"),
    ],
)
def test_offsets_lead_back_to_the_original(text, word, original):
    normalised = normalise(text)
    start = normalised.text.index(word)
    begin, end = normalised.original_span(start, start + len(word))
    assert text[begin:end] == original
