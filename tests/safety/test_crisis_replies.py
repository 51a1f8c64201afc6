"""Crisis words by place and step: help that exists there, and never money."""

import re

import pytest

from forbear.safety.crisis import STEPS, crisis_replies

PLACES = ("CN", "US", "UK", None)
LINES = {"CN": "12356", "US": "988", "UK": "116 123"}
EMERGENCY = {"CN": "120", "US": "911", "UK": "999"}
EVERY = [(lang, place, step) for lang in ("zh", "en") for place in PLACES for step in range(5)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("place", PLACES)
def test_the_opening_has_three_different_texts_with_question_and_line(lang, place):
    replies = crisis_replies(lang, place, 0)
    assert len(set(replies)) == 3
    for reply in replies:
        assert "安全" in reply or "safe" in reply
        assert "？" in reply or "?" in reply
        if place:
            assert LINES[place] in reply
            assert EMERGENCY[place] in reply


def test_an_unknown_place_names_every_line_that_fits():
    for reply in crisis_replies("en", None, 0):
        assert all(number in reply for number in ("988", "911", "116 123", "999", "US", "UK"))
    for reply in crisis_replies("zh", None, 0):
        assert all(number in reply for number in ("12356", "120", "110"))


def test_the_line_follows_the_place_and_not_the_language():
    assert "988" in crisis_replies("zh", "US", 0)[0]
    assert "12356" in crisis_replies("en", "CN", 0)[0]


@pytest.mark.parametrize(("lang", "place", "step"), EVERY)
def test_no_money_no_exclamation_and_a_polite_you(lang, place, step):
    replies = crisis_replies(lang, place, step)
    assert replies
    for reply in replies:
        assert not re.search("[!！¥$£{}]", reply)
        assert not re.search("你|欠|分期|逾期|overdue|owe|debt|instal", reply)
        assert EMERGENCY.get(place or "", "") in reply or LINES.get(place or "", "") in reply


def test_steps_outside_the_flow_take_the_nearest():
    assert crisis_replies("en", "UK", -1) == crisis_replies("en", "UK", 0)
    assert crisis_replies("en", "UK", 99) == crisis_replies("en", "UK", len(STEPS) - 1)


def test_a_strange_language_or_place_still_gets_an_answer():
    assert crisis_replies("fr", "DE", 0) == crisis_replies("en", None, 0)
    assert crisis_replies("zh-CN", "CN", 0) == crisis_replies("zh", "CN", 0)
