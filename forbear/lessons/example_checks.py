"""What an example must be before it is taken in, and what its trainer should look at once more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from forbear.lessons.examples import Example, Labels, entities_of, intents_of, read_examples
from forbear.lessons.folder import Folder
from forbear.lessons.likeness import KnownLines, same_words
from forbear.lessons.problems import Problem, Refused
from forbear.safety.clean import clean_text, mask_secrets
from forbear.safety.risk import FLAGS

LANGUAGES = ("zh", "en")
TARGETS = ("none", "situation", "bank", "agent")
LONGEST = 1000
"""Characters of an example."""
MOST_AT_ONCE = 20_000
TOLD = 200
"""Problems that are told; a paste of the wrong column has thousands of one kind."""
_ANNOTATION = re.compile(r"\[[^\]]*\]\s*[({]")
"""Rasa reads such brackets as a marked entity."""

Line = tuple[str, Labels]


def accepted(
    folder: Folder,
    intent: str,
    language: str | None,
    lines: Sequence[Line],
    instead_of: Example | None = None,
) -> list[Problem]:
    """The warnings for some lines of an intent; raises `Refused` with everything that is wrong.

    The line of a problem counts the lines given, from 1, where there are several.
    """
    found = problems_of(folder, intent, language, lines, instead_of)
    wrong = [each for each in found if not each.warning]
    if wrong:
        raise Refused(*wrong[:TOLD])
    return found[:TOLD]


def problems_of(
    folder: Folder,
    intent: str,
    language: str | None,
    lines: Sequence[Line],
    instead_of: Example | None = None,
) -> list[Problem]:
    """Everything that is wrong with the lines, or worth a look, in their order."""
    intents = intents_of(folder)
    known = [each for each in read_examples(folder) if each != instead_of]
    found = [*_of_the_part(intent, language, intents, len(lines))]
    for number, (text, labels) in enumerate(lines, start=1):
        line = number if len(lines) > 1 else None
        found += _of_a_line(text, labels, intent, intents, line)
        if labels.entities:
            found += _of_the_marks(text, labels, entities_of(folder), line)
    found += _repeated(lines, intent, known)
    return sorted(found, key=lambda each: each.line or 0)


def _of_the_part(
    intent: str, language: str | None, intents: Sequence[str], count: int
) -> Iterator[Problem]:
    if intent not in intents:
        yield Problem("unknown_intent", facts={"intent": intent})
    if language not in LANGUAGES:
        yield Problem("unknown_language", facts={"language": language})
    if not count:
        yield Problem("no_lines_given")
    if count > MOST_AT_ONCE:
        yield Problem("too_many_lines", facts={"most": MOST_AT_ONCE})


def _of_a_line(
    text: str, labels: Labels, intent: str, intents: Sequence[str], line: int | None
) -> Iterator[Problem]:
    if not text.strip():
        yield Problem("empty_text", line=line)
    elif len(text) > LONGEST:
        yield Problem("long_text", line=line, facts={"most": LONGEST})
    elif "\n" in text or text != clean_text(text, LONGEST):
        yield Problem("control_characters", line=line)
    elif _ANNOTATION.search(text):
        yield Problem("annotation", line=line, facts={"text": text})
    elif mask_secrets(text)[0] != text:
        yield Problem("secret", line=line)
    yield from label_problems(labels, intent, intents, line)


def label_problems(
    labels: Labels, intent: str, intents: Sequence[str], line: int | None
) -> Iterator[Problem]:
    if type(labels.hostility) is not int or not 0 <= labels.hostility <= 4:
        yield Problem("unknown_level", line=line, facts={"level": labels.hostility})
    elif labels.target not in TARGETS:
        yield Problem("unknown_target", line=line, facts={"target": labels.target})
    elif (labels.hostility > 0) != (labels.target != "none"):
        code = "level_without_target" if labels.hostility else "target_without_level"
        yield Problem(code, line=line, warning=True)
    for flag in labels.risk:
        if flag not in FLAGS:
            yield Problem("unknown_flag", line=line, facts={"flag": flag})
    for also in labels.also:
        if also not in intents:
            yield Problem("unknown_intent", line=line, facts={"intent": also})
        elif also == intent:
            yield Problem("also_itself", line=line, facts={"intent": also})


def _of_the_marks(
    text: str, labels: Labels, kinds: Sequence[str], line: int | None
) -> Iterator[Problem]:
    for mark in labels.entities:
        if mark.entity not in kinds:
            yield Problem("unknown_entity", line=line, facts={"entity": mark.entity})
        elif not mark.text.strip() or mark.text not in text:
            yield Problem("mark_not_there", line=line, facts={"text": mark.text})


def _repeated(lines: Sequence[Line], intent: str, known: Sequence[Example]) -> Iterator[Problem]:
    """The same words twice: refused under one intent, told under another."""
    by_words = {same_words(each.text): each for each in known}
    others = KnownLines(known)
    counted = Counter(same_words(text) for text, _ in lines)
    first: dict[str, int] = {}
    for number, (text, _) in enumerate(lines, start=1):
        words, line = same_words(text), number if len(lines) > 1 else None
        if not words:
            continue
        if counted[words] > 1 and first.setdefault(words, number) != number:
            yield Problem("twice_in_paste", line=line, facts={"first": first[words]})
        elif words in by_words:
            yield _known_already(by_words[words], intent, line)
        else:
            for other in others.alike(text):
                yield _nearly(other, intent, line)


def _known_already(other: Example, intent: str, line: int | None) -> Problem:
    facts = {"place": f"{other.file}:{other.line}", "intent": other.intent, "text": other.text}
    code = "known_already" if other.intent == intent else "known_elsewhere"
    return Problem(code, line=line, facts=facts)


def _nearly(other: Example, intent: str, line: int | None) -> Problem:
    facts = {"place": f"{other.file}:{other.line}", "intent": other.intent, "text": other.text}
    code = "nearly_known" if other.intent == intent else "nearly_known_elsewhere"
    return Problem(code, line=line, facts=facts, warning=True)
