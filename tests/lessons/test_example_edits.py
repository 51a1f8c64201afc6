"""Examples: each edit touches its own line, and is refused where it would do harm."""

from __future__ import annotations

import pytest
import yaml

from forbear.lessons.change import Change
from forbear.lessons.example_edits import (
    NewExample,
    add_examples,
    change_example,
    move_example,
    remove_example,
)
from forbear.lessons.examples import Example, Labels, Mark, read_examples
from forbear.lessons.folder import Folder
from forbear.lessons.problems import Missing, Refused


def changed(change: Change) -> list[str]:
    """The lines of the diff that go or come, without the names of the files."""
    return [
        line.rstrip("\n")
        for line in change.diff.splitlines(keepends=True)
        if line[0] in "+-" and not line.startswith(("+++", "---"))
    ]


def example(folder: Folder, **wanted: object) -> Example:
    return next(
        each
        for each in read_examples(folder)
        if all(getattr(each, name) == value for name, value in wanted.items())
    )


def codes(error: Refused) -> list[str]:
    return [problem.code for problem in error.problems]


def marked(entity: str, text: str) -> Labels:
    return Labels(entities=(Mark(entity, text),))


def test_marked_words_are_kept_beside_the_other_labels(folder: Folder) -> None:
    new = NewExample("三千五我这个月真的掏不出", marked("amount", "三千五"))
    change = add_examples(folder, "state_hardship", "zh", [new])

    assert changed(change) == [
        '+      - {text: "三千五我这个月真的掏不出", metadata: {entities: [{entity: amount,'
        ' text: "三千五"}]}}'
    ]


def test_every_example_is_read_with_its_line(folder: Folder) -> None:
    read = read_examples(folder)
    lines = {file: folder.text(file).split("\n") for file in folder.files("data/nlu")}

    assert len(read) > 20_000
    assert all("text:" in lines[each.file][each.line - 1] for each in read)
    assert {each.language for each in read} == {"zh", "en"}


def test_an_example_is_added_at_the_end_of_its_part_and_nothing_else_changes(
    folder: Folder,
) -> None:
    new = NewExample(
        "  我这个月真的一分钱都挪不出来了 ", Labels(1, "situation", ("vulnerability",))
    )
    change = add_examples(folder, "state_hardship", "zh", [new])

    assert changed(change) == [
        '+      - {text: "我这个月真的一分钱都挪不出来了", metadata:'
        " {hostility: 1, target: situation, risk: [vulnerability]}}"
    ]


def test_texts_with_quotes_colons_and_backslashes_come_back_as_they_were(folder: Folder) -> None:
    text = 'he said: "pay\\now" #today - {really}? \'tis 100%, ok 😀'
    change = add_examples(folder, "refuse_to_pay", "en", [NewExample(text)])
    data = yaml.safe_load(change.files[0].after or "")

    assert text in [each["text"] for part in data["nlu"] for each in part["examples"]]


def test_words_are_changed_and_the_labels_of_the_line_stay(folder: Folder) -> None:
    old = next(e for e in read_examples(folder) if e.labels.hostility == 2 and e.labels.risk)
    change = change_example(folder, old.file, old.line, text="换一句从来没有人说过的话看看行不行")
    gone, came = changed(change)

    assert gone[1:].replace(old.text.replace("\\", "\\\\").replace('"', '\\"'), "X") == came[
        1:
    ].replace("换一句从来没有人说过的话看看行不行", "X")


def test_labels_are_put_changed_and_taken_away(folder: Folder) -> None:
    old = example(folder, labels=Labels())
    put = change_example(folder, old.file, old.line, labels=Labels(3, "agent"))
    assert changed(put)[1].endswith("metadata: {hostility: 3, target: agent}}")

    old = example(folder, labels=Labels(1, "bank"))
    taken = change_example(folder, old.file, old.line, labels=Labels())
    assert changed(taken)[1].endswith('"}')
    assert len(changed(taken)) == 2


@pytest.mark.parametrize("intent", ["ask_credit_impact", "thank", "ask_balance"])
def test_an_example_moves_with_its_labels(folder: Folder, intent: str) -> None:
    old = next(
        e for e in read_examples(folder)
        if e.intent == "question_fees_interest" and e.labels.hostility
    )  # fmt: skip
    change = move_example(folder, old.file, old.line, intent)
    gone = [line[1:] for line in changed(change) if line[0] == "-"]
    came = [line[1:] for line in changed(change) if line[0] == "+"]

    assert gone == came
    assert len(gone) == 1
    assert len(change.files) == (1 if intent.startswith("ask_") else 2)


def test_an_example_is_removed_with_its_line_alone(folder: Folder) -> None:
    old = example(folder, intent="goodbye", language="en")
    change = remove_example(folder, old.file, old.line)

    assert len(changed(change)) == 1
    assert changed(change)[0].startswith("-      - {text: ")


@pytest.mark.parametrize(
    ("intent", "language", "new", "code"),
    [
        ("no_such_intent", "zh", NewExample("从来没有说过的一句话"), "unknown_intent"),
        ("greet", "fr", NewExample("bonjour tout le monde ici"), "unknown_language"),
        ("greet", "zh", NewExample("   "), "empty_text"),
        ("greet", "en", NewExample("hello\nthere my dear bank"), "control_characters"),
        ("greet", "en", NewExample("see [this](amount) please"), "annotation"),
        ("greet", "en", NewExample("x" * 1001), "long_text"),
        ("greet", "en", NewExample("my card 4111 1111 1111 1111 ok"), "secret"),
        ("greet", "en", NewExample("halloa there bank", Labels(7, "bank")), "unknown_level"),
        ("greet", "en", NewExample("halloa there bank", marked("moon", "bank")), "unknown_entity"),
        ("greet", "en", NewExample("halloa there bank", marked("amount", "9")), "mark_not_there"),
        ("greet", "en", NewExample("halloa there bank", Labels(1, "moon")), "unknown_target"),
        ("greet", "en", NewExample("halloa there bank", Labels(risk=("x",))), "unknown_flag"),
        ("greet", "en", NewExample("halloa there bank", Labels(also=("greet",))), "also_itself"),
        ("greet", "en", NewExample("halloa there bank", Labels(also=("x",))), "unknown_intent"),
    ],
)
def test_what_cannot_be_an_example_is_refused_with_its_reason(
    folder: Folder, intent: str, language: str, new: NewExample, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_examples(folder, intent, language, [new])

    assert code in codes(refused.value)
    assert all(problem.said("zh") and problem.said("en") for problem in refused.value.problems)


def test_the_same_words_are_refused_and_nearly_the_same_are_warned_of(folder: Folder) -> None:
    known = next(e for e in read_examples(folder) if e.language == "en" and len(e.text) > 60)
    with pytest.raises(Refused) as same:
        add_examples(folder, known.intent, "en", [NewExample(known.text.upper() + " !!")])
    with pytest.raises(Refused) as elsewhere:
        add_examples(folder, "greet", "en", [NewExample(known.text)])
    near = add_examples(folder, known.intent, "en", [NewExample(known.text + " ok")])

    assert codes(same.value) == ["known_already"]
    assert codes(elsewhere.value) == ["known_elsewhere"]
    assert [problem.code for problem in near.warnings] == ["nearly_known"]
    assert known.text[:20] in near.warnings[0].said()


def test_a_level_without_a_target_is_warned_of(folder: Folder) -> None:
    change = add_examples(folder, "greet", "en", [NewExample("oi oi oi you lot", Labels(1))])

    assert [problem.code for problem in change.warnings] == ["level_without_target"]


def test_a_line_without_an_example_is_told(folder: Folder) -> None:
    with pytest.raises(Missing):
        remove_example(folder, "data/nlu/account.yml", 1)


@pytest.mark.parametrize(
    "file",
    ["data/nlu/../../secrets.yml", "/etc/passwd", "data/nlu/x.txt", "forbear/cli.py", "data/nlu"],
)
def test_no_name_leads_out_of_the_trainers_files(folder: Folder, file: str) -> None:
    with pytest.raises(Refused) as refused:
        remove_example(folder, file, 5)

    assert codes(refused.value) == ["not_a_trainers_file"]
