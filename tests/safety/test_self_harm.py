"""Talk of self-harm by level, idioms left alone, and words written around a filter."""

import pytest

from forbear.safety.risk import screen
from tests.safety.sentences import sentences


@pytest.mark.parametrize("text", sentences("self_harm", "red"))
def test_means_place_farewell_or_condition_is_red(text):
    assert screen(text).self_harm == "red"


@pytest.mark.parametrize("text", sentences("self_harm", "amber"))
def test_a_thought_of_dying_is_amber(text):
    assert screen(text).self_harm == "amber"


@pytest.mark.parametrize("text", sentences("self_harm", "either"))
def test_veiled_talk_is_not_missed(text):
    assert screen(text).self_harm != "none"


@pytest.mark.parametrize("text", sentences("self_harm", "neither", "more_idioms"))
def test_idioms_denials_and_everyday_words_raise_no_alarm(text):
    found = screen(text)
    assert found.self_harm == "none"
    assert "violence" not in found.flags


@pytest.mark.parametrize("text", sentences("self_harm", "about_others"))
def test_another_persons_death_or_danger_is_care_and_never_red(text):
    found = screen(text)
    assert found.self_harm != "red"
    assert {"vulnerability", "bereavement"} & set(found.flags)


def test_a_completed_suicide_in_the_family_is_bereavement_and_vulnerability():
    assert screen("My brother killed himself last year").flags == ("bereavement", "vulnerability")


def test_harm_to_others_and_oneself_raises_both():
    flags = screen("大不了同归于尽").flags
    assert "violence" in flags
    assert "self_harm_amber" in flags


def test_a_thought_and_a_sign_of_a_plan_in_two_sentences_make_red():
    assert screen("不想活了。阳台门我开着，安眠药在桌上").self_harm == "red"


def test_red_replaces_amber():
    flags = screen("活着没意思，我现在就从楼顶跳下去").flags
    assert "self_harm_red" in flags
    assert "self_harm_amber" not in flags


def test_what_a_collector_said_is_not_the_customers_wish():
    found = screen("你们催收的人叫我去跳楼")
    assert found.self_harm == "none"
    assert "misconduct_alleged" in found.flags


def test_wishing_the_agent_dead_is_not_self_harm():
    assert screen("你去死吧").self_harm == "none"


@pytest.mark.parametrize(
    "text",
    [
        "活 着 没 意 思",
        "不*想*活*了",
        "活著沒意思",
        "唔想活",
        "我想紫砂",
        "ｋｉｌｌ ｍｙｓｅｌｆ",
        "k!ll myself",
    ],
)
def test_written_around_a_filter_it_is_still_seen(text):
    assert screen(text).self_harm != "none"
