"""The learned part of the check: what no pattern names, and how it can be absent."""

from __future__ import annotations

from typing import Any

import pytest

from forbear.safety.conduct import Reply, check_reply, wordings
from forbear.safety.conduct.packs import load_packs
from forbear.safety.conduct.places import pieces, sentences
from forbear.safety.conduct.wordings import judge

LINE: dict[str, Any] = {"lang": "en", "jurisdiction": "US", "context": {"verified": True}}
HIDDEN = (
    "Thanks for sending that over. My dog settles his bills faster than you do. Take good care."
)


@pytest.fixture
def nothing_learned(monkeypatch):
    monkeypatch.setattr(wordings, "current_classifier", lambda: None)
    judge.cache_clear()
    yield
    judge.cache_clear()


def test_a_fault_in_the_middle_of_a_friendly_reply_is_found_in_its_place():
    verdict = check_reply(Reply.from_json(LINE | {"text": HIDDEN}))

    finding = next(each for each in verdict.findings if each.rule == "CR-02")
    assert HIDDEN[finding.start : finding.end] == HIDDEN.split(". ")[1] + "."


def test_the_version_names_what_was_learned_from():
    verdict = check_reply(Reply.from_json(LINE | {"text": HIDDEN}))

    assert verdict.version.startswith(f"{load_packs().version}+")


def test_without_a_classifier_the_patterns_judge_alone(nothing_learned):
    verdict = check_reply(Reply.from_json(LINE | {"text": "You deadbeat."}))

    assert verdict.rules == ("CR-02",)


def test_a_piece_is_a_sentence_and_never_a_scrap_of_one():
    text = "we wrote to mr. novak. ok. shall we talk about it today?"

    assert [text[p.start : p.end] for p in sentences(text)] == [
        "we wrote to mr. novak. ok.",
        "shall we talk about it today?",
    ]
    assert len(pieces(text)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "您好。你就是个老赖",
        "王建国，您好：\n你就是个老赖",
        "尊敬的赵女士，你就是个老赖",
        "dear ms. okafor, you crook, pay up",
    ],
)
def test_a_greeting_lends_its_courtesy_to_nothing(text):
    (piece,) = pieces(text)

    assert text[piece.start : piece.end] in ("你就是个老赖", "you crook, pay up")
