"""Plain words are believed before an unsure classifier."""

from __future__ import annotations

import pytest

from forbear.dialogue.place import likely_place
from forbear.dialogue.plain_answers import plainly_said
from tests.dialogue.talk import understood

PAYMENT = frozenset({"utter_log_payment_claim"})
REASON = frozenset({"utter_ask_hardship"})


def meant(intent, text, asked=frozenset(), confidence=0.6, entities=(), others=()):
    parse = understood(intent, text=text, confidence=confidence)
    parse["entities"] = [{"entity": kind, "value": "1"} for kind in entities]
    parse["intent_ranking"] = [parse["intent"], *({"name": n, "confidence": 0.1} for n in others)]
    said = plainly_said(asked, parse)
    return said and said["name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("兜里一分没有，等找着活再给", "state_hardship"),
        ("冇錢，冇工開", "state_hardship"),
        ("not a chance this month, i'm skint", "state_hardship"),
        ("没钱，你能把我怎么样", None),
        ("no money and i'm not paying", None),
        ("就是不还", None),
    ],
)
def test_who_cannot_pay_does_not_refuse(text, name):
    assert meant("refuse_to_pay", text) == name


def test_a_refusal_that_is_surely_heard_is_one():
    assert meant("refuse_to_pay", "没钱", confidence=0.95) is None


def test_a_job_at_a_relatives_is_no_agency():
    assert meant("mention_debt_agency", "厂子关了，在表哥店里帮忙", REASON) == "state_hardship"
    assert meant("mention_debt_agency", "有个老师说能帮我办停息", REASON) is None
    assert meant("mention_debt_agency", "厂子关了，在表哥店里帮忙") is None


def test_who_calls_the_customer_to_the_phone_speaks_for_nobody():
    assert meant("identify_as_third_party", "他醒了，我叫他自己来说", confidence=0.5) == "greet"
    assert meant("identify_as_third_party", "我是他妈", confidence=0.5) is None


def test_day_and_sum_after_we_asked_for_them_are_those_of_the_payment():
    named = {"entities": ("amount", "date"), "others": ("claim_already_paid",)}

    assert meant("question_fees_interest", "工行，三号，一千五？", PAYMENT, **named) == (
        "claim_already_paid"
    )
    assert meant("question_fees_interest", "工行，三号，一千五？", REASON, **named) is None


def test_a_question_about_one_sum_is_a_question():
    named = {"entities": ("amount",), "others": ("claim_already_paid",)}

    assert meant("question_fees_interest", "那60是什么费？", PAYMENT, **named) is None


def test_chinese_is_taken_to_be_written_in_china_until_the_records_speak():
    assert likely_place("今天还五百") == "CN"
    assert likely_place("500 today") is None
