"""Binding and checking: who passes, who does not, and that nobody can tell why."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select

from forbear.rules.verification import Outcome
from forbear.store.conversations import ConversationNotFoundError
from forbear.store.identity import bind_customer, check_identity, find_verified_customer
from forbear.store.tables import Conversation, IdentityCheck

NOW = datetime(2026, 11, 23, 8, tzinfo=timezone.utc)


@pytest.fixture
def customer(make_customer, make_account):
    customer = make_customer(reference="CN62081001")
    make_account(customer)
    return customer


@pytest.fixture
def conversation(session, customer, make_conversation):
    conversation = make_conversation()
    bind_customer(session, conversation, customer.reference)
    return conversation


@pytest.fixture
def answer(session):
    def give(conversation, key, last4="8821", year=1985, at=NOW):
        return check_identity(session, conversation, key, last4, year, at)

    return give


def test_right_answers_verify_for_thirty_minutes(session, conversation, customer, answer):
    assert answer(conversation, "m1") is Outcome.PASSED

    soon, late = NOW + timedelta(minutes=29), NOW + timedelta(minutes=30)
    assert find_verified_customer(session, conversation, soon) is customer
    assert find_verified_customer(session, conversation, late) is None


def test_binding_alone_verifies_nobody(session, conversation):
    assert find_verified_customer(session, conversation, NOW) is None


@pytest.mark.parametrize(("last4", "year"), [("8822", 1985), ("8821", 1986), ("", 0)])
def test_one_wrong_answer_is_enough_to_fail(session, conversation, answer, last4, year):
    assert answer(conversation, "m1", last4, year) is Outcome.FAILED
    assert find_verified_customer(session, conversation, NOW) is None


def test_the_third_wrong_try_locks_even_the_right_answer_out(session, conversation, answer):
    outcomes = [answer(conversation, f"m{k}", "0000") for k in range(3)]

    assert outcomes == [Outcome.FAILED, Outcome.FAILED, Outcome.LOCKED]
    assert answer(conversation, "m4") is Outcome.LOCKED
    assert find_verified_customer(session, conversation, NOW) is None


def test_the_same_message_is_counted_once_and_answered_alike(session, conversation, answer):
    first = [answer(conversation, "m1", "0000") for _ in range(5)]
    answer(conversation, "m2", "0000")
    answer(conversation, "m3", "0000")

    assert first == [Outcome.FAILED] * 5
    assert answer(conversation, "m1", "0000") is Outcome.FAILED
    assert answer(conversation, "m3", "0000") is Outcome.LOCKED
    assert session.execute(select(func.count(IdentityCheck.id))).scalar() == 3


def test_a_resent_right_answer_does_not_prolong_the_verification(session, conversation, answer):
    answer(conversation, "m1")
    answer(conversation, "m1", at=NOW + timedelta(minutes=29))

    later = NOW + timedelta(minutes=31)
    assert find_verified_customer(session, conversation, later) is None


def test_a_success_clears_the_tries(conversation, answer):
    for key in ("m1", "m2"):
        answer(conversation, key, "0000")
    answer(conversation, "m3")

    assert answer(conversation, "m4", "0000") is Outcome.FAILED


def test_unknown_and_wrong_look_the_same_over_any_number_of_chats(
    session, customer, make_conversation, answer
):
    def outcomes(reference, last4):
        heard = []
        for _ in range(4):
            conversation = make_conversation()
            bind_customer(session, conversation, reference)
            heard += [answer(conversation, f"{conversation}-{k}", last4) for k in range(3)]
        return heard

    wrong = outcomes(customer.reference, "0000")

    assert outcomes("CN-NOBODY", "8821") == wrong
    assert wrong[:6] == [Outcome.FAILED, Outcome.FAILED, Outcome.LOCKED] * 2
    assert set(wrong[6:]) == {Outcome.LOCKED}


def test_the_lock_of_a_number_ends_after_a_day(session, customer, make_conversation, answer):
    for _ in range(2):
        conversation = make_conversation()
        bind_customer(session, conversation, customer.reference)
        for k in range(3):
            answer(conversation, f"{conversation}-{k}", "0000")
    fresh = make_conversation()
    bind_customer(session, fresh, customer.reference)

    assert answer(fresh, "early") is Outcome.LOCKED
    assert answer(fresh, "late", at=NOW + timedelta(hours=25)) is Outcome.PASSED


def test_one_customers_failures_lock_nobody_else(
    session, conversation, make_customer, make_account, make_conversation, answer
):
    for k in range(3):
        answer(conversation, f"m{k}", "0000")
    other = make_customer(reference="CN2")
    make_account(other, last4="1234")
    fresh = make_conversation()
    bind_customer(session, fresh, "CN2")

    assert answer(fresh, "x1", "1234") is Outcome.PASSED


def test_a_customer_set_without_a_claim_is_locked_over_all_chats_too(
    customer, make_conversation, answer
):
    for k in range(6):
        answer(make_conversation(customer=customer), f"m{k}", "0000")

    assert answer(make_conversation(customer=customer), "last") is Outcome.LOCKED


def test_visitors_who_named_nobody_do_not_lock_each_other(make_conversation, answer):
    for k in range(12):
        answer(make_conversation(), f"m{k}", "0000")

    assert answer(make_conversation(), "last", "0000") is Outcome.FAILED


def test_naming_somebody_else_ends_the_verification(
    session, conversation, make_customer, customer, answer
):
    answer(conversation, "m1")
    make_customer(reference="CN2")

    bind_customer(session, conversation, customer.reference.lower())
    assert find_verified_customer(session, conversation, NOW) is customer
    bind_customer(session, conversation, "CN2")
    assert find_verified_customer(session, conversation, NOW) is None


def test_naming_nobody_known_unbinds(session, conversation):
    assert bind_customer(session, conversation, "CN-NOBODY") is None
    assert session.get(Conversation, conversation).customer_id is None


def test_a_conversation_that_is_not_there_is_an_error(session, answer):
    with pytest.raises(ConversationNotFoundError):
        answer("nowhere", "m1")


def test_eight_tries_at_once_are_still_three(session, open_session, conversation):
    session.commit()

    def guess(k: int) -> Outcome:
        with open_session.begin() as other:
            return check_identity(other, conversation, f"m{k}", f"{k:04d}", 1985, NOW)

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(guess, range(8)))

    assert outcomes.count(Outcome.FAILED) == 2
    assert session.execute(select(func.count(IdentityCheck.id))).scalar() == 3
