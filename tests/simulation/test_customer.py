"""A made-up customer reads replies and answers them as the person they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forbear.simulation.customer import Customer
from forbear.simulation.persona import Persona
from forbear.simulation.reading import Sent

IDENTITY = Sent(
    "Could you give me the last four digits of your card and your year of birth?",
    ("verify_identity",),
)
BUDGET = Sent(
    "Roughly what do you take home each month, and what do the essentials cost?",
    ("ask_affordability",),
    action="utter_ask_affordability",
)
KIND = Sent("That is a lot to carry. I hear you.", ("acknowledge_emotion",), "reflect", "utter")
EMPTY = Sent("Please hold the line.", ("close",), action="utter_close")
IDENTITY_ASKED = Sent(IDENTITY.text, IDENTITY.acts, action="utter_ask_verification")


def test_the_same_seed_and_the_same_replies_give_the_same_words(make_customer) -> None:
    def said() -> list[str]:
        customer = make_customer("fee_fighter")
        replies = (KIND, IDENTITY_ASKED, BUDGET)
        return [
            customer.open().text,
            *(line.text for each in replies if (line := customer.answer(each, False))),
        ]

    assert said() == said()


def test_being_heard_and_answered_cools(make_customer) -> None:
    customer = make_customer("fee_fighter", starts=2.4)
    customer.open()

    customer.answer(Sent("You are right to ask.", ("explain_amount",), "validate", "fees"), True)

    assert customer.heat.value < 2


def test_being_ignored_heats_and_the_wish_is_said_again_in_other_words(make_customer) -> None:
    customer = make_customer("blocked_app", starts=0.0)
    first = customer.open()

    second = customer.answer(EMPTY, False)

    assert second is not None
    assert "payment_problem" in second.says
    assert second.text != first.text
    assert customer.heat.value > 0.2


def test_the_same_words_again_heat_more_than_other_empty_words(make_customer) -> None:
    same, other = make_customer("blocked_app"), make_customer("blocked_app")
    for customer, again in ((same, EMPTY), (other, Sent("One moment.", ("close",), action="x"))):
        customer.open()
        customer.answer(EMPTY, False)
        customer.answer(again, False)

    assert same.heat.value > other.heat.value


def test_a_question_that_was_answered_already_is_resented(make_customer) -> None:
    customer = make_customer("fewer_hours")
    customer.open()
    given = customer.answer(BUDGET, True)
    while given and not {"give_both", "give_essentials"} & set(given.says):
        given = customer.answer(BUDGET, True)

    again = customer.answer(Sent(BUDGET.text + " ", BUDGET.acts, action=BUDGET.action), True)

    assert again is not None
    assert "asked_again" in again.says


def test_whoever_gets_no_help_leaves(make_customer) -> None:
    customer = make_customer("wrong_amount", patience=3)
    line = customer.open()
    said = 1
    while not line.last:
        following = customer.answer(EMPTY, False)
        assert following is not None
        line, said = following, said + 1

    assert line.says == ("break_off",)
    assert said <= 5
    assert customer.answer(EMPTY, False) is None


def test_an_ended_chat_gets_no_answer(make_customer) -> None:
    customer = make_customer("abusive")
    customer.open()

    assert customer.answer(Sent("I'm ending the chat.", ("end_chat",), action="end"), False) is None


def test_a_boundary_is_heeded_by_whoever_heeds_boundaries(make_customer) -> None:
    heeding, defiant = (make_customer("abusive", starts=3.0, heeds=h) for h in (1.0, 0.0))
    for customer in (heeding, defiant):
        customer.open()
        customer.answer(Sent("Please don't insult me.", ("set_boundary",), "boundary", "b"), False)

    assert heeding.heat.level <= 1
    assert defiant.heat.level == 3


@pytest.mark.parametrize("kind", ["wrong_person", "worried_parent", "called_colleague"])
def test_who_is_not_the_customer_gives_no_identity(make_customer, kind: str) -> None:
    customer = make_customer(kind)
    customer.open()

    line = customer.answer(IDENTITY_ASKED, False)

    assert line is not None
    assert customer.persona.last4 not in line.text


def test_the_wary_identify_only_after_they_were_told_how_to_check_us(make_customer) -> None:
    customer = make_customer("scam_wary", identity="reassured", wants=("suspect_scam",))
    customer.open()
    before = customer.answer(IDENTITY_ASKED, False)
    reassurance = Sent("Ring the number on your card.", ("scam_reassurance",), action="scam")
    customer.answer(reassurance, False)

    after = customer.answer(IDENTITY_ASKED, False)

    assert before is not None
    assert customer.persona.last4 not in before.text
    assert after is not None
    assert customer.persona.last4 in after.text


def test_a_danger_comes_out_and_stays_until_care_was_given(make_customer) -> None:
    customer = make_customer("at_the_end", tells=("danger_red", 1), language="en")
    line = customer.open()
    care = Sent("Are you safe right now?", ("crisis_support",), action="utter_crisis_support")

    ignored = customer.answer(KIND, False)
    lines = [customer.answer(care, False) for _ in range(3)]

    assert "danger_red" in line.says
    assert "crisis" in customer.truths
    assert ignored is not None
    assert ignored.says == ("danger_again",)
    assert [each.last for each in lines if each] == [False, False, True]


def test_nobody_leaves_with_a_danger_unsaid(make_customer) -> None:
    customer = make_customer("at_the_end", wants=("hardship",), tells=("danger_red", 20))
    customer.open()

    line = customer.answer(KIND, False)

    assert line is not None
    assert "danger_red" in line.says


def test_after_an_agreement_come_the_other_wishes_and_then_thanks(make_customer) -> None:
    customer = make_customer("fewer_hours", wants=("request_plan", "ask_credit"))
    customer.open()
    recorded = Sent("That's recorded.", ("record_promise",), "information", "accept")

    wish = customer.answer(recorded, True)
    end = customer.answer(Sent("It shows as paid.", ("explain_consequences",), action="c"), True)

    assert wish is not None
    assert wish.says[-1] == "ask_credit"
    assert end is not None
    assert end.last


def test_a_persona_can_pay_only_what_the_rules_would_find_affordable(
    make_persona: Callable[..., Persona],
) -> None:
    assert make_persona("fewer_hours").affordable == 36_000
    assert make_persona("fewer_hours").can_pay
    assert not make_persona("bereaved").can_pay
    assert not make_persona("breathing_space").can_pay


def test_a_typed_reply_is_read_by_its_words(make_customer: Callable[..., Customer]) -> None:
    customer = make_customer("fee_fighter")
    customer.open()

    line = customer.answer(IDENTITY, False)

    assert line is not None
    assert customer.persona.last4 in line.text
