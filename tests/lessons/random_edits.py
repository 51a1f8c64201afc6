"""Edits drawn at random over all of the trainer's files, each with the lines that it may touch."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from forbear.lessons import conduct_lines as conduct
from forbear.lessons import example_edits as examples
from forbear.lessons import new_names, reply_edits, story_edits
from forbear.lessons.change import Change
from forbear.lessons.examples import Example, Labels, read_examples
from forbear.lessons.folder import Folder
from forbear.lessons.names import rows_of
from forbear.lessons.replies import Tags, read_wordings
from forbear.lessons.stories import read_stories
from forbear.safety.risk import FLAGS

WORDS = [
    "river", "纸船", "lantern", "西瓜", '"quoted"', "back\\slash", "it's", "#hash", "{curly}",
    "a:b", "100%", "😀", "-", "dash",
]  # fmt: skip
FEELING = [(0, "none"), (1, "situation"), (2, "bank"), (3, "agent")]


@dataclass(frozen=True)
class Edit:
    """A change and how many lines it may take and bring in each of its files together."""

    change: Change
    gone: int
    came: int


class Drawn:
    """Draws edits; the same seed draws the same ones from the same files."""

    def __init__(self, folder: Folder, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.number = 0

    def edit(self) -> Edit:
        self.number += 1
        kinds: list[tuple[Callable[[], Edit], int]] = [
            (self.add_example, 12), (self.change_words, 12), (self.change_labels, 12),
            (self.move, 14), (self.remove_example, 8), (self.add_line, 8), (self.change_line, 8),
            (self.remove_line, 8), (self.add_wording, 10), (self.change_wording, 10),
            (self.change_tags, 8), (self.remove_wording, 6), (self.add_story, 14),
            (self.retitle, 14), (self.trim, 10), (self.remove_story, 8), (self.suggest, 8),
            (self.add_slot, 4), (self.add_reply, 4), (self.add_intent, 3),
        ]  # fmt: skip
        return self.random.choices([k for k, _ in kinds], [w for _, w in kinds])[0]()

    def text(self, words: int = 6) -> str:
        drawn = " ".join(self.random.choice(WORDS) for _ in range(words))
        return f"{drawn} {self.number} {self.random.randrange(10**6)}"

    def labels(self) -> Labels:
        level, target = self.random.choice(FEELING)
        return Labels(level, target, tuple(self.random.sample(FLAGS, self.random.randrange(3))))

    def example(self) -> Example:
        file = self.random.choice(self.folder.files("data/nlu"))
        return self.random.choice(read_examples(self.folder, [file]))

    def add_example(self) -> Edit:
        old, count = self.example(), self.random.randrange(1, 4)
        new = [examples.NewExample(self.text(n + 3), self.labels()) for n in range(count)]
        return Edit(
            examples.add_examples(self.folder, old.intent, str(old.language), new), 0, count
        )

    def change_words(self) -> Edit:
        old = self.example()
        return Edit(examples.change_example(self.folder, old.file, old.line, self.text()), 1, 1)

    def change_labels(self) -> Edit:
        old, labels = self.example(), self.labels()
        change = examples.change_example(self.folder, old.file, old.line, labels=labels)
        return Edit(change, 1, 1)

    def move(self) -> Edit:
        old, to = self.example(), self.example()
        change = examples.move_example(self.folder, old.file, old.line, to.intent)
        return Edit(change, 1, 1)

    def remove_example(self) -> Edit:
        old = self.example()
        return Edit(examples.remove_example(self.folder, old.file, old.line), 1, 0)

    def line(self) -> tuple[str, int]:
        file = self.random.choice(self.folder.files("data/conduct"))
        return file, self.random.choice(sorted(conduct.conduct_lines(self.folder, file)))

    def add_line(self) -> Edit:
        return Edit(conduct.add_conduct_line(self.folder, *self.line(), self.text()), 0, 1)

    def change_line(self) -> Edit:
        return Edit(conduct.change_conduct_line(self.folder, *self.line(), self.text()), 1, 1)

    def remove_line(self) -> Edit:
        return Edit(conduct.remove_conduct_line(self.folder, *self.line()), 1, 0)

    def wording_text(self, language: str) -> str:
        return f"您的纸船，我记下了{self.number}。" if language == "zh" else (
            f'Your "river" boat: noted, number {self.number}.'
        )  # fmt: skip

    def add_wording(self) -> Edit:
        old = self.random.choice(read_wordings(self.folder))
        text = self.wording_text(old.tags.language)
        return Edit(reply_edits.add_wording(self.folder, old.reply, text, old.tags), 0, 2)

    def change_wording(self) -> Edit:
        old = self.random.choice(read_wordings(self.folder))
        text = self.wording_text(old.tags.language)
        return Edit(reply_edits.change_wording(self.folder, old.file, old.line, text), 1, 1)

    def change_tags(self) -> Edit:
        old = self.random.choice(read_wordings(self.folder))
        tags = Tags(old.tags.act, "reflect", old.tags.language, (0, 3), ("UK", "US"))
        change = reply_edits.change_wording(self.folder, old.file, old.line, tags=tags)
        return Edit(change, 1, 1)

    def remove_wording(self) -> Edit:
        old = self.random.choice(read_wordings(self.folder))
        return Edit(reply_edits.remove_wording(self.folder, old.file, old.line), 2, 0)

    def add_story(self) -> Edit:
        kind = self.random.choice(["story", "story", "rule", "test"])
        old = self.random.choice(read_stories(self.folder, [kind]))
        name = old.file.rsplit("/", 1)[1].removesuffix(".yml").removeprefix("test_")
        topic = name.rstrip("0123456789").rstrip("_")
        title = f"what came of it: again # {self.number} times over"
        change = story_edits.add_story(self.folder, kind, title, old.steps, topic, old.condition)
        lines = change.files[0].lines[1]
        return Edit(change, 0, lines)

    def retitle(self) -> Edit:
        old = self.random.choice(read_stories(self.folder))
        title = f"the outcome has another name now, number {self.number}"
        return Edit(story_edits.change_story(self.folder, old.file, old.line, title), 1, 1)

    def trim(self) -> Edit:
        """Without its last turn."""
        old = self.random.choice(read_stories(self.folder, ["story"]))
        heard = [n for n, step in enumerate(old.steps) if "intent" in step]
        steps = old.steps[: heard[-1]]
        change = story_edits.change_story(self.folder, old.file, old.line, steps=steps)
        return Edit(change, change.files[0].lines[0], 0)

    def remove_story(self) -> Edit:
        old = self.random.choice(read_stories(self.folder, ["story", "test"]))
        change = story_edits.remove_story(self.folder, old.file, old.line)
        return Edit(change, change.files[0].lines[0], 0)

    def suggest(self) -> Edit:
        intent = self.random.choice(sorted(rows_of(self.folder)))
        reply = self.random.choice(read_wordings(self.folder)).reply
        return Edit(new_names.suggest_reply(self.folder, intent, reply), 1, 1)

    def add_slot(self) -> Edit:
        return Edit(new_names.add_slot(self.folder, f"drawn_{self.number}"), 0, 4)

    def add_reply(self) -> Edit:
        old = self.random.choice(read_wordings(self.folder))
        topic = old.file.rsplit("/", 1)[1].removesuffix(".yml")
        wordings = [
            (self.wording_text(language), Tags(old.tags.act, "validate", language))
            for language in ("zh", "en")
        ]
        intent = self.random.choice(sorted(rows_of(self.folder)))
        name = f"utter_drawn_{self.number}"
        change = new_names.add_reply(self.folder, name, topic, wordings, intent)
        return Edit(change, 1, 5 + 1)

    def add_intent(self) -> Edit:
        given = {lang: [examples.NewExample(self.text())] for lang in ("zh", "en")}
        name = f"drawn_{self.number}"
        change = new_names.add_intent(self.folder, name, "contact", given, ["utter_handoff"])
        return Edit(change, 0, 1 + 2 + 8)
