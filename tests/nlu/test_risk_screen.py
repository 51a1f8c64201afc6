"""When the classifier may raise a flag: with the word of an intent, or sure of itself."""

from __future__ import annotations

import pytest

from forbear.nlu.flag_agreement import agreed, believed, join, said_beside


def named(*intents: tuple[str, float]) -> list[dict[str, object]]:
    return [{"name": name, "confidence": confidence} for name, confidence in intents]


UNSURE = 0.1
"""Above a flag's threshold, but not far."""


def test_self_harm_is_heard_where_its_intent_is_likely_whatever_else_the_line_is_about():
    margins = {"self_harm": -0.4, "self_harm_red": UNSURE, "violence": -UNSURE}
    aside = named(("affirm", 0.6), ("express_self_harm", 0.2))

    assert agreed(margins, aside) == {"self_harm"}
    assert agreed({**margins, "self_harm": 0.1}, aside) == {"self_harm", "self_harm_red"}
    assert agreed(margins, named(("affirm", 0.6), ("express_self_harm", 0.12))) == set()


def test_what_the_classifier_nearly_hears_needs_less_of_a_chance():
    little = named(("goodbye", 0.6), ("express_self_harm", 0.12))

    assert agreed({"self_harm": -0.1}, little) == {"self_harm"}
    assert agreed({"self_harm": -0.4}, little) == set()


def test_a_classifier_that_is_sure_needs_hardly_a_chance_of_the_intent():
    plain = named(("affirm", 0.95), ("express_self_harm", 0.04))

    assert agreed({"self_harm": UNSURE, "self_harm_red": UNSURE}, plain) == set()
    assert agreed({"self_harm": 0.6, "self_harm_red": UNSURE}, plain) == {
        "self_harm",
        "self_harm_red",
    }
    assert agreed({"self_harm": 0.6}, named(("affirm", 0.95), ("greet", 0.02))) == set()


def test_an_intent_that_is_not_listed_may_be_as_likely_as_the_last_one():
    flat = named(("deny", 0.17), ("affirm", 0.15), ("greet", 0.12))

    assert agreed({"self_harm": 0.9}, flat) == {"self_harm"}
    assert agreed({"self_harm": UNSURE}, flat) == set()


def test_words_that_nothing_is_known_of_are_no_self_harm():
    unknown = named(("out_of_scope", 0.3), ("express_self_harm", 0.25))

    assert agreed({"self_harm": -0.9}, unknown) == set()
    assert agreed({"self_harm": -0.6}, unknown) == set()
    assert agreed({"self_harm": -0.1}, unknown) == {"self_harm"}
    assert agreed({"self_harm": -0.9}, named(("express_self_harm", 0.6))) >= {"self_harm"}


def test_a_pattern_of_no_danger_is_not_believed_against_everything_else():
    fees = named(("question_fees_interest", 0.9))

    assert believed({"dispute"}, {"dispute": -0.5}, fees) == set()
    assert believed({"dispute"}, {"dispute": -0.2}, fees) == {"dispute"}
    assert believed({"dispute"}, {"dispute": -0.5}, named(("affirm", 0.5))) == {"dispute"}
    assert believed({"dispute"}, {"dispute": -1.2}, named(("dispute_amount", 0.4))) == {"dispute"}


def test_an_ambiguous_word_of_death_is_none_where_nobody_else_hears_self_harm():
    offer = named(("reject_offer", 0.9))

    assert believed({"self_harm_amber"}, {"self_harm": -1.2}, offer, {"bare_death"}) == set()
    for margin, ranking, rules in [
        (-0.4, offer, {"bare_death"}),
        (-0.9, named(("reject_offer", 0.5)), {"bare_death"}),
        (-1.2, named(("reject_offer", 0.9), ("express_self_harm", 0.05)), {"bare_death"}),
        (-1.2, named(("threaten_violence", 0.9)), {"with_others"}),
        (-0.6, offer, {"bare_death", "wants_to_die"}),
    ]:
        flags = believed({"self_harm_amber"}, {"self_harm": margin}, ranking, rules)
        assert flags == {"self_harm_amber"}, (margin, ranking, rules)


@pytest.mark.parametrize(
    ("flag", "margin"),
    [("self_harm_red", "self_harm"), ("self_harm_amber", "self_harm"), ("violence", "violence")],
)
def test_an_idiom_of_danger_is_none_where_nobody_else_hears_it(flag, margin):
    offer = named(("reject_offer", 0.9))
    threat = named(("reject_offer", 0.9), ("express_self_harm", 0.05), ("threaten_violence", 0.05))

    assert believed({flag}, {margin: -0.9}, offer, {"wants_to_die"}) == set()
    assert believed({flag}, {margin: -1.1}, named(("affirm", 0.4)), {"wants_to_die"}) == set()
    for heard, ranking in [
        (-0.5, offer),
        (-0.9, named(("reject_offer", 0.5))),
        (-3.0, named(("affirm", 0.35))),
        (-1.2, threat),
        (-3.0, named(("threaten_violence", 1.0))),
        (-3.0, None),
    ]:
        assert believed({flag}, {margin: heard}, ranking, {"wants_to_die"}) == {flag}


def test_crooks_said_in_anger_are_no_suspicion_of_a_scam():
    promise = named(("promise_to_pay", 0.6))

    assert believed({"scam_suspected"}, {"scam_suspected": -0.3}, promise) == set()
    assert believed({"scam_suspected"}, {"scam_suspected": 0.1}, promise) == {"scam_suspected"}
    assert believed({"scam_suspected"}, {"scam_suspected": -0.3}, named(("suspect_scam", 0.4))) == {
        "scam_suspected"
    }


@pytest.mark.parametrize("flag", ["cease", "bereavement", "moratorium", "representative"])
def test_a_pattern_of_a_stop_is_always_believed(flag):
    assert believed({flag}, {flag: -3.0}, named(("affirm", 1.0))) == {flag}


@pytest.mark.parametrize(
    ("flag", "intent"),
    [
        ("violence", "threaten_violence"),
        ("dispute", "deny_debt"),
        ("insolvency", "report_insolvency_or_moratorium"),
        ("moratorium", "report_insolvency_or_moratorium"),
    ],
)
def test_another_flag_needs_an_intent_that_shares_it(flag, intent):
    assert agreed({flag: UNSURE}, named(("greet", 0.4), (intent, 0.3))) == {flag}
    assert agreed({flag: UNSURE}, named(("greet", 0.4))) == set()


def test_a_flag_far_above_its_threshold_needs_no_intent():
    assert agreed({"vulnerability": 0.5}, named(("request_stop_contact", 0.9))) == {
        "vulnerability",
        "cease",
    }
    assert agreed({"dispute": 0.5}, named(("affirm", 0.9))) == set()


def test_a_sure_intent_raises_its_flag_alone():
    assert agreed({}, named(("dispute_amount", 0.6))) == {"dispute"}
    assert agreed({}, named(("dispute_amount", 0.4))) == set()


@pytest.mark.parametrize("confidence", [0.1, 0.6])
def test_what_reads_most_like_self_harm_is_at_least_amber(confidence):
    found = agreed({}, named(("express_self_harm", confidence), ("greet", 0.1)))

    assert join(set(), found) == {"self_harm_amber"}


@pytest.mark.parametrize(
    ("intent", "flag"), [("express_self_harm", "self_harm"), ("threaten_violence", "violence")]
)
def test_a_danger_is_heard_behind_what_the_message_is_about(intent, flag):
    assert agreed({}, named(("promise_to_pay", 0.5), (intent, 0.3))) == {flag}
    assert agreed({}, named(("promise_to_pay", 0.5), (intent, 0.08))) == set()


def test_without_intents_the_classifier_stands_alone():
    assert agreed({"violence": UNSURE}, None) == {"violence"}


def test_what_a_pattern_found_is_never_lowered():
    assert join({"violence", "self_harm_red"}, set()) == {"violence", "self_harm_red"}
    assert join({"self_harm_amber"}, {"self_harm", "self_harm_red"}) == {"self_harm_red"}


def test_a_wish_to_die_beside_a_request_is_heard_and_not_faint():
    request = named(("request_instalment_plan", 0.98), ("express_self_harm", 0.01))
    meant = named(("request_instalment_plan", 0.98), ("express_self_harm", 0.7))
    margins = {"self_harm": 0.1, "self_harm_red": -1.0}

    assert agreed(margins, request, meant) == {"self_harm"}
    assert said_beside(margins, meant)
    assert agreed(margins, request, request) == set()
    assert agreed({**margins, "self_harm": -0.1}, request, meant) == set()
