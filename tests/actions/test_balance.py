"""The balance is said to a verified customer alone, and whole."""

from __future__ import annotations

from datetime import timedelta

import pytest

from actions.account import ActionProposeBalance
from tests.actions.bank import row_counts
from tests.actions.chat import Chat, responses


def test_a_verified_customer_hears_every_part(verified_chat):
    (message,) = verified_chat.run(ActionProposeBalance)

    assert message["response"] == "utter_explain_balance"
    assert message["balance"] == "36,000.00元"
    assert message["principal"] == "30,000.00元"
    assert message["interest"] == "4,800.00元"
    assert message["fees"] == "1,200.00元"
    assert (message["as_of"], message["product_name"]) == ("2026年11月23日", "信用卡")


def test_every_figure_of_the_words_may_be_said(verified_chat):
    (message,) = verified_chat.run(ActionProposeBalance)

    allowed = message["custom"]["allowed_values"]
    assert {"36000.00", "30000.00", "4800.00", "1200.00", "2026", "11", "23"} <= set(allowed)


@pytest.mark.parametrize(
    ("place", "balance", "as_of"),
    [("US", "$36,000.00", "23 November 2026"), ("UK", "£36,000.00", "23 November 2026")],
)
def test_figures_are_written_as_the_language_writes_them(make_chat, place, balance, as_of):
    chat = make_chat(verified=True, jurisdiction=place, slots={"language": "en"})
    (message,) = chat.run(ActionProposeBalance)

    assert (message["balance"], message["as_of"]) == (balance, as_of)
    assert message["product_name"] == "credit card"


def test_an_unverified_customer_is_asked_who_they_are(chat):
    messages = chat.run(ActionProposeBalance)

    assert responses(messages) == ["utter_ask_verification"]
    assert "36" not in str(messages)


def test_an_expired_verification_is_none(verified_chat):
    verified_chat.now += timedelta(minutes=30)

    assert responses(verified_chat.run(ActionProposeBalance)) == ["utter_ask_verification"]


def test_a_slot_that_says_verified_proves_nothing(chat):
    chat.slots["verified"] = True

    assert responses(chat.run(ActionProposeBalance)) == ["utter_ask_verification"]


def test_an_unknown_conversation_has_no_balance(open_session):
    assert responses(Chat("nowhere", open_session).run(ActionProposeBalance)) == [
        "utter_ask_verification"
    ]


def test_saying_the_balance_writes_nothing(verified_chat, open_session):
    before = row_counts(open_session)
    verified_chat.run(ActionProposeBalance)

    assert row_counts(open_session) == before
