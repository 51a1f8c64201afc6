"""A yes that hesitates is none, and a no that comes with a choice is a choice."""

from __future__ import annotations

import time

import pytest

from forbear.dialogue.consent import (
    asks_what_next,
    files_complaint,
    only_takes,
    says_no,
    wants_time,
    without_first_no,
)


@pytest.mark.parametrize(
    "text",
    [
        "不对，不是这个", "我没答应过", "先别登记", "嗯 错了", "no that's wrong", "nope",
        "don't record that", "ok no", "yes but that's not right",
    ],
)  # fmt: skip
def test_a_no_is_heard(text: str) -> None:
    assert says_no(text)


@pytest.mark.parametrize(
    "text", ["没错", "没问题", "不错，就这样", "no problem", "no worries, do it", "yes", "对的"]
)
def test_a_yes_with_a_no_in_it_is_a_yes(text: str) -> None:
    assert not says_no(text)


@pytest.mark.parametrize(
    "text",
    [
        "我再想想", "考虑一下", "跟我老婆商量下", "ok thanks, I'll think about it", "not yet",
        "let me sleep on it", "I'll get back to you",
    ],
)  # fmt: skip
def test_a_wish_for_time_is_heard(text: str) -> None:
    assert wants_time(text)


@pytest.mark.parametrize("text", ["可以，登记吧", "yes please", "sure, go ahead"])
def test_a_plain_yes_wants_no_time(text: str) -> None:
    assert not wants_time(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [("不是，第一个", "第一个"), ("No, the second one", "the second one"), ("no way", "no way")],
)
def test_a_no_before_something_else_is_taken_off(text: str, rest: str) -> None:
    assert without_first_no(text) == rest


@pytest.mark.parametrize("text", ["那接下来呢", "so what now", "what are my options", "那怎么处理"])
def test_a_question_about_the_next_step_is_heard(text: str) -> None:
    assert asks_what_next(text)


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("我要正式投诉", True), ("帮我登记一个投诉", True),
        ("I want to file a formal complaint", True),
        ("再这样我就投诉到监管去", False), ("I'll complain to the regulator", False),
    ],
)  # fmt: skip
def test_a_complaint_that_is_made_is_no_threat_of_one(text: str, files: bool) -> None:
    assert files_complaint(text) is files


@pytest.mark.parametrize(
    "text",
    [
        "800 a month", "yh go on then 25 on the 1st", "中，每月八百，每月10号，那就照这个办吧",
        "Sounds good，1300，每月25号，从这个月开始，please confirm",
        "ok 90 a month from the 1st please", "每月800，就这样吧", "行，一个月800，就按这个来",
        "let's do 800 a month then", "that's fine, 800 a month",
    ],
)  # fmt: skip
def test_a_figure_with_words_of_taking_it_takes_it(text: str) -> None:
    assert only_takes(text)


@pytest.mark.parametrize(
    "text",
    [
        "800 a month is still too much", "can't do 800 a month after all",
        "I can't even afford 800 a month", "I can't manage 800 a month any more",
        "800 a month would leave me with nothing", "I said 800 a month, not 56 months",
        "I can pay 800 a month but only for a year", "let me think about 800 a month",
        "每月800我再考虑一下", "oh great, 800 a month for five years, brilliant",
        "800 a month is robbery", "每月800还56期，抢钱啊",
        "说了每月最多还800，你们还加利息，太黑了", "每月800也还是太多", "每个月800我真的还不起",
        "每月800还是有点吃力", "每月800，但是56期太长了", "为什么是每月800",
        "每月800的话要还多久", "一个月只能还800，能不能免利息", "每月800？做梦",
    ],
)  # fmt: skip
def test_a_figure_with_anything_else_beside_it_does_not(text: str) -> None:
    assert not only_takes(text)


@pytest.mark.parametrize("part", ["一个月", "1,1.", "ok ", "每月800", "all right "])
def test_a_long_message_is_read_in_one_pass(part: str) -> None:
    begun = time.perf_counter()

    assert not only_takes(part * 4000 + "x")
    assert time.perf_counter() - begun < 1
