"""What is said beside a value: the currency, the rate, the purpose, and how sure it is."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from forbear.nlu.entities import Entity, extract

WEDNESDAY = datetime(2025, 11, 12, 10, 30)


def first(text: str, entity: str, language: str | None = None) -> Entity:
    return next(e for e in extract(text, WEDNESDAY, language) if e.entity == entity)


@pytest.mark.parametrize(
    ("text", "qualities"),
    [
        ("我每个月最多拿800", {"per": "month"}),
        ("I can do fifty a month", {"per": "month"}),
        ("$40 weekly", {"per": "week", "currency": "USD"}),
        ("每期还450", {"per": "instalment"}),
        ("大概两千", {"approx": True}),
        ("八百来块", {"approx": True, "currency": "CNY"}),
        ("£63", {"currency": "GBP"}),
        ("房租一千二", {"purpose": "expense", "expense_type": "housing"}),
        ("my rent's 850", {"purpose": "expense", "expense_type": "housing"}),
        ("200 for food", {"purpose": "expense", "expense_type": "food"}),
        ("每月除掉吃喝剩八百", {"per": "month", "purpose": "left_over"}),
        ("I've got 60 left", {"purpose": "left_over"}),
    ],
)
def test_an_amount_carries_what_qualifies_it(text: str, qualities: dict[str, Any]) -> None:
    assert first(text, "amount").extra == qualities


def test_both_ends_of_a_range_say_which_they_are() -> None:
    ends = [e for e in extract("500到800", WEDNESDAY) if e.entity == "amount"]
    assert [e.extra["range"] for e in ends] == ["low", "high"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("¥800", "CNY"), ("三千块", "CNY"), ("£63", "GBP"), ("ten quid", "GBP"), ("$5", "USD"),
     ("200 bucks", "USD"), ("三百美元", "USD"), ("30 euros", "EUR")],
)  # fmt: skip
def test_a_currency_is_an_entity_of_its_own(text: str, code: str) -> None:
    assert first(text, "currency").value == code


@pytest.mark.parametrize(
    ("language", "day"),
    [("en-GB", "2026-05-12"), ("en-US", "2025-12-05"), ("en", None)],
)
def test_day_and_month_in_figures_follow_the_place(language: str, day: str | None) -> None:
    assert first("by 12/05", "date", language).value == day


def test_a_date_that_could_be_two_days_names_both() -> None:
    assert first("by 12/05", "date", "en").extra["candidates"] == ["2025-12-05", "2026-05-12"]


@pytest.mark.parametrize(
    ("text", "day"),
    [("三天后还", "2025-11-15"), ("in two weeks", "2025-11-26"), ("2 days ago", "2025-11-10")],
)
def test_a_span_from_now_is_the_day_that_it_names(text: str, day: str) -> None:
    assert [e.value for e in extract(text, WEDNESDAY)] == [day]


def test_months_from_now_name_no_certain_day() -> None:
    assert first("三个月后", "duration").value == "P3M"


@pytest.mark.parametrize("text", ["别打电话发短信", "don't call, text me"])
def test_a_channel_refused_is_told_from_one_wished(text: str) -> None:
    phone, sms = (e for e in extract(text, WEDNESDAY) if e.entity == "channel")
    assert (phone.value, phone.extra) == ("phone", {"negated": True})
    assert (sms.value, sms.extra) == ("sms", {})


def test_the_day_is_that_of_the_customers_own_clock() -> None:
    late_in_beijing = datetime(2025, 11, 12, 23, 30, tzinfo=timezone(timedelta(hours=8)))
    found = extract("明天还", late_in_beijing)
    assert [e.value for e in found] == ["2025-11-13"]


@pytest.mark.parametrize(
    ("text", "now", "day"),
    [
        ("15号", datetime(2025, 11, 15), "2025-11-15"),
        ("15号", datetime(2025, 11, 16), "2025-12-15"),
        ("31号", datetime(2025, 11, 16), "2025-12-31"),
        ("30号", datetime(2026, 2, 1), "2026-03-30"),
        ("月底", datetime(2028, 2, 3), "2028-02-29"),
        ("下个月底", datetime(2025, 12, 31), "2026-01-31"),
        ("下周五", datetime(2025, 11, 16), "2025-11-21"),
        ("下周五", datetime(2025, 11, 17), "2025-11-28"),
        ("next Friday", datetime(2025, 11, 14), "2025-11-21"),
        ("Friday", datetime(2025, 11, 14), "2025-11-21"),
        ("the 31st", datetime(2025, 11, 2), "2025-12-31"),
        ("Dec 3rd", datetime(2025, 12, 4), "2026-12-03"),
        ("2月29日", datetime(2026, 3, 1), "2028-02-29"),
    ],
)
def test_days_are_counted_from_the_anchor(text: str, now: datetime, day: str) -> None:
    assert [e.value for e in extract(text, now)] == [day]


@pytest.mark.parametrize("text", ["２５００元", "兩千五百塊", "2,500元", "贰仟伍佰元", "2.5k块"])
def test_width_script_and_formal_digits_make_no_difference(text: str) -> None:
    assert first(text, "amount").value == "2500"


@pytest.mark.parametrize(
    ("text", "spans"),
    [("还２０００元", ["２０００元"]), ("İİ £63", ["£63"]), ("🙂🙂三万二👨‍👩‍👧", ["三万二"])],
)
def test_offsets_are_those_of_the_message_as_typed(text: str, spans: list[str]) -> None:
    amounts = [e for e in extract(text, WEDNESDAY) if e.entity == "amount"]
    assert [text[e.start : e.end] for e in amounts] == spans
