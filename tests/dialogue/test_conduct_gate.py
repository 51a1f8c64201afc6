"""The check that every draft passes before anybody sees it."""

from __future__ import annotations

import re

import pytest
from rasa.shared.core.events import SlotSet

from forbear.dialogue.conduct_gate import may_be_shown
from forbear.dialogue.draft import Draft
from tests.dialogue.talk import Talk, understood
from tests.dialogue.test_replies import FIGURES

PLACEHOLDER = re.compile(r"{(\w+)}")
MADE_UP = {
    **FIGURES, "balance_after": "12,000.00元", "affordable": "630.00元", "bank_name": "港湾银行",
    "income": "9,300.00元", "expense": "6,500.00元", "ticket": "D-1042", "agent_name": "小林",
    "wait_minutes": "2", "crisis_line": "12356", "emergency_line": "110", "callback_hours": "24",
    "wanted": "400.00元", "complaint_route": "12378",
    "complaint_days": "15", "payment_sum": "800.00元",
    "credit_years": "5",
    "affordable_sum": "630.00元", "needed_sum": "580.00元", "saved_sum": "1,310.20元",
    "total_sum": "36,000.00元", "waived_sum": "16,000.00元", "longest": "60", "shorter": "53",
    "rest_n": "24", "rest_instalment": "700.00元", "days": "14", "review_day": "2027年2月23日",
}  # fmt: skip


@pytest.fixture
def make_talk(domain):
    def make(parse=None, **slots) -> Talk:
        talk = Talk(domain, *(SlotSet(*slot) for slot in {"jurisdiction": "CN", **slots}.items()))
        talk.hear(parse or understood())
        return talk

    return make


def draft(text: str, *acts: str, allowed: tuple[str, ...] = (), card: dict | None = None) -> Draft:
    return Draft(
        "utter_x",
        1.0,
        "p",
        "r",
        text=text,
        acts=list(acts),
        allowed_values=list(allowed),
        card=card,
    )


def test_a_figure_that_no_record_gave_is_held_back(make_talk):
    tracker = make_talk(verified=True).tracker
    text = "您目前的余额是36,000.00元，其中利息4,800.00元。"

    assert not may_be_shown(draft(text), tracker)
    assert may_be_shown(draft(text, allowed=("36000.00", "4800.00")), tracker)


@pytest.mark.parametrize(("said", "shown"), [("I'm ok, just tired, form's in the post", True),
                                            ("just tired, form's in the post", False)])  # fmt: skip
def test_who_says_that_they_are_safe_is_answered_on_the_rest(make_talk, said, shown):
    parse = understood("out_of_scope", 0, ["self_harm_amber"], text=said, language="en")
    tracker = make_talk({**parse, "sure_risk": []}, verified=True).tracker

    assert may_be_shown(draft("Thank you. We'll look out for the form."), tracker) is shown


@pytest.mark.parametrize(
    "text",
    [
        "再不还钱就让警察上门抓您，让您单位和家人都知道。",
        "If you don't pay today the police will arrest you and your boss will hear about it.",
        "您这种人就是不要脸。",
    ],
)
def test_a_threat_or_an_insult_is_held_back(make_talk, text):
    language = "zh" if re.search("[一-鿿]", text) else "en"
    talk = make_talk(understood(language=language), verified=True)

    assert not may_be_shown(draft(text), talk.tracker)


def test_before_verification_no_account_fact_passes(make_talk):
    text = "您的信用卡逾期97天，欠36,000.00元。"
    allowed = ("36000.00", "97")

    assert not may_be_shown(draft(text, allowed=allowed), make_talk().tracker)


def test_in_a_crisis_no_word_of_money_passes(make_talk):
    talk = make_talk(understood(risk=["self_harm_red"]), verified=True)

    assert not may_be_shown(draft("我们先谈谈还款方案，分36期可以吗？"), talk.tracker)


def test_an_everyday_reply_passes(make_talk):
    tracker = make_talk(verified=True).tracker

    assert may_be_shown(draft("我听到了，您这段时间不容易。您最想先解决哪一件？"), tracker)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_approved_reply_is_held_back_where_it_belongs(domain, make_talk, language):
    """The gate and the approved texts must agree, else the desk is empty when it matters."""
    held = []
    for name, variations in domain.responses.items():
        if name == "utter_crisis_support":
            continue
        for variation in variations:
            if variation["metadata"]["lang"] != language:
                continue
            place = (variation["metadata"].get("jurisdiction") or ["CN"])[0]
            level = max(variation["metadata"]["hostility"][0], 1)
            parse = understood("ask_balance", level, language=language)
            talk = make_talk(parse, jurisdiction=place, verified=True, mode="agent", talk="offered")
            text = PLACEHOLDER.sub(lambda m: MADE_UP[m.group(1)], variation["text"])
            figures = tuple(n.replace(",", "") for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text))
            if not may_be_shown(draft(text, allowed=figures), talk.tracker):
                held.append(f"{name}: {variation['text'][:60]}")

    assert held == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("place", ["CN", "US", "UK", None])
def test_no_crisis_text_is_held_back(make_talk, language, place):
    from forbear.safety.crisis import crisis_replies

    talk = make_talk(
        understood("express_self_harm", risk=["self_harm_red"], language=language),
        jurisdiction=place,
    )
    for step in range(5):
        for text in crisis_replies(language, place, step):
            assert may_be_shown(draft(text, "crisis_support"), talk.tracker), text
