"""New intents, replies and slots stand in every file that must know them."""

from __future__ import annotations

import pytest
import yaml

from forbear.lessons.example_edits import NewExample
from forbear.lessons.folder import Folder
from forbear.lessons.new_names import add_intent, add_reply, add_slot, suggest_reply
from forbear.lessons.problems import Missing, Refused
from forbear.lessons.replies import Tags
from tests.lessons.test_example_edits import changed, codes

ZH = ("这件事我先记下，慢慢来。", Tags("close", "validate", "zh"))
EN = ("I have noted that, in your own time.", Tags("close", "validate", "en"))


def test_a_new_intent_is_in_the_domain_the_act_table_and_the_examples(folder: Folder) -> None:
    examples = {
        "zh": [NewExample("能不能每个月换个日子扣款呀师傅")],
        "en": [NewExample("could the day of the draft be a different one each month")],
    }
    change = add_intent(folder, "ask_moving_day", "repayment", examples, ["utter_handoff"])
    after = {each.file: yaml.safe_load(each.after or "") for each in change.files}

    assert after["domain.yml"]["intents"][-1] == "ask_moving_day"
    assert after["data/acts.yml"]["intents"]["ask_moving_day"] == {"suggest": ["utter_handoff"]}
    assert [p["metadata"]["language"] for p in after["data/nlu/repayment.yml"]["nlu"][-2:]] == [
        "zh", "en",
    ]  # fmt: skip
    assert {each.code for each in change.warnings} == {"few_examples"}
    assert all(line.startswith("+") for line in changed(change))
    assert len(changed(change)) == 1 + 2 + 8


def test_a_new_reply_has_both_languages_and_a_place_in_the_table(folder: Folder) -> None:
    change = add_reply(folder, "utter_noted", "opening", [ZH, EN], "thank", 1)
    after = {each.file: yaml.safe_load(each.after or "") for each in change.files}

    assert after["data/acts.yml"]["intents"]["thank"]["suggest"][1] == "utter_noted"
    assert [w["text"] for w in after["data/responses/opening.yml"]["responses"]["utter_noted"]] == [
        ZH[0], EN[0],
    ]  # fmt: skip
    assert len(changed(change)) == 5 + 2


def test_a_new_reply_without_a_language_or_a_place_is_refused(folder: Folder) -> None:
    with pytest.raises(Refused) as refused:
        add_reply(folder, "utter_noted", "opening", [ZH], "thank")
    with pytest.raises(Missing):
        add_reply(folder, "utter_noted", "opening", [ZH, EN], "no_such_intent")

    assert codes(refused.value) == ["missing_language"]


def test_a_known_reply_is_suggested_once(folder: Folder) -> None:
    assert len(changed(suggest_reply(folder, "thank", "utter_still_listening"))) == 2
    row = yaml.safe_load(folder.text("data/acts.yml"))["intents"]["thank"]["suggest"]
    with pytest.raises(Refused) as refused:
        suggest_reply(folder, "thank", row[0])

    assert codes(refused.value) == ["suggested_already"]


def test_a_new_slot_does_not_steer(folder: Folder) -> None:
    change = add_slot(folder, "pets", "categorical", ["cat", "no"])

    assert sorted(changed(change)) == sorted([
        "+  pets:",
        "+    type: categorical",
        '+    values: [cat, "no"]',
        "+    influence_conversation: false",
        "+    mappings: [{type: custom}]",
    ])  # fmt: skip
    after = yaml.safe_load(change.files[0].after or "")["slots"]
    assert list(after)[-1] == "pets"
    assert after["pets"]["values"] == ["cat", "no"]


@pytest.mark.parametrize("name", ["Greet me", "greet", "x" * 70, "../x"])
def test_a_name_that_is_taken_or_no_name_is_refused(folder: Folder, name: str) -> None:
    with pytest.raises(Refused):
        add_intent(folder, name, "repayment", {}, ["utter_handoff"])
