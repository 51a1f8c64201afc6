"""Promises to pay: read back, checked, and written exactly once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from actions.promises import ActionCommitPromise, ActionProposePromise, ActionProposePromiseRecord
from forbear.store.tables import PromiseToPay
from tests.actions.bank import row_counts
from tests.actions.chat import entity, responses

AMOUNT, DAY = entity("amount", "2000"), entity("date", "2026-12-05")


def promise(chat, *entities):
    chat.hear("promise_to_pay", *entities)
    return responses(chat.run(ActionProposePromise))


def agree(chat, key="agreed"):
    promise(chat, AMOUNT, DAY)
    chat.hear("affirm")
    chat.slots["commit_key"] = key


def all_promises(open_session):
    with open_session() as session:
        return session.execute(select(PromiseToPay)).scalars().all()


def test_amount_and_day_are_read_back(verified_chat):
    verified_chat.hear("promise_to_pay", AMOUNT, DAY)
    (message,) = verified_chat.run(ActionProposePromise)

    assert message["response"] == "utter_read_back_promise"
    assert (message["promise_amount"], message["promise_date"]) == ("2,000.00元", "2026年12月5日")
    assert {"2000.00", "2026", "12", "5"} <= set(message["custom"]["allowed_values"])
    assert verified_chat.slots["talk"] == "promise"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ((), "utter_ask_promise_details"),
        ((AMOUNT,), "utter_ask_promise_date"),
        ((DAY,), "utter_ask_promise_amount"),
        ((AMOUNT, entity("date", None)), "utter_ask_promise_date"),
        ((entity("amount", None), DAY), "utter_ask_promise_amount"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_else(verified_chat, said, asked):
    assert promise(verified_chat, *said) == [asked]
    assert verified_chat.slots.get("talk") is None


def test_a_promise_told_in_two_messages_is_read_back_whole(verified_chat):
    promise(verified_chat, AMOUNT)
    verified_chat.hear("affirm", DAY)
    (message,) = verified_chat.run(ActionProposePromise)

    assert message["response"] == "utter_read_back_promise"
    assert (message["promise_amount"], message["promise_date"]) == ("2,000.00元", "2026年12月5日")


def test_a_day_that_cannot_be_recorded_is_asked_for_anew(verified_chat):
    assert promise(verified_chat, AMOUNT, entity("date", "2020-01-01")) == [
        "utter_promise_other_day"
    ]
    verified_chat.hear("affirm", DAY)
    assert responses(verified_chat.run(ActionProposePromise)) == ["utter_read_back_promise"]


def test_more_than_is_left_each_month_is_asked_about_once(verified_chat):
    verified_chat.slots["affordable"] = "630.00"
    assert promise(verified_chat, AMOUNT, DAY) == ["utter_promise_too_high"]

    verified_chat.hear("affirm")
    assert responses(verified_chat.run(ActionProposePromise)) == ["utter_read_back_promise"]


def test_a_promise_made_before_the_check_is_read_back_after_it(verified_chat):
    verified_chat.hear("promise_to_pay", entity("amount", "200"), entity("date", "2026-12-01"))
    verified_chat.slots |= {"wishes": ["promise_to_pay"], "verified": True}
    verified_chat.hear("provide_verification", entity("amount", "8821"))
    (message,) = verified_chat.run(ActionProposePromise)

    assert message["response"] == "utter_read_back_promise"
    assert verified_chat.slots["promise"]["due_on"] == "2026-12-01"


def test_an_unverified_customer_promises_nothing(chat, open_session):
    assert promise(chat, AMOUNT, DAY) == ["utter_ask_verification"]

    chat.slots["promise"] = {"amount": "2000.00", "currency": "CNY", "due_on": "2026-12-05"}
    chat.run(ActionCommitPromise)
    assert all_promises(open_session) == []


def test_a_promise_is_written_once_under_retries(verified_chat, open_session):
    agree(verified_chat)
    assert responses(verified_chat.run(ActionProposePromiseRecord)) == ["utter_promise_recorded"]
    kept = dict(verified_chat.slots)
    for _ in range(3):
        verified_chat.slots = dict(kept)
        verified_chat.run(ActionCommitPromise)

    (made,) = all_promises(open_session)
    assert (made.amount, made.due_on, made.status) == (200_000, date(2026, 12, 5), "confirmed")
    assert verified_chat.slots["promise"] is None


def test_an_account_keeps_one_open_promise(verified_chat, open_session):
    for key in ("first", "second"):
        agree(verified_chat, key)
        verified_chat.run(ActionCommitPromise)

    assert len(all_promises(open_session)) == 1


def test_who_has_promised_already_is_not_told_that_another_is_recorded(verified_chat):
    agree(verified_chat, "first")
    verified_chat.run(ActionCommitPromise)
    agree(verified_chat, "second")

    said = responses(verified_chat.run(ActionProposePromiseRecord))

    assert "utter_promise_recorded" not in said


def test_a_day_that_has_passed_is_not_read_back(verified_chat):
    assert "utter_read_back_promise" not in promise(
        verified_chat, AMOUNT, entity("date", "2026-11-01")
    )


def test_a_day_too_far_ahead_is_not_read_back(verified_chat):
    assert "utter_read_back_promise" not in promise(
        verified_chat, AMOUNT, entity("date", "2027-11-01")
    )


@pytest.mark.parametrize("nothing", ["0", "0.001"])
def test_nothing_is_not_promised(verified_chat, nothing):
    assert "utter_read_back_promise" not in promise(verified_chat, entity("amount", nothing), DAY)


def test_a_yes_without_a_promise_asks_what_is_promised(verified_chat, open_session):
    verified_chat.hear("affirm")

    assert responses(verified_chat.run(ActionProposePromiseRecord)) == ["utter_ask_promise_details"]
    verified_chat.run(ActionCommitPromise)
    assert all_promises(open_session) == []


def test_an_expired_verification_writes_nothing(verified_chat, open_session):
    agree(verified_chat)
    verified_chat.now += timedelta(minutes=31)
    verified_chat.run(ActionCommitPromise)

    assert all_promises(open_session) == []


@pytest.mark.parametrize("action", [ActionProposePromise, ActionProposePromiseRecord])
def test_a_proposal_writes_nothing(verified_chat, open_session, action):
    agree(verified_chat)
    before = row_counts(open_session)
    verified_chat.run(action)

    assert row_counts(open_session) == before
