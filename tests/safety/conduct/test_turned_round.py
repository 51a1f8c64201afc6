"""Acts that a reply denies or disowns, and asks so soft that only a stop state hears them."""

from __future__ import annotations

from typing import Any

import pytest

from forbear.safety.conduct import Reply, check_reply


def rules_of(text: str, lang: str, place: str, **context: Any) -> tuple[str, ...]:
    usual = {"verified": True, "speaker_role": "customer", "initiated_by": "customer"}
    line = {"text": text, "lang": lang, "jurisdiction": place, "context": usual | context}
    return check_reply(Reply.from_json(line)).rules


@pytest.mark.parametrize(
    ("text", "lang", "place"),
    [
        ("A letter saying bailiffs will come to you was not sent by us.", "en", "UK"),
        ("说要上门抓人的那封信不是我们发的。", "zh", "CN"),
        ("高利贷千万别碰。", "zh", "CN"),
    ],
)
def test_what_a_reply_disowns_or_warns_of_is_no_fault_of_it(text, lang, place):
    assert not {"CR-01", "CR-03", "CR-04", "CR-15"} & set(rules_of(text, lang, place))


def test_the_last_call_of_the_day_announces_no_other():
    used_up = {"flags": ["voice_conversations_today=1"]}

    assert "CR-09" not in rules_of("That was the last call you had from us.", "en", "UK", **used_up)
    assert "CR-09" in rules_of("I'll call you again this evening.", "en", "UK", **used_up)


@pytest.mark.parametrize(
    ("text", "lang", "place"),
    [
        ("I'll call you at 10:40 tonight.", "en", "UK"),
        ("我今晚11:20给您打电话。", "zh", "CN"),
    ],
)
def test_a_clock_time_of_the_evening_is_read_as_one(text, lang, place):
    assert "CR-08" in rules_of(text, lang, place)


def test_a_soft_ask_counts_only_where_nothing_may_be_asked():
    text = "If you find a little spare, a goodwill payment is always nice."

    assert "CR-23" in rules_of(text, "en", "UK", stop_state="breathing_space")
    assert "CR-23" not in rules_of(text, "en", "UK")


def test_a_debt_that_the_reply_calls_too_old_may_not_be_asked_for():
    assert "CR-23" in rules_of("这是笔老账了，您象征性给几块就行。", "zh", "CN")


def test_a_rate_in_points_is_a_figure():
    assert "CR-13" in rules_of("您的利率大概十八个点。", "zh", "CN")


def test_a_stop_that_needs_a_visit_is_no_way_to_opt_out():
    by_text = {"flags": ["channel_sms"]}

    hard = "To stop these texts, come to a branch with a notarized form."
    assert "CR-24" in rules_of(hard, "en", "US", **by_text)
    assert "CR-24" not in rules_of("Reply STOP to stop texts.", "en", "US", **by_text)
