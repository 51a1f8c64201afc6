"""Every flag but harm is raised by what means it, and by nothing else."""

import pytest

from forbear.safety.risk import FLAG_OF_INTENT, FLAGS, screen
from tests.safety.sentences import labelled, sentences


@pytest.mark.parametrize(("flag", "text"), labelled("flags", "raises"))
def test_a_sentence_raises_its_flag(flag, text):
    assert flag in screen(text).flags


@pytest.mark.parametrize("text", sentences("flags", "ordinary"))
def test_ordinary_messages_raise_nothing(text):
    assert screen(text).flags == ()


def test_flags_come_most_urgent_first():
    flags = screen("我爸去世了，我也不想活了，你们别再打电话").flags
    assert list(flags) == sorted(flags, key=FLAGS.index)
    assert {"self_harm_amber", "bereavement", "cease"} <= set(flags)


def test_evidence_points_into_the_original():
    text = "喂！！ 我真的　不　想　活　了。F*CK"
    evidence = [item for item in screen(text).evidence if item.flag == "self_harm_amber"]
    assert evidence
    assert all(text[item.start : item.end] == item.text for item in evidence)
    assert any("活" in item.text for item in evidence)


def test_both_languages_are_screened_in_one_message():
    flags = screen("我老婆走了 and I can't cope, 别再打电话了").flags
    assert {"bereavement", "vulnerability", "cease"} <= set(flags)


def test_intents_map_to_known_flags():
    assert set(FLAG_OF_INTENT.values()) <= set(FLAGS)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("要是能睡过去不用再醒就好了", "self_harm_amber"),
        ("I'll put one of you lot in hospital", "violence"),
        ("I was away in May burying my brother", "bereavement"),
        ("I signed up with gamstop last summer", "vulnerability"),
        ("when my dad died the payments stopped", "bereavement"),
        ("my husband paid the bills before my husband died", "bereavement"),
        ("等到我爸去世了我才知道有这笔账", "bereavement"),
    ],
)
def test_what_was_once_missed_is_heard(text, flag):
    assert flag in screen(text).flags


@pytest.mark.parametrize(
    "text", ["nothing until then unless my nan dies", "除非我爷爷去世，不然没有别的钱"]
)
def test_a_death_that_may_come_is_no_bereavement(text):
    assert "bereavement" not in screen(text).flags


@pytest.mark.parametrize(
    "text",
    [
        "I'm buried in debt and my wife left me",
        "burying my head in the sand, my mum told me to write",
        "I put some of your letters in the box by the door",
    ],
)
def test_ordinary_words_beside_them_are_neither_a_death_nor_a_threat(text):
    assert not {"bereavement", "violence"} & set(screen(text).flags)
