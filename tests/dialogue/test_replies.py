"""The choice of words: language, place, what is known, and what was already said."""

from __future__ import annotations

import re

import pytest
from rasa.shared.core.events import SlotSet

from forbear.dialogue.replies import ReplyGenerator, drafted
from forbear.safety.crisis import crisis_replies
from tests.dialogue.talk import Talk, understood

PLACES = ("CN", "US", "UK", None)
FIGURES = {
    "balance": "36,000.00元", "principal": "30,000.00元", "interest": "4,800.00元",
    "fees": "1,200.00元", "as_of": "2026年11月23日", "instalment": "600.00元", "n": "60",
    "last_instalment": "599.80元", "first_due": "2026年12月15日", "apr": "0",
    "total_interest": "0.00元", "total_payable": "36,000.00元", "promise_amount": "2,000.00元",
    "promise_date": "2026年12月15日", "product_name": "信用卡",
}  # fmt: skip


@pytest.fixture
def generator(domain) -> ReplyGenerator:
    return ReplyGenerator(None, domain)


@pytest.fixture
def make_talk(domain):
    def make(place=None, **message) -> Talk:
        talk = Talk(domain, SlotSet("jurisdiction", place))
        talk.hear(understood(**message))
        return talk

    return make


def is_chinese(text: str) -> bool:
    return len(re.findall(r"[\u4e00-\u9fff]", text)) > len(re.findall(r"[A-Za-z]{2,}", text))


async def texts(generator, name, talk, count, **figures):
    """Several replies of one name, each said before the next is chosen."""
    chosen = []
    for _ in range(count):
        reply = await generator.generate(name, talk.tracker, "copilot", **figures)
        chosen.append(reply["text"])
        talk.say(reply["text"], reply["act"])
    return chosen


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("place", PLACES)
async def test_every_reply_is_whole_and_in_the_customers_language(
    domain, generator, make_talk, language, place
):
    talk = make_talk(place, language=language)
    for name in domain.responses:
        reply = await generator.generate(name, talk.tracker, "copilot", **FIGURES)
        if reply is not None:
            assert not re.search(r"[{}]", reply["text"]), name
            assert is_chinese(reply["text"]) == (language == "zh"), name
            assert reply["lang"] == language


async def test_a_reply_whose_figures_nobody_gave_is_not_made(generator, make_talk):
    assert await generator.generate("utter_explain_balance", make_talk().tracker, "copilot") is None
    assert await generator.generate("utter_read_back_plan", make_talk().tracker, "c", n="3") is None


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("place", PLACES)
async def test_a_word_for_one_place_is_not_said_in_another(
    domain, generator, make_talk, language, place
):
    talk = make_talk(place, language=language)
    for name, variations in domain.responses.items():
        elsewhere = {
            v["text"]
            for v in variations
            if (places := (v.get("metadata") or {}).get("jurisdiction")) and place not in places
        }
        said = set()
        for _ in variations:
            reply = await generator.generate(name, talk.tracker, "copilot", **FIGURES)
            if reply is None:
                break
            said.add(reply["text"])
            talk.say(reply["text"], "x")
        assert not said & elsewhere, name


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_no_sentence_comes_twice_while_another_fits(domain, generator, make_talk, language):
    for name, variations in domain.responses.items():
        if name == "utter_crisis_support":
            continue
        talk = make_talk("CN", language=language)
        fitting = [
            v
            for v in variations
            if v["metadata"]["lang"] == language
            and "CN" in (v["metadata"].get("jurisdiction") or ["CN"])
            and set(re.findall(r"{(\w+)}", v["text"])) <= {*FIGURES, "bank_name"}
        ]
        said = await texts(generator, name, talk, len(fitting), **FIGURES)
        assert len(set(said)) == len(said), name


async def test_when_all_was_said_the_oldest_comes_again(generator, make_talk):
    talk = make_talk()
    first = await texts(generator, "utter_acknowledge_anger", talk, 40)

    assert len(first) == 40
    assert first.count(first[0]) < 40


async def test_words_are_chosen_for_the_heat(generator, make_talk, domain):
    hot = make_talk(intent="express_frustration", level=3)
    reply = await generator.generate("utter_acknowledge_anger", hot.tracker, "copilot")
    low, high = reply["hostility"]

    assert low <= 3 <= high


async def test_a_second_draft_takes_other_words_and_another_strategy(generator, make_talk):
    talk = make_talk(intent="express_frustration", level=2)
    first = await generator.generate("utter_acknowledge_anger", talk.tracker, "copilot")
    token = drafted.set((first["text"], f"{first['act']}/{first['strategy']}"))
    try:
        second = await generator.generate("utter_acknowledge_anger", talk.tracker, "copilot")
    finally:
        drafted.reset(token)

    assert second["text"] != first["text"]
    assert second["strategy"] != first["strategy"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("place", PLACES)
async def test_in_a_crisis_only_the_reviewed_texts_are_said(generator, make_talk, language, place):
    talk = make_talk(place, language=language, risk=["self_harm_amber"])
    said = await texts(generator, "utter_crisis_support", talk, 9)

    opening, safety, staying = (crisis_replies(language, place, step) for step in range(3))
    assert said[0] in opening
    assert said[1] in safety
    assert said[2] in staying
    # What comes later is for the person who has joined to say.
    assert set(said[2:]) <= {*staying, *safety}
    assert len(set(said[:6])) == 6  # a long crisis is no loop


@pytest.mark.parametrize(
    ("language", "place", "line"),
    [
        ("zh", "CN", "12356"), ("zh", "UK", "116 123"), ("zh", "US", "988"),
        ("en", "CN", "12356"), ("en", "UK", "116 123"), ("en", "US", "988"),
    ],
)  # fmt: skip
async def test_the_crisis_line_is_that_of_the_place(generator, make_talk, language, place, line):
    talk = make_talk(place, language=language, risk=["self_harm_red"])

    assert line in (await texts(generator, "utter_crisis_support", talk, 1))[0]


async def test_the_facts_that_a_reply_names_are_listed(generator, make_talk):
    reply = await generator.generate(
        "utter_explain_balance", make_talk().tracker, "copilot", **FIGURES
    )

    assert {"balance", "principal"} <= set(reply["facts"])


async def test_a_name_that_is_no_reply_says_nothing(generator, make_talk):
    assert await generator.generate("utter_made_up", make_talk().tracker, "copilot") is None
