"""A trainer plays a story to the live model: what would it do here, and what next?"""

from __future__ import annotations

import pytest

pytestmark = [
    pytest.mark.model,
    pytest.mark.parametrize("records_url", ["sqlite"], indirect=True),
]


def play(conversation, *steps, language="en"):
    answer = conversation.ask("/play", {"steps": list(steps), "language": language})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_each_step_says_what_the_model_would_have_done(conversation):
    found = play(
        conversation,
        {"intent": "greet"},
        {"action": "utter_greet"},
        {"intent": "express_frustration"},
        {"action": "utter_handoff"},
    )

    greeted, wrong = found["steps"][1], found["steps"][3]
    assert (greeted["step"], greeted["action"], greeted["same"]) == (2, "utter_greet", True)
    assert (wrong["step"], wrong["action"], wrong["same"]) == (4, "utter_acknowledge_anger", False)
    assert wrong["policy"]
    assert found["model"].startswith("forbear-")


def test_after_the_customer_the_likeliest_actions_are_named(conversation):
    found = play(conversation, {"slot_was_set": [{"verified": True}]}, {"intent": "ask_balance"})

    assert found["next"][0]["action"] == "action_propose_balance"
    assert len(found["next"]) > 1
    assert found["next"][0]["confidence"] >= found["next"][-1]["confidence"]


def test_words_are_understood_and_compared_with_the_intent(conversation):
    right, wrong = (
        play(conversation, {"user": "我失业了，这个月还不上", "intent": intent}, language="zh")
        for intent in ("state_hardship", "thank")
    )

    assert (right["steps"][0]["intent"], right["steps"][0]["same"]) == ("state_hardship", True)
    assert (wrong["steps"][0]["intent"], wrong["steps"][0]["same"]) == ("state_hardship", False)


def test_a_word_of_danger_is_answered_first_as_in_a_conversation(conversation):
    found = play(conversation, {"user": "我不想活了，今晚就结束", "intent": "greet"}, language="zh")

    assert found["next"][0]["policy"] == "PriorityPolicy"


def test_a_name_that_the_model_does_not_know_yet_ends_the_play(conversation):
    found = play(conversation, {"intent": "greet"}, {"action": "utter_brand_new"})

    assert found["unknown"] == {"step": 2, "name": "utter_brand_new"}
    assert [each["step"] for each in found["steps"]] == [1]


def test_nothing_is_kept_of_it(conversation, sessions):
    from sqlalchemy import text

    count = text("SELECT count(*) FROM events")
    conversation.turn("你好")
    with sessions() as session:
        before = session.execute(count).scalar_one()
    play(conversation, {"user": "我失业了", "intent": "state_hardship"}, language="zh")
    with sessions() as session:
        assert session.execute(count).scalar_one() == before


@pytest.mark.parametrize(
    "body",
    [
        {"steps": [], "language": "en"},
        {"steps": [{"intent": "greet"}]},
        {"steps": [{"shout": "x"}], "language": "en"},
        {"steps": [{"action": 5}], "language": "en"},
        {"steps": [{"user": ""}], "language": "en"},
        {"steps": [{"slot_was_set": {"a": 1}}], "language": "en"},
        {"steps": [{"intent": "greet"}] * 101, "language": "en"},
    ],
)
def test_a_story_of_another_shape_is_refused(conversation, body):
    answer = conversation.ask("/play", body)

    assert answer.status_code == 400
    assert answer.json()["error"]
