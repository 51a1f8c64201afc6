"""How patterns and the classifier of hostility are joined."""

from __future__ import annotations

from forbear.nlu.hostility_scorer import join, with_context
from forbear.safety.hostility import score

CALM, ABUSIVE = {"1": -1.0, "2": -1.5, "3": -2.0}, {"1": 1.0, "2": 0.8, "3": 0.3}


def test_words_of_abuse_in_a_line_that_reads_as_none_are_anger():
    by_pattern = score("you useless moron")

    assert by_pattern.level == 3
    assert join(by_pattern, {**CALM, "3": -0.5}).level == 3
    assert join(by_pattern, CALM).level == 2


def test_a_threat_stays_a_threat_however_calm_it_reads():
    by_pattern = score("I will come and stab you")

    assert by_pattern.level == 4
    assert join(by_pattern, CALM).level == 4


def test_the_classifier_hears_abuse_without_words_of_it():
    assert join(score("nobody would miss you at work"), ABUSIVE).level == 3


def test_anger_at_a_thing_is_abuse_only_where_the_classifier_is_sure():
    by_pattern = score("this bloody bank")

    assert by_pattern.level == 2
    assert join(by_pattern, {"1": 1.0, "2": 1.0, "3": 0.1}).level == 2
    assert join(by_pattern, ABUSIVE | {"3": 0.5}).level == 3


def test_where_the_intent_is_abuse_the_classifier_needs_to_be_less_sure():
    by_pattern = score("nobody would miss you at work")

    nearly = {"1": 1.0, "2": 0.8, "3": -0.05}
    assert join(by_pattern, nearly).level == 2
    assert join(by_pattern, nearly, chance_of_abuse=0.6).level == 3
    assert join(by_pattern, nearly | {"3": -0.2}, chance_of_abuse=0.6).level == 2


def test_a_flagged_threat_tops_the_scale_whatever_the_intent():
    asked = {"name": "request_fee_waiver", "confidence": 0.9}

    found = with_context(score("take the fee off by Friday"), {"violence"}, asked)
    assert (found.level, found.target) == (4, "agent")
    assert with_context(score("take the fee off by Friday"), set(), asked).level < 4


def test_a_threat_that_is_known_to_be_an_idiom_leaves_the_heat_beside_it():
    assert score("you idiots, I will come and stab you").level == 4
    assert score("you idiots, I will come and stab you", threats_count=False).level == 3
    assert score("I will come and stab you", threats_count=False).level == 0
