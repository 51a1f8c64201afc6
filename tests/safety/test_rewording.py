"""What a draft becomes when the safer wording of a finding is taken."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forbear.safety.conduct import Context, Finding, Reply, check_reply
from forbear.safety.rewording import reworded

VERIFIED = Context(verified=True, allowed_values=frozenset({Decimal(5)}))


def taken(text: str, lang: str, context: Context, rule: str) -> str | None:
    """The draft after the wording of the first finding of a rule was taken."""
    findings = check_reply(Reply(text, lang, "UK", context)).findings
    found = next(each for each in findings if each.rule == rule)
    return reworded(text, found, findings)


def test_only_the_sentence_with_the_fault_is_replaced() -> None:
    text = "I see. You owe £12.50 now. We will call your workplace tomorrow."

    assert taken(text, "en", VERIFIED, "CR-13") == (
        "I see. Let me look up the exact figure before I give it to you."
        " We will call your workplace tomorrow."
    )


def test_chinese_sentences_are_joined_without_spaces() -> None:
    text = "我明白。再不还就要坐牢！您看怎么样？"

    after = taken(text, "zh", VERIFIED, "CR-04")

    assert after is not None
    assert after.startswith("我明白。一般的逾期属于民事问题")
    assert after.endswith("您看怎么样？")
    assert " " not in after


def test_two_sentences_that_one_wording_mends_become_one() -> None:
    text = "Hello.\nYou owe money on your card. Your loan is overdue. Talk soon."

    after = taken(text, "en", Context(), "CR-11")

    assert after is not None
    assert after.count("may I check two details") == 1
    assert after.startswith("Hello.\n")
    assert after.endswith("Talk soon.")


def test_in_a_crisis_nothing_of_the_draft_stays() -> None:
    after = taken("I see. Please pay £5 first.", "en", Context(verified=True, risk="red"), "CR-20")

    assert after is not None
    assert after.startswith("Thank you for telling me.")
    assert "pay" not in after


def test_what_is_missing_is_added_and_not_exchanged() -> None:
    missing = Finding("CR-12", "fix", 0, 9, "say who you are", "This is Lin at the bank.")

    assert reworded("How so? A", missing, [missing]) == "This is Lin at the bank. How so? A"


@pytest.mark.parametrize(
    ("rule", "severity", "wording"),
    [
        ("CR-25", "fix", "[n] payments of [amount]."),
        ("CR-25", "fix", "共X期，每期X元。"),
        ("CR-08", "block", "Hold it until after eight in the morning there."),
    ],
)
def test_what_is_no_finished_sentence_for_a_customer_cannot_be_taken(
    rule: str, severity: str, wording: str
) -> None:
    finding = Finding(rule, severity, 0, 4, "why", wording)

    assert reworded("Text", finding, [finding]) is None


@pytest.mark.parametrize("text", ["", "...", "\n\n", "a" * 4000, "。。！", "1.5.2. x"])
def test_no_text_makes_it_stumble_or_hang(text: str) -> None:
    finding = Finding("CR-13", "block", 0, max(1, len(text) // 2), "why", "Better.")

    assert reworded(text, finding, [finding]) is not None
