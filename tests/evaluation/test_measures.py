"""The figures are right on lines that can be counted by hand, and floors hold them."""

from __future__ import annotations

from typing import Any

import pytest

from forbear.evaluation.labelled import LabelledLine
from forbear.evaluation.measures import Pair, measure, missed_self_harm
from forbear.evaluation.report import below_floors, text_report


def pair(
    meant: str,
    taken: str,
    confidence: float = 1.0,
    levels: tuple[int, int] = (0, 0),
    risk: tuple[str, ...] = (),
    raised: tuple[str, ...] = (),
) -> Pair:
    parse: dict[str, Any] = {
        "intent": {"name": taken, "confidence": confidence},
        "hostility": {"level": levels[1]},
        "risk": list(raised),
    }
    return LabelledLine(f"{meant} {taken}", "en", meant, levels[0], frozenset(risk)), parse


def test_intents_are_counted_and_the_worst_confusion_comes_first():
    found = measure(
        [
            pair("greet", "greet"),
            pair("greet", "thank"),
            pair("thank", "greet"),
            pair("thank", "greet"),
        ]
    )

    assert (found.lines, found.accuracy) == (4, 0.25)
    # greet: precision 1/3, recall 1/2; thank: none right.
    assert found.macro_f1 == pytest.approx((2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2)) / 2)
    assert found.confusions == [("thank", "greet", 2), ("greet", "thank", 1)]


def test_confidence_that_is_too_high_is_a_calibration_error():
    sure = measure([pair("a", "a", 0.95), pair("b", "b", 0.95), pair("a", "b", 0.95)])
    honest = measure([pair("a", "a", 0.5), pair("b", "a", 0.5)])

    assert sure.calibration_error == pytest.approx(0.95 - 2 / 3)
    assert honest.calibration_error == pytest.approx(0.0)


def test_heat_is_judged_by_distance_and_abuse_as_found_or_missed():
    found = measure(
        [
            pair("a", "a", levels=(0, 0)),
            pair("a", "a", levels=(3, 4)),
            pair("a", "a", levels=(3, 1)),
            pair("a", "a", levels=(1, 3)),
        ]
    )

    assert (found.abusive.recall, found.abusive.precision) == (0.5, 0.5)
    assert 0 < found.hostility_kappa < 1


def test_red_for_amber_still_counts_as_self_harm():
    pairs = [
        pair("a", "a", risk=("self_harm_red",), raised=("self_harm_amber",)),
        pair("a", "b", risk=("self_harm_amber",), raised=()),
        pair("a", "a", risk=(), raised=("violence",)),
    ]
    found = measure(pairs)

    assert (found.flags["self_harm"].hits, found.flags["self_harm"].misses) == (1, 1)
    assert found.flags["self_harm_red"].recall == 0
    assert found.flags["violence"].false_alarms == 1
    assert [line.text for line in missed_self_harm(pairs)] == ["a b"]


def test_a_figure_below_its_floor_and_one_that_nobody_measured_are_named():
    measured = {"en": measure([pair("a", "a"), pair("a", "b")]).figures()}
    floors = {"en": {"accuracy": 0.6, "abusive_recall": 1.0, "charm": 0.1}, "zh": {"accuracy": 0.1}}

    assert list(below_floors(measured, floors)) == [
        "en: accuracy is 0.500, and the floor is 0.6.",
        "en: `charm` has a floor and was not measured.",
        "zh: `accuracy` has a floor and was not measured.",
    ]
    assert list(below_floors(measured, {"en": {"accuracy": 0.5}})) == []


def test_the_report_tells_each_language_and_flag():
    text = "\n".join(text_report({"en": measure([pair("a", "b", raised=("violence",))])}))

    assert "en: 1 lines" in text
    assert "violence  recall 1.00 (0 of 0), precision 0.00, 1 false alarms" in text
    assert "1  a -> b" in text


def test_further_intents_count_on_the_lines_that_have_some():
    line = LabelledLine("a, b and c", "en", "a", also=frozenset({"b", "c"}))
    alone = LabelledLine("a", "en", "a")
    parse = pair("a", "a")[1]
    named = [{"name": name} for name in ("a", "b", "d")]
    found = measure([(line, {**parse, "intents": named}), (alone, {**parse, "intents": named})])

    assert (found.further.hits, found.further.misses, found.further.false_alarms) == (1, 1, 1)


def test_a_further_intent_that_is_taken_for_the_main_one_was_found():
    line = LabelledLine("a and b", "en", "a", also=frozenset({"b"}))
    found = measure([(line, {**pair("a", "b")[1], "intents": [{"name": "b"}, {"name": "a"}]})])

    assert (found.further.hits, found.further.misses, found.further.false_alarms) == (1, 0, 0)
