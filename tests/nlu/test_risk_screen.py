"""When the classifier may raise a flag: with the intent's word, and for self-harm without it."""

from __future__ import annotations

import pytest

from forbear.nlu.risk_screen import agreed, join


def named(*intents: tuple[str, float]) -> list[dict[str, object]]:
    return [{"name": name, "confidence": confidence} for name, confidence in intents]


def test_self_harm_needs_nobodys_word():
    assert agreed({"self_harm", "self_harm_red"}, named(("affirm", 0.9))) == {
        "self_harm",
        "self_harm_red",
    }


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
    assert agreed({flag}, named(("greet", 0.4), (intent, 0.3))) == {flag}
    assert agreed({flag}, named(("greet", 0.4))) == set()


def test_a_sure_intent_raises_its_flag_alone():
    assert agreed(set(), named(("dispute_amount", 0.6))) == {"dispute"}
    assert agreed(set(), named(("dispute_amount", 0.4))) == set()


@pytest.mark.parametrize("confidence", [0.1, 0.6])
def test_what_reads_most_like_self_harm_is_at_least_amber(confidence):
    found = agreed(set(), named(("express_self_harm", confidence), ("greet", 0.1)))

    assert join(set(), found) == {"self_harm_amber"}


@pytest.mark.parametrize(
    ("intent", "flag"), [("express_self_harm", "self_harm"), ("threaten_violence", "violence")]
)
def test_a_danger_is_heard_behind_what_the_message_is_about(intent, flag):
    assert agreed(set(), named(("promise_to_pay", 0.5), (intent, 0.3))) == {flag}
    assert agreed(set(), named(("promise_to_pay", 0.5), (intent, 0.1))) == set()


def test_without_intents_the_classifier_stands_alone():
    assert agreed({"violence"}, None) == {"violence"}


def test_what_a_pattern_found_is_never_lowered():
    assert join({"violence", "self_harm_red"}, set()) == {"violence", "self_harm_red"}
    assert join({"self_harm_amber"}, {"self_harm", "self_harm_red"}) == {"self_harm_red"}
