"""Suggestions: what is offered now, and what became of the rest."""

from __future__ import annotations

import pytest

from forbear.store.conversations import create_conversation
from forbear.store.messages import record_message
from forbear.store.suggestions import (
    dismiss,
    edit_ratio,
    find_suggestion,
    list_open_suggestions,
    record_sent,
    replace_suggestions,
)


def draft(rank: int) -> dict:
    return {
        "rank": rank,
        "acts": ["close"],
        "strategy": "warm",
        "action": f"utter_{rank}",
        "text": f"draft {rank}",
        "score": 0.5,
        "why": {},
        "card": None,
        "quick_replies": [],
        "events": [],
        "commit": None,
    }


@pytest.fixture
def line(session):
    conversation = create_conversation(session, language="zh", mode="agent")
    return record_message(session, conversation, author="customer", client_id="1", text="hi")


@pytest.fixture(autouse=True)
def other_suggestion(session):
    other = create_conversation(session, language="zh", mode="agent")
    line = record_message(session, other, author="customer", client_id="1", text="noise")
    [row] = replace_suggestions(session, line, [draft(1)], "m")
    return row


def test_fresh_drafts_replace_the_open_ones(session, line, other_suggestion):
    [old] = replace_suggestions(session, line, [draft(1)], "m")

    fresh = replace_suggestions(session, line, [draft(2), draft(1)], "m")

    session.refresh(old)
    assert (old.outcome, old.decided_at is None) == ("ignored", False)
    assert [each.rank for each in list_open_suggestions(session, line.conversation_id)] == [1, 2]
    assert set(list_open_suggestions(session, line.conversation_id)) == set(fresh)
    session.refresh(other_suggestion)
    assert other_suggestion.outcome == "open"


def test_sent_word_for_word_and_edited_are_told_apart(session, line):
    first, second = replace_suggestions(session, line, [draft(1), draft(2)], "m")
    conversation = create_conversation(session, language="zh", mode="agent")
    same = record_message(session, conversation, author="agent", client_id="1", text="draft 1 ")
    other = record_message(session, conversation, author="agent", client_id="2", text="draft two")

    record_sent(session, first, same)
    record_sent(session, second, other)

    assert (first.outcome, first.edit_ratio, first.sent_message_id) == ("sent", 0.0, same.id)
    assert second.outcome == "edited"
    assert 0 < second.edit_ratio < 1


def test_dismissing_does_not_undo_a_decision(session, line):
    first, second = replace_suggestions(session, line, [draft(1), draft(2)], "m")
    first.outcome = "sent"

    dismiss(first)
    dismiss(second)

    assert (first.outcome, second.outcome) == ("sent", "dismissed")
    assert find_suggestion(session, second.id) is second


@pytest.mark.parametrize(
    ("before", "after", "least", "most"),
    [
        ("same", "same", 0.0, 0.0),
        ("same", " same\n", 0.0, 0.0),
        ("abcd", "wxyz", 1.0, 1.0),
        ("您好，我来帮您看看", "您好，我来帮您看一看", 0.01, 0.2),
        ("x" * 1000, "x" * 1000 + "y", 0.01, 0.02),
        ("x" * 4000, "y" * 4000, 1.0, 1.0),
    ],
)
def test_edit_ratio_says_how_much_was_changed(before, after, least, most):
    assert least <= edit_ratio(before, after) <= most
