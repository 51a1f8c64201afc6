"""Replies and conduct lines: a wording is put beside its own kind and keeps to the house's tone."""

from __future__ import annotations

import pytest

from forbear.lessons.conduct_lines import (
    add_conduct_line,
    change_conduct_line,
    conduct_lines,
    remove_conduct_line,
)
from forbear.lessons.folder import Folder
from forbear.lessons.problems import Refused
from forbear.lessons.replies import Tags, Wording, read_wordings
from forbear.lessons.reply_edits import add_wording, change_wording, remove_wording
from tests.lessons.test_example_edits import changed, codes

REPLY = "utter_ask_hardship"
ZH = Tags("ask_hardship", "clarify", "zh", (0, 2))


def of(folder: Folder, reply: str, language: str) -> list[Wording]:
    return [w for w in read_wordings(folder) if (w.reply, w.tags.language) == (reply, language)]


def test_a_wording_goes_behind_the_last_one_of_its_language(folder: Folder) -> None:
    before = of(folder, REPLY, "zh")[-1]
    change = add_wording(folder, REPLY, "先不谈数字。这几个月里，哪一个月开始吃紧的？", ZH)

    assert changed(change) == [
        '+  - text: "先不谈数字。这几个月里，哪一个月开始吃紧的？"',
        "+    metadata: {act: ask_hardship, strategy: clarify, lang: zh, hostility: [0, 2]}",
    ]
    assert f"-{before.line}," not in change.diff
    assert change.warnings == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If you do not pay today we will have you arrested."),
        ("zh", "今天不还，我们就叫警察来抓您。"),
    ],
)
def test_a_wording_that_no_agent_may_say_is_refused(
    folder: Folder, language: str, text: str
) -> None:
    tags = Tags("ask_hardship", "clarify", language, (0, 2))
    old = of(folder, REPLY, language)[0]

    for refused in (
        lambda: add_wording(folder, REPLY, text, tags),
        lambda: change_wording(folder, old.file, old.line, text=text),
    ):
        with pytest.raises(Refused) as told:
            refused()
        assert "conduct_blocks" in codes(told.value)


def test_words_and_tags_change_on_their_own_lines(folder: Folder) -> None:
    old = of(folder, REPLY, "en")[0]
    words = change_wording(folder, old.file, old.line, text="Which month did it start to bite?")
    tags = change_wording(
        folder, old.file, old.line, tags=Tags("ask_hardship", "reflect", "en", (1, 3), ("UK",))
    )

    assert [line.strip("+- ").split(":")[0] for line in changed(words)] == ["text", "text"]
    assert changed(tags)[1].endswith(
        "{act: ask_hardship, strategy: reflect, lang: en, hostility: [1, 3], jurisdiction: [UK]}"
    )
    assert len(changed(tags)) == 2


def test_the_last_wording_of_a_language_stays(folder: Folder) -> None:
    first, *rest = of(folder, REPLY, "en")
    gone = remove_wording(folder, first.file, first.line)
    assert len(changed(gone)) == 2
    assert rest

    single = next(w for w in read_wordings(folder) if len(of(folder, w.reply, "en")) == 2)
    one, other = of(folder, single.reply, "en")
    (folder.root / one.file).write_text(
        remove_wording(folder, one.file, one.line).files[0].after or "", "utf-8"
    )
    left = of(folder, single.reply, "en")[0]
    with pytest.raises(Refused) as refused:
        remove_wording(folder, left.file, left.line)
    assert left.text == other.text
    assert codes(refused.value) == ["last_of_language"]


@pytest.mark.parametrize(
    ("text", "tags", "code"),
    [
        ("您说得对！", ZH, "loud"),
        ("你先说说看，从哪个月开始的？", ZH, "familiar"),
        ("Tell me more about it, please.", ZH, "other_language"),
        ("您那边{no_such}怎么样？", ZH, "unknown_placeholder"),
        ("您慢慢说，我在听。", Tags("offer_plan", "clarify", "zh"), "other_act"),
        ("您慢慢说，我在听。", Tags("ask_hardship", "sing", "zh"), "unknown_strategy"),
        ("您慢慢说，我在听。", Tags("ask_hardship", "clarify", "zh", (3, 1)), "unknown_levels"),
        ("您慢慢说，我在听。", Tags("ask_hardship", "clarify", "zh", (0, 4), ("FR",)),
         "unknown_place"),
        (" ", ZH, "empty_text"),
    ],
)  # fmt: skip
def test_a_wording_out_of_tone_is_refused(folder: Folder, text: str, tags: Tags, code: str) -> None:
    with pytest.raises(Refused) as refused:
        add_wording(folder, REPLY, text, tags)

    assert code in codes(refused.value)


def test_a_figure_and_two_questions_are_warned_of(folder: Folder) -> None:
    change = add_wording(folder, REPLY, "是3000元吗？还是您想先缓一缓？", ZH)

    assert [each.code for each in change.warnings] == ["two_questions", "figure"]


def test_conduct_lines_are_added_changed_and_removed(folder: Folder) -> None:
    for file in folder.files("data/conduct"):
        line = sorted(conduct_lines(folder, file))[3]
        added = add_conduct_line(folder, file, line, "一句谁也没有写过的话: 用来试 # 一试")
        assert len(changed(added)) == 1
        assert (
            len(changed(change_conduct_line(folder, file, line, '换成"另外"一句没人写过的'))) == 2
        )
        assert len(changed(remove_conduct_line(folder, file, line))) == 1
