"""The approved replies: whole metadata, both languages, no word that provokes or overpromises."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from forbear.dialogue.acts import ALL_ACTS

FILES = sorted((Path(__file__).parents[2] / "data" / "responses").glob("*.yml"))

ACTS = """
    acknowledge_emotion set_boundary warn end_chat escalate_supervisor escalate_security
    handoff_human answer_bot_question verify_identity explain_amount explain_consequences
    ask_hardship ask_affordability offer_plan counter_offer read_back record_promise log_dispute
    log_complaint respect_stop_contact bereavement_care vulnerability_care refer_representative
    scam_reassurance close
"""
STRATEGIES = {"reflect", "validate", "clarify", "choice", "information", "boundary", "signpost"}

SAMPLES = {
    "wanted": {"zh": "400.00元", "en": "$75.00"},
    "bank_name": {"zh": "远山银行", "en": "Far Hills Bank"},
    "balance": {"zh": "36,000.00元", "en": "$4,210.00"},
    "principal": {"zh": "30,000.00元", "en": "$3,900.00"},
    "interest": {"zh": "4,800.00元", "en": "$250.00"},
    "fees": {"zh": "1,200.00元", "en": "$60.00"},
    "as_of": {"zh": "2026年11月23日", "en": "23 November 2026"},
    "instalment": {"zh": "600.00元", "en": "$120.10"},
    "n": {"zh": "60", "en": "36"},
    "last_instalment": {"zh": "599.80元", "en": "$119.96"},
    "first_due": {"zh": "2026年12月15日", "en": "15 December 2026"},
    "apr": {"zh": "0", "en": "9.9"},
    "total_interest": {"zh": "0.00元", "en": "$113.46"},
    "total_payable": {"zh": "36,000.00元", "en": "$4,323.46"},
    "promise_amount": {"zh": "2,000.00元", "en": "$200.00"},
    "promise_date": {"zh": "12月15日", "en": "15 December"},
    "income": {"zh": "4,500.00元", "en": "$1,900.00"},
    "expense": {"zh": "3,800.00元", "en": "$1,830.00"},
    "balance_after": {"zh": "3,454.00元", "en": "$3,454.00"},
    "payment_sum": {"zh": "800.00元", "en": "$80.00"},
    "affordable_sum": {"zh": "630.00元", "en": "$63.00"},
    "needed_sum": {"zh": "580.00元", "en": "$58.00"},
    "saved_sum": {"zh": "1,310.20元", "en": "$131.02"},
    "total_sum": {"zh": "36,000.00元", "en": "$3,600.00"},
    "waived_sum": {"zh": "16,000.00元", "en": "$1,600.00"},
    "longest": {"zh": "60", "en": "60"},
    "shorter": {"zh": "53", "en": "53"},
    "days": {"zh": "14", "en": "14"},
    "review_day": {"zh": "2027年2月23日", "en": "23 February 2027"},
    "rest_n": {"zh": "24", "en": "24"},
    "rest_instalment": {"zh": "700.00元", "en": "$70.00"},
    "affordable": {"zh": "630.00元", "en": "$63.00"},
    "ticket": {"zh": "D-1042", "en": "D-1042"},
    "agent_name": {"zh": "小林", "en": "Sam"},
    "wait_minutes": {"zh": "2", "en": "2"},
    "crisis_line": {"zh": "12356", "en": "988"},
    "emergency_line": {"zh": "110", "en": "911"},
    "complaint_route": {"zh": "12378", "en": "consumerfinance.gov/complaint"},
    "complaint_days": {"zh": "15", "en": "15"},
    "credit_years": {"zh": "5", "en": "7"},
    "callback_hours": {"zh": "24", "en": "24"},
    "product_name": {"zh": "信用卡", "en": "credit card"},
}
FACTS_ARE_THE_POINT = """
    utter_explain_balance utter_offer_plan utter_read_back_plan utter_read_back_promise
    utter_read_back_affordability utter_promise_recorded utter_offer_plan_with_rest
    utter_read_back_plan_with_start utter_plan_recorded_with_start utter_offer_plan_with_start
    utter_read_back_plan_with_rest utter_counter_fits utter_counter_fits_approval
    utter_counter_too_low_for_now utter_counter_settlement utter_counter_settlement_approval
    utter_apply_plan_change
"""
LADDER = {"set_boundary", "warn", "end_chat"}

FORBIDDEN = {
    "zh": r"你|冷静|但|不过|可是|亲爱的|按规定|不可能|没办法|您应该|您当初|最后一次|最后的?机会"
    r"|后果|理解您的(感受|心情)|法院|起诉|坐牢|刑事|律师函|老赖|保证|一定会|肯定给您|借钱|网贷",
    "en": r"\bcalm down\b|\bbut\b|\bhowever\b|\bpolicy\b|\byou should have\b|\bunfortunately\b"
    r"|\bhow you feel\b|\blast chance\b|\bjail\b|\bprison\b|\bsue\b|\bcriminal\b|\bguarantee"
    r"|\bborrow\b|\bdon't worry\b|\bany time, day or night\b",
}
EXCLAMATION_OR_EMOJI = re.compile(r"[!！\u2600-\u27bf\U0001f000-\U0001faff]")
SLOT = re.compile(r"\{([^{}]*)\}")
HAN = re.compile(r"[\u4e00-\u9fff]")


def variations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file in FILES:
        for name, texts in yaml.safe_load(file.read_text("utf-8"))["responses"].items():
            for variation in texts:
                yield name, variation["text"], variation["metadata"]


ALL = list(variations())
every_name = pytest.mark.parametrize("name", sorted({name for name, _, _ in ALL}))
both_languages = pytest.mark.parametrize("lang", ["zh", "en"])


def rendered(text: str, lang: str) -> str:
    return SLOT.sub(lambda slot: SAMPLES[slot[1]][lang], text)


def of(name: str, lang: str) -> list[tuple[str, dict[str, Any]]]:
    return [(text, meta) for n, text, meta in ALL if n == name and meta["lang"] == lang]


def test_each_name_is_defined_once() -> None:
    lines = [line for file in FILES for line in file.read_text("utf-8").splitlines()]
    defined = Counter(line for line in lines if line.startswith("  utter_"))

    assert [line for line, count in defined.items() if count > 1] == []


@every_name
def test_metadata_says_act_strategy_language_and_hostility(name: str) -> None:
    for _, meta in of(name, "zh") + of(name, "en"):
        low, high = meta["hostility"]

        assert meta["act"] in ALL_ACTS
        assert meta["strategy"] in STRATEGIES
        assert 0 <= low <= high <= 4
        assert set(meta.get("jurisdiction", ["CN"])) <= {"CN", "US", "UK"}
        assert set(meta) <= {"act", "also", "strategy", "lang", "hostility", "jurisdiction"}
        assert set(meta.get("also", ())) <= ALL_ACTS - {meta["act"]}


def test_every_text_is_in_one_of_the_two_languages() -> None:
    assert {meta["lang"] for _, _, meta in ALL} == {"zh", "en"}
    assert [t for _, t, m in ALL if bool(HAN.search(t)) != (m["lang"] == "zh")] == []


def test_chinese_texts_use_chinese_punctuation() -> None:
    texts = [SLOT.sub("", text) for _, text, meta in ALL if meta["lang"] == "zh"]

    assert [text for text in texts if re.search(r"[,?;:.]", text)] == []


def test_no_text_asks_two_questions_or_shouts() -> None:
    assert [text for _, text, _ in ALL if len(re.findall(r"[?？]", text)) > 1] == []
    assert [text for _, text, _ in ALL if EXCLAMATION_OR_EMOJI.search(text)] == []


@both_languages
def test_no_text_uses_words_that_anger_or_overpromise(lang: str) -> None:
    forbidden = re.compile(FORBIDDEN[lang], re.IGNORECASE)

    assert [t for _, t, m in ALL if m["lang"] == lang and forbidden.search(t)] == []


def test_figures_come_only_from_known_slots() -> None:
    assert {slot for _, text, _ in ALL for slot in SLOT.findall(text)} <= set(SAMPLES)
    assert [text for _, text, _ in ALL if re.search(r"\d", SLOT.sub("", text))] == []


def test_texts_for_an_abusive_customer_are_short() -> None:
    texts = [
        (rendered(text, meta["lang"]), meta["lang"])
        for name, text, meta in ALL
        if meta["hostility"][1] >= 3 and name not in FACTS_ARE_THE_POINT.split()
    ]

    assert [said for said, lang in texts if lang == "zh" and len(said) >= 60] == []
    assert [said for said, lang in texts if lang == "en" and len(said.split()) >= 40] == []


@every_name
@both_languages
def test_every_hostility_has_a_wording_for_any_jurisdiction(name: str, lang: str) -> None:
    metas = [meta for _, meta in of(name, lang) if "jurisdiction" not in meta]
    levels = {level for m in metas for level in range(m["hostility"][0], m["hostility"][1] + 1)}

    assert len(metas) >= 2
    assert {2, 3, 4} <= levels
    assert metas[0]["act"] in LADDER or {0, 1} <= levels


@every_name
@both_languages
def test_a_missing_fact_leaves_a_wording_to_say(name: str, lang: str) -> None:
    free = [t for t, m in of(name, lang) if set(SLOT.findall(t)) <= {"bank_name"}]

    assert free or name in FACTS_ARE_THE_POINT.split()


@every_name
def test_a_response_performs_one_act_with_the_same_strategies_in_both_languages(name: str) -> None:
    acts = {meta["act"] for n, _, meta in ALL if n == name}
    zh, en = ({meta["strategy"] for _, meta in of(name, lang)} for lang in ("zh", "en"))

    assert len(acts) == 1
    assert zh == en
    assert len(zh) >= 2


@pytest.mark.parametrize("act", sorted(ACTS.split()))
@both_languages
def test_every_act_has_four_wordings_that_differ(act: str, lang: str) -> None:
    texts = {text: m["strategy"] for _, text, m in ALL if (m["act"], m["lang"]) == (act, lang)}

    assert len(texts) >= 4
    assert len(set(texts.values())) >= 2
    assert len({len(text) for text in texts}) >= 2


@both_languages
def test_a_plan_offer_shows_its_whole_cost(lang: str) -> None:
    needed = {"instalment", "n", "first_due", "apr", "total_interest", "total_payable"}
    offers = of("utter_offer_plan", lang)

    for text, _ in offers + of("utter_read_back_plan", lang):
        assert needed <= set(SLOT.findall(text))
    assert all(re.search("终止|may end", text) for text, _ in offers)
    assert all(re.search("信用记录|[Cc]redit", text) for text, _ in offers)
