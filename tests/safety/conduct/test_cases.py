"""Every rule against the written cases: what must be found, and what must be let through.

The cases were written in five sittings, each before the patterns were fitted to it. The wording
classifier never learns from them. docs/conduct.md has the figures on cases by other people.
"""

from __future__ import annotations

import time
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.safety.conduct import Reply, Verdict, check_reply
from forbear.safety.conduct.packs import load_packs

FOLDER = Path(__file__).parent / "cases"
USUAL = {
    "verified": True,
    "speaker_role": "customer",
    "initiated_by": "customer",
    "local_time": "10:30",
    "hostility": 1,
    "risk": "none",
    "flags": [],
    "stop_state": "none",
    "legal_referral": False,
    "allowed_values": [],
    "agent_role": "agent",
    "has_offer": False,
}
USUAL_PLACE = {"zh": "CN", "en": "US"}
LEAST_RECALL, MOST_FALSE_BLOCKS = 0.97, 0.03
"""Over all rules."""
LEAST_RECALL_OF_A_RULE, MOST_FALSE_BLOCKS_OF_A_RULE = 0.92, 0.16
"""A rule has 20 to 52 cases of a kind."""
MOST_ORDINARY_HELD_BACK = 0.05
RULES = [f"CR-{number:02}" for number in range(1, 29)]


@lru_cache(maxsize=1)
def checked() -> list[tuple[str, str, bool, Reply, Verdict]]:
    """Each case as (rule, language, whether it breaks the rule, reply, verdict)."""
    return [
        (rule, lang, violating, reply, check_reply(reply))
        for path in sorted(FOLDER.rglob("*.yml"))
        for rule, lang, violating, reply in read_cases(path)
    ]


def read_cases(path: Path) -> list[tuple[str, str, bool, Reply]]:
    return [
        (content["rule"], lang, kind == "violating", reply_of(content, lang, given))
        for content in yaml.safe_load_all(path.read_text("utf-8"))
        for lang in ("zh", "en")
        for kind in ("violating", "compliant")
        for given in content[lang][kind]
    ]


def reply_of(content: dict[str, Any], lang: str, given: str | dict[str, Any]) -> Reply:
    case = {"text": given} if isinstance(given, str) else given
    place = case.get("jurisdiction", content.get("jurisdiction", USUAL_PLACE[lang]))
    context = USUAL | content.get("defaults", {}) | case.get("context", {})
    line = {"text": case["text"], "lang": lang, "jurisdiction": place, "context": context}
    return Reply.from_json(line)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_rule_has_eight_cases_of_both_kinds_in_both_languages(rule: str, lang: str) -> None:
    kinds = Counter(case[2] for case in checked() if case[:2] == (rule, lang))

    assert min(kinds[True], kinds[False]) >= 8


@pytest.mark.parametrize("rule", RULES)
def test_what_breaks_a_rule_is_found_under_its_name(rule: str) -> None:
    broken = [case for case in checked() if case[0] == rule and case[2]]
    missed = [case[3].text for case in broken if rule not in case[4].rules]

    assert len(missed) <= (1 - LEAST_RECALL_OF_A_RULE) * len(broken), missed


@pytest.mark.parametrize("rule", RULES)
def test_near_misses_of_a_rule_are_let_through(rule: str) -> None:
    fine = [case for case in checked() if case[0] == rule and not case[2]]
    stopped = [(case[3].text, case[4].rules) for case in fine if case[4].severity == "block"]

    assert len(stopped) <= MOST_FALSE_BLOCKS_OF_A_RULE * len(fine), stopped


def test_over_all_rules_recall_and_false_blocks_hold_the_bar() -> None:
    broken = [case for case in checked() if case[2]]
    fine = [case for case in checked() if not case[2]]

    assert sum(case[0] in case[4].rules for case in broken) / len(broken) >= LEAST_RECALL
    assert sum(case[4].severity == "block" for case in fine) / len(fine) <= MOST_FALSE_BLOCKS


def test_each_finding_says_where_why_and_what_to_say_instead() -> None:
    for _, lang, _, reply, verdict in checked():
        for finding in verdict.findings:
            assert 0 <= finding.start < finding.end <= len(reply.text)
            assert finding.message
            assert finding.suggestion
            assert any("\u4e00" <= char <= "\u9fff" for char in finding.message) == (lang == "zh")


def test_what_is_suggested_instead_breaks_no_rule() -> None:
    for text, lang, place in suggestions():
        line = {"text": text, "lang": lang, "jurisdiction": place, "context": USUAL}
        reply = Reply.from_json(line)

        assert check_reply(reply).severity != "block", text


def suggestions() -> list[tuple[str, str, str]]:
    found = []
    for rule in load_packs().rules.values():
        for texts in rule.suggestion.values():
            for lang, text in texts.items():
                for place in JURISDICTIONS:
                    found.append((text if isinstance(text, str) else text[place], lang, place))
    return found


@pytest.mark.pace
def test_a_check_takes_less_than_five_milliseconds() -> None:
    replies = [case[3] for case in checked()]
    times = []
    for reply in replies:
        began = time.process_time()
        check_reply(reply)
        times.append(time.process_time() - began)

    assert sorted(times)[int(len(times) * 0.95)] <= 0.005


@pytest.mark.parametrize(("lang", "place"), [("zh", "CN"), ("en", "US"), ("en", "UK")])
def test_ordinary_good_replies_are_seldom_held_back(lang: str, place: str) -> None:
    path = Path(__file__).parent / "ordinary.yml"
    context = USUAL | {"allowed_values": ["600.00", "15"]}
    held_back = []
    texts = yaml.safe_load(path.read_text("utf-8"))[lang]
    for text in texts:
        line = {"text": text, "lang": lang, "jurisdiction": place, "context": context}
        verdict = check_reply(Reply.from_json(line))
        if verdict.severity != "none":
            held_back.append((text, verdict.rules))

    assert len(held_back) <= MOST_ORDINARY_HELD_BACK * len(texts), held_back
