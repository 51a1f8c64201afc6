"""The one-line language of the rule packs, compiled to spaCy token patterns.

`{name}` is any word of a concept, `a|b_c` one of several (`_` stands for a space), `x?` may be
missing, `~` is a gap of up to four words, `~~` the rest of a clause, `~~~` the rest of a sentence,
`^` and `$` are its ends.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Any

from spacy.matcher import Matcher

from forbear.safety.lexicon import END, START, Lexicon, Lexicons, pieces, spelling
from forbear.safety.pipeline import mixed_vocab

Concepts = dict[str, tuple[str, ...]]
Line = tuple[str, str, str]

_GAPS: dict[str, dict[str, Any]] = {
    "~": {"IS_PUNCT": False, "OP": "{0,4}"},
    "~~": {"IS_PUNCT": False, "OP": "*"},
    "~~~": {"OP": "*"},
}
# How many words a place that may stay empty can take.
_WIDTHS = {"": 1, "~": 4, "~~": 1000, "~~~": 1000}
# A term that begins or ends with one of these may be two words that met by chance.
_SMALL_CONCEPTS = ("i", "we", "you", "your", "he", "neg", "want", "will", "be")
_SMALL_WORDS = frozenset("了的得着们也都就去再还在给把被让叫")
_ENDS = {"^": START, "$": END}
_CHOICE = re.compile(r"\{[\w|]+\}|[^|{}]+")


class PatternError(ValueError):
    """A line of a rule pack that means nothing."""


@dataclass(frozen=True)
class Slot:
    """One place of a line: the words that may stand there, or a gap when there are none."""

    words: frozenset[str]
    operator: str = ""
    gap: str = ""

    def token(self) -> dict[str, Any]:
        """The place as a spaCy token pattern."""
        if self.gap:
            return dict(_GAPS[self.gap])
        token: dict[str, Any] = {"ORTH": {"IN": sorted(self.words)}}
        if self.operator:
            token["OP"] = self.operator
        return token


@dataclass(frozen=True)
class Rule:
    """One line, and the numbers of the slots that must be filled, in order, before it is run."""

    label: str
    name: str
    required: tuple[int, ...]
    slots: tuple[int, ...]
    places: tuple[Slot, ...]

    @cached_property
    def needed(self) -> frozenset[int]:
        """The required slots in no order, which rule out most rules at once."""
        return frozenset(self.required)

    @cached_property
    def reach(self) -> tuple[int, ...]:
        """How many words after one required word the next may stand, for each but the first."""
        widest, found = 1, []
        for place in self.places:
            if place.words and not place.operator:
                found.append(widest)
                widest = 1
            else:
                widest += _WIDTHS[place.gap]
        return tuple(found[1:])

    @cached_property
    def may_open_with_a_gap(self) -> bool:
        """Then a match may begin before the first word that the rule names."""
        opening = takewhile(lambda place: place.gap or place.operator, self.places)
        return any(place.gap for place in opening)

    @cached_property
    def matcher(self) -> Matcher:
        """Compiled when a message first comes near it: most rules never are."""
        matcher = Matcher(mixed_vocab(), validate=False)
        matcher.add(self.name, [[place.token() for place in self.places]])
        return matcher


def lexicons_of(concepts: Concepts, lines: Iterable[Line]) -> Lexicons:
    """All terms; and all but those glued from two, so that a chance meeting hides neither.

    Idioms stay whole in both: hiding what is inside them is what they are for.
    """
    terms = {word for words in concepts.values() for word in words}
    for _, _, line in lines:
        for part in line.split():
            if "|" in part:
                terms.update(
                    choice.replace("_", " ")
                    for choice in _CHOICE.findall(part.rstrip("?"))
                    if "{" not in choice and choice not in _ENDS
                )
    small = {word for name in _SMALL_CONCEPTS for word in concepts.get(name, ())} | _SMALL_WORDS
    whole = {word for name in concepts if "idiom" in name for word in concepts[name]}
    finer = Lexicon(term for term in terms if term in whole or not _is_glued(term, terms, small))
    return Lexicons(Lexicon(terms), finer)


def _is_glued(term: str, terms: set[str], small: set[str]) -> bool:
    if " " in term:
        words = term.split()
        halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
        return any(
            first in terms and (rest in terms or _is_glued(rest, terms, small))
            for first, rest in halves
        )
    halves = [(term[:cut], term[cut:]) for cut in range(1, len(term))]
    return any(
        (first in small and (rest in terms or rest in small)) or (rest in small and first in terms)
        for first, rest in halves
    )


def compile_rules(
    concepts: Concepts, lines: Iterable[Line], lexicon: Lexicons
) -> tuple[dict[int, list[Rule]], dict[str, frozenset[int]]]:
    """The rules by the rarest slot they need, and the slots that each word fills."""
    numbers: dict[frozenset[str], int] = {}
    rules: dict[int, list[Rule]] = defaultdict(list)
    for label, name, line in lines:
        # The same line may be cut in two ways, as a message may.
        for slots in {tuple(parse(line, concepts, way)) for way in lexicon}:
            needed = [slot.words for slot in slots if slot.words and not slot.operator]
            if not needed:
                raise PatternError(f"{label}/{name}: {line!r} has no word that must be there.")
            for slot in slots:
                if slot.words:
                    numbers.setdefault(slot.words, len(numbers))
            rarest = min(needed, key=lambda words: (words <= {START, END}, len(words)))
            required = tuple(numbers[words] for words in needed)
            named = tuple(numbers[slot.words] for slot in slots if slot.words)
            rule = Rule(label, name, required, named, slots)
            rules[numbers[rarest]].append(rule)
    slots_of_word: dict[str, set[int]] = defaultdict(set)
    for words, number in numbers.items():
        for word in words:
            slots_of_word[word].add(number)
    return dict(rules), {word: frozenset(filled) for word, filled in slots_of_word.items()}


def parse(line: str, concepts: Concepts, lexicon: Lexicon) -> Iterator[Slot]:
    """The places of a line, in order; neighbouring plain words are cut as they are in a message."""
    plain: list[str] = []
    for part in [*line.split(), ""]:
        if part and part not in _GAPS and not re.search(r"[{|?^$]", part):
            plain.append(part)
            continue
        for word in lexicon.words(pieces(" ".join(plain))):
            yield Slot(frozenset({word.text}))
        plain = []
        if part in _GAPS:
            yield Slot(frozenset(), gap=part)
        elif part:
            optional = part.endswith("?")
            words = frozenset(_choices(part.rstrip("?"), line, concepts))
            yield Slot(words, "?" if optional else "")


def _choices(part: str, line: str, concepts: Concepts) -> Iterator[str]:
    for choice in _CHOICE.findall(part):
        if choice in _ENDS:
            yield _ENDS[choice]
        elif not choice.startswith("{"):
            yield spelling(choice.replace("_", " "))
        else:
            yield from _concept_words(choice[1:-1], line, concepts)


def _concept_words(names: str, line: str, concepts: Concepts) -> Iterator[str]:
    for name in names.split("|"):
        if name not in concepts:
            raise PatternError(f"{line!r}: no concept {name}; define it or correct the name.")
        yield from map(spelling, concepts[name])
