"""Two models on the same lines: what got better is told apart from what got worse."""

from __future__ import annotations

from typing import Any

import pytest

from forbear.evaluation.case_by_case import changed_cases, counts, outcomes
from forbear.evaluation.labelled import LabelledLine

LINE = LabelledLine("我不想活了", "zh", "express_self_harm", 0, frozenset({"self_harm_amber"}))


def parse(intent: str = LINE.intent, hostility: int = 0, risk: Any = LINE.risk) -> dict[str, Any]:
    return {
        "intent": {"name": intent, "confidence": 0.9},
        "hostility": {"level": hostility},
        "risk": sorted(risk),
    }


@pytest.mark.parametrize(
    ("live", "candidate", "verdict", "mended", "broken"),
    [
        (parse("affirm"), parse(), "better", ["intent"], []),
        (parse(), parse(risk=()), "worse", [], ["risk"]),
        (parse(hostility=3), parse("deny"), "mixed", ["hostility"], ["intent"]),
        (parse("affirm"), parse("deny"), "otherwise", [], []),
        (parse("affirm"), parse("deny", risk=()), "worse", [], ["risk"]),
    ],
)
def test_each_line_that_changed_has_a_verdict(live, candidate, verdict, mended, broken):
    (case,) = changed_cases([LINE], [live], [candidate])

    assert (case.verdict, [*case.mended], [*case.broken]) == (verdict, mended, broken)
    assert case.as_json()["meant"]["risk"] == ["self_harm_amber"]


def test_a_line_that_both_understand_alike_is_no_case():
    wrong = parse("affirm")

    assert [*changed_cases([LINE, LINE], [parse(), wrong], [parse(), wrong])] == []


def test_verdicts_are_counted_by_language():
    english = LabelledLine("yes", "en", "affirm")
    cases = changed_cases(
        [LINE, LINE, english],
        [parse("affirm"), parse(), parse("deny", risk=())],
        [parse(), parse("affirm"), parse("affirm", risk=())],
    )

    found = counts(cases)

    assert (found["zh"]["better"], found["zh"]["worse"], found["en"]["better"]) == (1, 1, 1)
    assert found["all"] == {"better": 2, "worse": 1, "mixed": 0, "otherwise": 0}


def test_a_story_that_both_tell_alike_is_no_case():
    live = {"kept": True, "mended": False, "broken": True, "wrong": False}
    candidate = {"kept": True, "mended": True, "broken": False, "wrong": False, "new": False}

    assert outcomes(live, candidate) == [
        {"name": "mended", "verdict": "better"},
        {"name": "broken", "verdict": "worse"},
    ]
