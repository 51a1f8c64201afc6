"""Counting what the conduct check finds and what it holds back without need."""

from __future__ import annotations

import json

import pytest

from forbear.evaluation.conduct import (
    CaseFileError,
    conduct_report,
    measure_cases,
    read_cases,
    shares,
)

CASES = [
    {"rule": "CR-01", "kind": "violating", "lang": "en", "text": "bad"},
    {"rule": "CR-01", "kind": "violating", "lang": "zh", "text": "missed"},
    {"rule": "CR-01", "kind": "compliant", "lang": "en", "text": "bad"},
    {"rule": "CR-12", "kind": "compliant", "lang": "en", "text": "fixable"},
]


def check(asked):
    assert set(asked) == {"lang", "text"}
    found = {"bad": ("block", ["CR-01"]), "fixable": ("fix", ["CR-12"])}
    severity, rules = found.get(asked["text"], ("none", []))
    return {"severity": severity, "findings": [{"rule": rule} for rule in rules]}


def test_recall_counts_the_rule_and_false_blocks_only_blocks():
    counts, wrong = measure_cases(CASES, check)

    assert shares(counts) == (0.5, 0.5)
    assert (counts["CR-01", "en"].found, counts["CR-01", "zh"].found) == (1, 0)
    assert len(wrong) == 2
    assert [line.split()[0] for line in conduct_report(counts)][2:] == ["CR-01", "CR-12", "all"]


@pytest.mark.parametrize(
    "line", ["no json", "[]", '{"rule": "CR-01", "kind": "bad"}', '{"kind": "compliant"}']
)
def test_a_bad_line_is_named_by_its_number(tmp_path, line):
    file = tmp_path / "cases.jsonl"
    file.write_text(json.dumps(CASES[0]) + "\n" + line + "\n", "utf-8")

    with pytest.raises(CaseFileError, match="line 2"):
        read_cases(file)
