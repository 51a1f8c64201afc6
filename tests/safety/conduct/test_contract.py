"""What check-reply takes and answers: the contract that other programs rely on."""

from __future__ import annotations

import io
import json
import time
from dataclasses import replace
from typing import Any

import pytest

from forbear.commands.check_reply import answer
from forbear.commands.jsonl import stream
from forbear.rules.authority import Authority
from forbear.rules.plan_policies import sample_policy
from forbear.safety.conduct import Reply, ReplyError, check_reply
from forbear.safety.conduct.reply import TEXT_CAP

LINE: dict[str, Any] = {"text": "Go ahead, I'm listening.", "lang": "en", "jurisdiction": "US"}


def test_a_harmless_reply_has_no_findings() -> None:
    verdict = answer(LINE | {"context": {"verified": True}})

    assert (verdict["severity"], verdict["findings"]) == ("none", [])


def test_a_finding_has_the_keys_of_the_contract_and_marks_the_place() -> None:
    text = "Hello. Pay up or else."

    verdict = answer(LINE | {"text": text, "context": {"verified": True}})

    finding = next(each for each in verdict["findings"] if each["rule"] == "CR-01")
    assert set(finding) == {"rule", "severity", "start", "end", "message", "suggestion"}
    assert text[finding["start"] : finding["end"]] == "or else"


def test_places_are_those_of_the_original_text_for_all_its_hidden_characters() -> None:
    text = "您好。你就是个老\u200b赖，ＯＫ？"

    (finding,) = check_reply(
        Reply.from_json({"text": text, "lang": "zh", "jurisdiction": "CN"})
    ).findings

    assert "老\u200b赖" in text[finding.start : finding.end]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"jurisdiction": "FR"}, "jurisdiction"),
        ({"lang": "de"}, "lang"),
        ({"text": ""}, "text"),
        ({"text": 7}, "text"),
        ({"text": "x" * 20_000}, "text"),
        ({"context": []}, "context"),
        ({"context": {"flags": ["first_turn", "shouting"]}}, "shouting"),
        ({"context": {"flags": ["affordable"]}}, "affordable"),
        ({"context": {"flags": ["affordable=lots"]}}, "affordable"),
        ({"context": {"allowed_values": ["about 5"]}}, "allowed_values"),
        ({"context": {"allowed_values": ["NaN"]}}, "allowed_values"),
        ({"context": {"local_time": "late"}}, "local_time"),
        ({"context": {"stop_state": "paused"}}, "stop_state"),
        ({"context": {"speaker_role": "boss"}}, "speaker_role"),
        ({"context": {"verified": "yes"}}, "verified"),
        ({"context": {"risk": "blue"}}, "risk"),
        ({"context": {"hostility": 9}}, "hostility"),
    ],
)
def test_a_wrong_value_is_refused_by_name(change: dict[str, Any], named: str) -> None:
    with pytest.raises(ReplyError, match=named):
        Reply.from_json(LINE | change)


def test_a_bad_line_gives_an_error_in_its_place_and_the_next_is_answered() -> None:
    lines = [
        b"not json",
        json.dumps(LINE | {"jurisdiction": "FR"}).encode(),
        json.dumps(LINE).encode(),
    ]
    out = io.StringIO()

    status = stream(answer, lines, out)

    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert status == 1
    assert [sorted(each)[0] for each in answers] == ["error", "error", "findings"]


def test_what_is_not_given_takes_the_value_that_permits_least() -> None:
    amount = Reply.from_json(LINE | {"text": "You owe $50.00 and I guarantee we'll waive it."})

    assert {"CR-11", "CR-13", "CR-14"} <= set(check_reply(amount).rules)


def test_an_unasked_message_without_the_customers_clock_is_blocked() -> None:
    reply = Reply.from_json(LINE | {"context": {"verified": True, "initiated_by": "agent"}})

    assert check_reply(reply).rules == ("CR-08",)


def test_an_unknown_place_is_held_to_the_rules_of_all() -> None:
    context = {"verified": True, "initiated_by": "agent", "local_time": "21:30"}

    assert (
        check_reply(Reply.from_json(LINE | {"jurisdiction": "CN", "context": context})).rules == ()
    )
    assert check_reply(
        Reply.from_json(LINE | {"jurisdiction": None, "context": context})
    ).rules == ("CR-08",)


def test_the_longest_reply_is_checked_to_its_end() -> None:
    text = ("Thank you for waiting. " * 1000)[: TEXT_CAP - 30] + " Pay up or else."

    assert "CR-01" in check_reply(Reply.from_json(LINE | {"text": text})).rules


@pytest.mark.pace
@pytest.mark.parametrize("run", ["0", "十"])
def test_a_long_run_of_digits_is_checked_in_a_moment(run: str) -> None:
    """It took ten seconds when each digit began a search of its own."""
    reply = Reply.from_json(LINE | {"text": run * TEXT_CAP})
    check_reply(Reply.from_json(LINE))

    before = time.perf_counter()
    check_reply(reply)

    assert time.perf_counter() - before < 2.0


def test_the_same_reply_gets_the_same_verdict_twice() -> None:
    reply = Reply.from_json(LINE | {"text": "Calm down. You owe $50."})

    assert check_reply(reply) == check_reply(reply)


@pytest.mark.parametrize(("rule", "text"), [("CR-12", "Hi there."), ("CR-24", "Thanks.")])
def test_what_only_lacks_a_part_is_to_be_fixed_not_blocked(rule: str, text: str) -> None:
    flags = ["first_turn"] if rule == "CR-12" else ["channel_sms"]
    line = LINE | {"text": text, "context": {"verified": True, "flags": flags}}

    verdict = check_reply(Reply.from_json(line))

    assert (verdict.severity, verdict.rules) == ("fix", (rule,))


def test_what_is_missing_hides_nothing_that_is_there() -> None:
    context = {"verified": True, "risk": "amber"}
    verdict = answer(LINE | {"text": "Please pay today.", "context": context})

    messages = {each["message"] for each in verdict["findings"] if each["rule"] == "CR-20"}
    assert len(messages) == 2
    assert verdict["severity"] == "block"


def test_a_question_cannot_say_that_the_crisis_words_were_given() -> None:
    context = {"verified": True, "risk": "amber", "crisis_words_given": True}
    verdict = answer(LINE | {"text": "Is anybody with you?", "context": context})

    assert "CR-20" in {each["rule"] for each in verdict["findings"]}


def test_authority_is_the_banks_own_where_it_has_set_one() -> None:
    text = "I have waived your late fee of $90.00."
    context = {"verified": True, "has_offer": True, "allowed_values": ["90.00"]}
    reply = Reply.from_json(LINE | {"text": text, "context": context})
    sample = sample_policy("US").authorities
    strict = {**sample, "agent": replace(sample["agent"], fee_waiver=10_00)}
    free = {**sample, "agent": replace(sample["agent"], fee_waiver=None)}

    def rules(authorities: dict[str, Authority]) -> tuple[str, ...]:
        context = replace(reply.context, authorities={"US": authorities})
        return check_reply(replace(reply, context=context)).rules

    assert "CR-14" in rules(strict)
    assert "CR-14" not in rules(free)


@pytest.mark.parametrize(
    ("flag", "text", "blocked"),
    [
        ("pref_text_only", "I've switched phone contact off for you.", False),
        ("pref_no_workplace", "Your work line is gone from the file.", False),
        ("pref_email_only", "I've turned off texts for you.", False),
        ("pref_text_only", "Texts are stopped so I'll call you tomorrow.", True),
        ("pref_text_only", "The block is gone from the record and we can call you at five.", True),
        ("pref_no_workplace", "We'll ring your office tomorrow.", True),
    ],
)
def test_a_way_of_contact_that_is_closed_is_none_announced(
    flag: str, text: str, blocked: bool
) -> None:
    verdict = answer(LINE | {"text": text, "context": {"verified": True, "flags": [flag]}})

    assert ("CR-10" in {each["rule"] for each in verdict["findings"]}) is blocked
