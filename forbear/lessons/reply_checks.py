"""What a wording must be before it is taken in, and what its trainer should look at once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forbear.lessons.example_checks import LANGUAGES
from forbear.lessons.likeness import plain
from forbear.lessons.problems import Problem, Refused
from forbear.lessons.replies import Tags, Wording
from forbear.lessons.wording_conduct import blocked_by
from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.safety.clean import clean_text

STRATEGIES = (
    "reflect", "validate", "clarify", "choice", "information", "boundary", "signpost",
)  # fmt: skip
LONGEST = 600
_SLOT = re.compile(r"\{([^{}]*)\}")
_LOUD = re.compile(r"[!！]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FIGURE = re.compile(r"\d{2,}|[$£€¥]")


def accepted_wording(
    reply: str, text: str, tags: Tags, known: Sequence[Wording], instead_of: Wording | None = None
) -> list[Problem]:
    """The warnings for a wording; raises `Refused` with everything that is wrong."""
    others = [each for each in known if each != instead_of]
    own = [each for each in others if each.reply == reply]
    acts = {each.tags.act for each in own} or {each.tags.act for each in known}
    found = [*_of_the_text(text, tags), *_of_the_tags(tags, acts)]
    found += _of_the_slots(text, own, others)
    if all(each.warning for each in found):  # the check must know language and place
        found += _of_the_conduct(text, tags)
    if any(plain(each.text) == plain(text) for each in own):
        found.append(Problem("wording_known", facts={"reply": reply}))
    for language in LANGUAGES:
        if language not in {tags.language, *(each.tags.language for each in own)}:
            facts = {"reply": reply, "language": language}
            found.append(Problem("missing_language", facts=facts, warning=True))
    wrong = [each for each in found if not each.warning]
    if wrong:
        raise Refused(*wrong)
    return found


def _of_the_text(text: str, tags: Tags) -> Iterator[Problem]:
    if not plain(text):
        yield Problem("empty_text")
    if len(text) > LONGEST:
        yield Problem("long_text", facts={"most": LONGEST})
    if text != clean_text(text, LONGEST + 1):
        yield Problem("control_characters")
    if _LOUD.search(text):
        yield Problem("loud")
    if len(re.findall("[?？]", text)) > 1:
        yield Problem("two_questions", warning=True)
    if _FIGURE.search(_SLOT.sub("", text)):
        yield Problem("figure", warning=True)
    if tags.language in LANGUAGES and bool(_HAN.search(text)) != (tags.language == "zh"):
        yield Problem("other_language", facts={"language": tags.language})
    if tags.language == "zh" and "你" in text:
        yield Problem("familiar")


def _of_the_conduct(text: str, tags: Tags) -> Iterator[Problem]:
    for rule, why in blocked_by(text, tags.language, tags.jurisdiction).items():
        yield Problem("conduct_blocks", facts={"rule": rule, "why": why})


def _of_the_tags(tags: Tags, acts: set[str]) -> Iterator[Problem]:
    if tags.act not in acts:
        yield Problem("other_act", facts={"act": tags.act, "acts": sorted(acts)})
    if tags.strategy not in STRATEGIES:
        yield Problem("unknown_strategy", facts={"strategy": tags.strategy, "known": STRATEGIES})
    if tags.language not in LANGUAGES:
        yield Problem("unknown_language", facts={"language": tags.language})
    levels = tags.hostility
    if (
        len(levels) != 2
        or not all(type(each) is int for each in levels)
        or not 0 <= levels[0] <= levels[1] <= 4
    ):
        yield Problem("unknown_levels")
    for place in tags.jurisdiction:
        if place not in JURISDICTIONS:
            facts = {"place": place, "known": sorted(JURISDICTIONS)}
            yield Problem("unknown_place", facts=facts)


def _of_the_slots(text: str, own: Sequence[Wording], known: Sequence[Wording]) -> Iterator[Problem]:
    used = set(_SLOT.findall(text))
    anywhere = {slot for each in known for slot in _SLOT.findall(each.text)}
    here = {slot for each in own for slot in _SLOT.findall(each.text)}
    for slot in sorted(used - anywhere):
        yield Problem("unknown_placeholder", facts={"slot": slot})
    for slot in sorted((used & anywhere) - here - {"bank_name"}):
        yield Problem("placeholder_elsewhere", facts={"slot": slot}, warning=True)
