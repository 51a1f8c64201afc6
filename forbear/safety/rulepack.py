"""Finds what the rule packs describe in a message, with spaCy matchers compiled once.

A calm message costs little: a rule's matcher runs only where every word it needs is present.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from spacy.tokens import Doc

from forbear.safety.lexicon import (
    COMMA,
    END,
    NUMBER,
    START,
    UNKNOWN,
    Lexicons,
    Word,
    pieces,
    sentences,
)
from forbear.safety.normalise import Normalised, normalise
from forbear.safety.patterns_language import Concepts, Rule, compile_rules, lexicons_of
from forbear.safety.pipeline import mixed_vocab

_NONE: frozenset[int] = frozenset()
PATTERN_FOLDER = Path(__file__).parent / "patterns"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RulePackError(ValueError):
    """A rule pack says something that cannot be compiled."""


@dataclass(frozen=True)
class Hit:
    """One rule that matched, and where in the normalised text."""

    label: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True)
class RulePack:
    """Rules over one shared lexicon."""

    lexicon: Lexicons
    rules: dict[int, list[Rule]]
    slots_of_word: dict[str, frozenset[int]]

    def hits(self, text: Normalised) -> list[Hit]:
        """Everything that matches, in the order of the text, duplicates removed."""
        longest, finer = self.lexicon
        found: set[Hit] = set()
        for sentence in sentences(pieces(text.text)):
            # Where known terms overlap there is no one right way to cut, so all three are read.
            ways = (
                longest.words(sentence),
                longest.words_from_end(sentence),
                finer.words(sentence),
            )
            seen: set[tuple[object, ...]] = set()
            for words in dict.fromkeys(tuple(way) for way in ways):
                found.update(self._hits_in(words, seen))
        return sorted(found, key=lambda hit: (hit.start, hit.end, hit.label, hit.rule))

    def _hits_in(self, sentence: tuple[Word, ...], seen: set[tuple[object, ...]]) -> Iterator[Hit]:
        spelled = [START, *(self._spelling(word.text) for word in sentence), END]
        filled = [self.slots_of_word.get(text, _NONE) for text in spelled]
        near = list(self._near(frozenset().union(*filled)))
        wanted = {slot for rule in near for slot in rule.slots}
        places: dict[int, list[int]] = {}
        for place, slots in enumerate(filled):
            for slot in slots & wanted:
                places.setdefault(slot, []).append(place)
        spans = [(-1, -1), *((word.start, word.end) for word in sentence), (-2, -2)]
        due = list(_due(near, places, spans, seen))
        if not due:
            return
        doc = Doc(mixed_vocab(), words=spelled)
        for rule in due:
            for start, end in _matches(rule, doc, places):
                first, final = max(start, 1), min(end - 1, len(sentence))
                if first <= final:
                    span = (sentence[first - 1].start, sentence[final - 1].end)
                    yield Hit(rule.label, rule.name, *span)

    def _near(self, filled: frozenset[int]) -> Iterator[Rule]:
        """The rules all of whose required slots are filled, in whatever order."""
        for slot in filled & self.rules.keys():
            for rule in self.rules[slot]:
                if rule.needed <= filled:
                    yield rule

    def _spelling(self, word: str) -> str:
        # Unknown words never reach the vocabulary: it would grow with every message.
        if word in self.slots_of_word or word == COMMA:
            return word
        return NUMBER if word[0].isdigit() else UNKNOWN


def _due(
    near: list[Rule],
    places: dict[int, list[int]],
    spans: list[tuple[int, int]],
    seen: set[tuple[object, ...]],
) -> Iterator[Rule]:
    """The rules whose slots are filled in order, unless they were filled just so before: by the
    same words, as many words apart."""
    for rule in near:
        if not _within_reach(rule, places):
            continue
        first = min(places[slot][0] for slot in rule.needed)
        filled = [tuple((spans[at], at - first) for at in places.get(s, ())) for s in rule.slots]
        key = (id(rule), *filled)
        if key not in seen:
            seen.add(key)
            yield rule


def _within_reach(rule: Rule, places: dict[int, list[int]]) -> bool:
    """Whether the slots a rule needs are filled one after the other, none further off than its
    gaps are wide; far cheaper than matching."""
    first, *others = rule.required
    reached = places[first]
    for slot, widest in zip(others, rule.reach, strict=True):
        reached = [at for at in places[slot] if any(0 < at - b <= widest for b in reached)]
        if not reached:
            return False
    return True


def _matches(rule: Rule, doc: Doc, places: dict[int, list[int]]) -> list[tuple[int, int]]:
    """Where the rule matches; it is run only between the first and the last word it could use."""
    filled = [places[slot] for slot in rule.slots if slot in places]
    first = 0 if rule.may_open_with_a_gap else min(each[0] for each in filled)
    last = max(each[-1] for each in filled)
    found = _shortest(rule.matcher(doc[first : last + 1]))
    return [(start + first, end + first) for start, end in found]


def _shortest(matches: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Of the matches that start alike, the one that ends first."""
    ends: dict[int, int] = {}
    for _, start, end in matches:
        ends[start] = min(end, ends.get(start, end))
    return list(ends.items())


# The screen and the score of one message follow each other, and need the same hits.
@lru_cache(maxsize=16)
def read(text: str) -> tuple[Normalised, tuple[Hit, ...]]:
    """A message normalised, and what the packs find in it."""
    normalised = normalise(text)
    return normalised, tuple(load_pack().hits(normalised))


@lru_cache(maxsize=1)
def load_pack() -> RulePack:
    """The rule pack of all files in patterns/."""
    concepts, lines = read_patterns(PATTERN_FOLDER)
    lexicon = lexicons_of(concepts, lines)
    rules, slots_of_word = compile_rules(concepts, lines, lexicon)
    mixed_vocab()  # takes a while, which the first customer with a worrying word would wait
    return RulePack(lexicon, rules, slots_of_word)


def read_patterns(folder: Path) -> tuple[Concepts, list[tuple[str, str, str]]]:
    """The concepts, and the rules as (label, name, line)."""
    concepts: Concepts = {}
    rules: list[tuple[str, str, str]] = []
    for path in sorted(folder.glob("*.yml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        for name, words in content.get("concepts", {}).items():
            if name in concepts:
                raise RulePackError(f"{path.name}: concept {name} is defined twice; rename one.")
            concepts[name] = tuple(word.strip() for word in words.split(",") if word.strip())
        for label, named in content.get("rules", {}).items():
            for name, lines in named.items():
                rules += [(label, name, line) for line in lines.splitlines() if line.strip()]
    return concepts, rules
