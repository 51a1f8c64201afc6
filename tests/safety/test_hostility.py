"""How heated a message is, and whom the heat is for."""

import pytest

from forbear.safety.hostility import score
from tests.safety.sentences import labelled


@pytest.mark.parametrize(("level", "text"), labelled("hostility", "by_level"))
def test_a_sentence_has_its_level(level, text):
    assert score(text).level == level


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("能不能分期", "none"),
        ("妈的，气死我了", "situation"),
        ("你们银行真他妈黑", "bank"),
        ("your bank is a damn joke", "bank"),
        ("你个傻逼", "agent"),
        ("shut up you moron", "agent"),
        ("弄死你", "agent"),
    ],
)
def test_the_target_is_told_apart(text, target):
    assert score(text).target == target


def test_talk_of_suicide_is_not_hostility():
    assert score("我不想活了，想跳楼").level == 0


def test_quoting_a_collector_is_not_abuse():
    assert score("你们那人骂我傻逼，还说我全家不得好死").level < 3


def test_a_slur_about_somebody_else_is_anger_at_the_situation():
    found = score("我老板是个傻逼，不发工资")
    assert (found.level, found.target) == (2, "situation")


def test_capitals_and_marks_raise_calm_words_to_irritated_only():
    assert score("where is my refund").level == 0
    assert score("WHERE IS MY REFUND").level == 1
    assert score("where is my refund!!!").level == 1


def test_profanity_three_times_is_abuse():
    assert score("fuck this").level == 2
    assert score("fuck this, fucking app, what the fuck").level == 3


@pytest.mark.parametrize(
    "text",
    [
        "f u c k you",
        "F*CK YOU",
        "ｆｕｃｋ ｙｏｕ",
        "fuuuuck you",
        "傻*逼",
        "傻 逼",
        "傻b",
        "nmsl",
        "草 泥 马",
        "🖕",
    ],
)
def test_written_around_a_filter_it_is_still_abuse(text):
    assert score(text).level == 3


def test_score_grows_with_the_level_and_stays_within_one():
    scores = [
        score(text).score for text in ("你好", "烦死了", "妈的气死我了", "你个傻逼", "弄死你")
    ]
    assert scores == sorted(scores)
    assert scores[0] == 0
    assert scores[-1] <= 1


def test_evidence_says_what_was_hostile():
    evidence = score("麻烦你听好，你个傻 逼").evidence
    assert any("傻 逼" in item.text for item in evidence)


def test_somebodys_mother_is_not_a_curse():
    assert score("我是他妈，他不在家").level == 0
