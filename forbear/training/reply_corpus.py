"""Reads `data/conduct`: lines that hold a label, and near misses that do not.

A folder per writer, a file per group of labels. `(one|another|)` in a line stands for any of the
wordings; a few of them are made.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import yaml

from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.safety.conduct.labels import LABELS
from forbear.safety.conduct.packs import load_packs
from forbear.safety.crisis import STEPS, crisis_replies

GOOD, NOTHING = "good", "nothing"
"""Stand for no label: lines that hold none that no good reply holds, and lines that hold none."""
KNOWN = (*LABELS, GOOD, NOTHING)
LANGUAGES, KINDS = ("zh", "en"), ("breaks", "fine")
BEFORE_VERIFICATION = (
    "verify_identity", "scam_reassurance", "acknowledge_emotion", "log_complaint",
)  # fmt: skip
"""Acts of approved replies that say nothing of an account, unless a figure is filled in."""
MOST_WORDINGS = 6
"""Of one line with choices: more of them say little that is new."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_SLOT = re.compile(r"\{[^{}]*\}")


class CorpusError(ValueError):
    """A line of the corpus cannot be used; the message names the file and the place."""


@dataclass(frozen=True)
class Line:
    """One wording."""

    text: str
    lang: str
    label: str
    holds: bool
    """Whether it holds its label; else it is a near miss."""
    writer: str
    number: int
    """Of the line in the corpus: wordings of one line share it."""
    weight: float = 1.0


def read_corpus(folder: Path, responses: Path) -> list[Line]:
    """Every wording of the corpus; our own approved texts are examples of good wording."""
    written = [_Written(folder, path) for path in sorted(folder.rglob("*.yml"))]
    if not written:
        raise CorpusError(f"{folder} holds no lines; bring data/conduct back.")
    lines = [line for file in written for line in file.lines()]
    lines += [*_approved(responses), *_for_crises(), *_suggested()]
    numbers: dict[object, int] = {}
    for line in lines:
        numbers.setdefault(line, len(numbers))
    return [made for line in lines for made in _wordings(line, numbers[line])]


class _Written:
    def __init__(self, folder: Path, path: Path) -> None:
        self.path, self.writer = path, path.relative_to(folder).parts[0]

    def lines(self) -> Iterator[Line]:
        try:
            sections = yaml.load(self.path.read_text(encoding="utf-8"), Loader=_LOADER)
        except yaml.YAMLError as error:
            raise CorpusError(f"{self.path}: {error}") from error
        if not isinstance(sections, list):
            raise CorpusError(f"{self.path}: write a list of labels, each with `zh` and `en`.")
        for section in sections:
            yield from self._section(section)

    def _section(self, section: Any) -> Iterator[Line]:
        if not isinstance(section, Mapping) or section.get("label") not in KNOWN:
            label = section.get("label") if isinstance(section, Mapping) else section
            raise CorpusError(f"{self.path}: {label!r} is no label; known: {', '.join(KNOWN)}.")
        for lang in LANGUAGES:
            for kind in KINDS:
                place = f"{self.path}: {section['label']}, {lang}, {kind}"
                for text in _texts(section, lang, kind, place):
                    yield Line(text, lang, section["label"], kind == "breaks", self.writer, 0)


def _texts(section: Mapping[str, Any], lang: str, kind: str, place: str) -> Iterator[str]:
    given = section.get(lang) or {}
    texts = given.get(kind, []) if isinstance(given, Mapping) else None
    if not isinstance(texts, list):
        raise CorpusError(f"{place}: write a list of lines.")
    for text in texts:
        if not isinstance(text, str) or not text.strip():
            raise CorpusError(f"{place}: {text!r} is no line of text; put it in quotes.")
        yield text


def _approved(responses: Path) -> list[Line]:
    found = []
    for path in sorted(responses.glob("*.yml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        for variations in content["responses"].values():
            for variation in variations:
                text, meta = _SLOT.sub("12", variation["text"]), variation["metadata"]
                said = [GOOD]
                if meta["act"] in BEFORE_VERIFICATION and text == variation["text"]:
                    said.append("account_fact")
                found += [Line(text, meta["lang"], each, False, "approved", 0) for each in said]
    return found


def _for_crises() -> list[Line]:
    """They ask for nothing and say nothing of an account."""
    texts = {
        (text, lang)
        for lang in LANGUAGES
        for place in (*JURISDICTIONS, None)
        for step in range(len(STEPS))
        for text in crisis_replies(lang, place, step)
    }
    return [Line(text, lang, NOTHING, False, "approved", 0) for text, lang in sorted(texts)]


def _suggested() -> list[Line]:
    """What the check itself proposes instead of a wording that breaks a rule."""
    found = []
    for rule in load_packs().rules.values():
        for texts in rule.suggestion.values():
            for lang, text in texts.items():
                said = [text] if isinstance(text, str) else list(text.values())
                found += [Line(each, lang, GOOD, False, "approved", 0) for each in said]
    return found


def _wordings(line: Line, number: int) -> Iterator[Line]:
    texts = wordings_of(line.text)
    for text in texts:
        weight = len(texts) ** -0.5
        yield Line(text, line.lang, line.label, line.holds, line.writer, number, weight)


def wordings_of(text: str) -> list[str]:
    """A line with each choice made in a few ways; the same ones every time."""
    parts = _CHOICE.split(text)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    ways = reduce(lambda product, choice: product * len(choice), choices, 1)
    chance = random.Random(text)
    picks = [_shuffled(choice, min(ways, MOST_WORDINGS), chance) for choice in choices]
    made = [re.sub(r" {2,}", " ", "".join(picked)).strip() for picked in zip(*picks, strict=True)]
    return list(dict.fromkeys(made))


def _shuffled(choice: list[str], count: int, chance: random.Random) -> list[str]:
    """So many of a choice, each as often as the others, in an order of its own."""
    rounds = -(-count // len(choice))
    return [each for _ in range(rounds) for each in chance.sample(choice, len(choice))][:count]
