"""Who the customer is: asked for, checked once a message, and locked after three wrong answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from actions.facts import ActionUpdateFacts
from actions.identity import ActionAskVerified
from tests.actions.bank import BIRTH_YEAR, LAST4, row_counts
from tests.actions.chat import Chat, entity, responses

RIGHT = (entity("card_last4", LAST4), entity("birth_year", BIRTH_YEAR))
WRONG = (entity("card_last4", "0000"), entity("birth_year", BIRTH_YEAR))


def answer(chat, *entities, key=None):
    chat.hear("provide_verification", *entities, key=key, form="verification_form")
    chat.run(ActionUpdateFacts)
    return chat.slots["identity_outcome"]


def test_both_answers_right_verify(chat):
    assert answer(chat, *RIGHT) == "passed"
    assert chat.slots["verified"] is True
    assert (chat.slots["product"], chat.slots["currency"]) == ("credit_card", "CNY")
    assert chat.slots["dpd"] == 97.0


@pytest.mark.parametrize(
    "wrong",
    [
        WRONG,
        (entity("card_last4", LAST4), entity("birth_year", 1986)),
        (entity("card_last4", "８８２１x"), entity("birth_year", BIRTH_YEAR)),
    ],
)
def test_one_wrong_answer_fails_whichever_it_is(chat, wrong):
    assert answer(chat, *wrong) == "failed"
    assert chat.slots.get("verified") is None


def test_the_third_wrong_answer_locks_even_the_right_one(chat):
    assert [answer(chat, *WRONG) for _ in range(3)] == ["failed", "failed", "locked"]
    assert answer(chat, *RIGHT) == "locked"
    assert chat.slots.get("verified") is None


def test_answers_split_over_two_messages_are_put_together(chat):
    chat.hear("provide_verification", entity("card_last4", LAST4))
    chat.run(ActionUpdateFacts)
    assert "identity_outcome" not in chat.slots
    assert answer(chat, entity("birth_year", BIRTH_YEAR)) == "passed"
    assert chat.slots["identity_answers"] is None


def test_half_an_answer_is_not_a_try(chat, open_session):
    for _ in range(5):
        chat.hear("provide_verification", entity("card_last4", "0000"))
        chat.run(ActionUpdateFacts)

    assert row_counts(open_session)["identity_checks"] == 0
    assert answer(chat, *RIGHT) == "passed"


def test_a_later_half_replaces_the_earlier_one(chat):
    chat.hear("provide_verification", entity("card_last4", "0000"))
    chat.run(ActionUpdateFacts)

    assert answer(chat, *RIGHT) == "passed"


@pytest.mark.parametrize(
    "text",
    [
        f"{LAST4}, {BIRTH_YEAR}",
        f"行了吧，{LAST4}，{BIRTH_YEAR % 100}年",
        f"{LAST4} and {BIRTH_YEAR % 100}",
    ],
)
@pytest.mark.parametrize("asked", ["verification_form", "utter_ask_verification"])
def test_bare_figures_answer_what_was_asked_whatever_the_tone(chat, text, asked):
    chat.hear("ask_balance")
    chat.said(asked)
    chat.hear("express_frustration", text=text)
    chat.run(ActionUpdateFacts)

    assert chat.slots["identity_outcome"] == "passed"


def test_bare_figures_that_nobody_asked_for_are_no_answer(chat):
    chat.hear("promise_to_pay", text=f"{LAST4}, {BIRTH_YEAR}")
    chat.run(ActionUpdateFacts)

    assert "identity_outcome" not in chat.slots


def test_a_card_that_ends_like_a_year_is_told_from_the_year(chat):
    chat.hear("provide_verification", text="1985", form="verification_form")
    chat.slots["identity_answers"] = {"birth_year": BIRTH_YEAR}
    chat.run(ActionUpdateFacts)

    assert chat.slots["identity_outcome"] == "failed"  # it was taken for the card, and is not it


def test_what_was_answered_while_the_records_were_away_counts_later(chat, open_session):
    chat.hear("greet")
    chat.run(ActionUpdateFacts)
    chat.hear("provide_verification", *WRONG)
    chat.hear("provide_verification", *RIGHT)
    chat.hear("ask_balance")
    chat.run(ActionUpdateFacts)

    assert chat.slots["identity_outcome"] == "passed"
    assert row_counts(open_session)["identity_checks"] == 1


def test_the_same_message_twice_is_one_try(chat, open_session):
    for _ in range(4):
        assert answer(chat, *WRONG, key="same") == "failed"

    assert row_counts(open_session)["identity_checks"] == 1


def test_a_message_without_answers_checks_nothing(chat, open_session):
    answer(chat, *WRONG)
    chat.hear("ask_balance")
    chat.run(ActionUpdateFacts)

    assert row_counts(open_session)["identity_checks"] == 1


def test_verification_ends_with_its_time(chat):
    answer(chat, *RIGHT)
    chat.now += timedelta(minutes=31)
    chat.hear("ask_balance")
    chat.run(ActionUpdateFacts)

    assert chat.slots["verified"] is None
    assert (chat.slots["product"], chat.slots["currency"], chat.slots["dpd"]) == (None, None, 0.0)


def test_an_unknown_conversation_fails_like_a_wrong_answer(open_session):
    nobody = Chat("nowhere", open_session)

    assert answer(nobody, *RIGHT) == "failed"
    assert nobody.slots.get("verified") is None


def test_before_verification_nothing_of_the_account_is_learnt(chat):
    chat.hear("ask_balance")
    chat.run(ActionUpdateFacts)

    learnt = {k for k, v in chat.slots.items() if v not in (None, "none", False, 0.0)}
    assert learnt == {"language", "mode", "facts_of"}


@pytest.mark.parametrize("stop_state", ["breathing_space", "attorney", "signed_plan"])
def test_what_must_stop_is_known_with_verification_and_not_before(make_chat, stop_state):
    chat = make_chat(stop_state=stop_state, legal_referral=True)
    chat.hear("greet")
    chat.run(ActionUpdateFacts)
    before = chat.slots.get("stop_state"), chat.slots.get("legal_referral")
    answer(chat, *RIGHT)

    assert before == ("none", False)
    assert (chat.slots["stop_state"], chat.slots["legal_referral"]) == (stop_state, True)


def test_the_form_asks_then_names_the_failure_then_lets_go(chat):
    chat.hear("ask_balance", form="verification_form")
    assert responses(chat.run(ActionAskVerified)) == ["utter_ask_verification"]

    answer(chat, *WRONG)
    assert responses(chat.run(ActionAskVerified)) == ["utter_verification_failed"]
    # The next question is a plain one again, whatever was wrong before.
    assert responses(chat.run(ActionAskVerified)) == ["utter_ask_verification"]

    answer(chat, *WRONG)
    answer(chat, *WRONG)
    assert responses(chat.run(ActionAskVerified)) == ["utter_verification_locked"]
    assert chat.form is None


def test_nothing_is_set_that_is_set_already(verified_chat):
    verified_chat.hear("greet")
    verified_chat.run(ActionUpdateFacts)
    before = dict(verified_chat.slots)
    verified_chat.hear("greet")

    assert verified_chat.run(ActionUpdateFacts) == []
    changed = {k for k, v in verified_chat.slots.items() if before.get(k) != v}
    assert changed <= {"facts_of"}  # which message was last brought up to date
