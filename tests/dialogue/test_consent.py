"""A yes that hesitates is none, and a no that comes with a choice is a choice."""

from __future__ import annotations

import pytest

from forbear.dialogue.consent import (
    asks_what_next,
    files_complaint,
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
