"""Names of products, reasons, people and places of complaint, from the word lists of lexicon/."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from forbear.nlu.entities.lexicon import read_lexicon
from forbear.nlu.entities.scan import Scan

_WORD = re.compile(r"[a-z0-9][a-z0-9']*")
_LETTER = re.compile("[a-z0-9]")


class Entry(NamedTuple):
    words: str
    entity: str
    value: str


def _entries(name: str) -> Iterator[Entry]:
    for entity, values in read_lexicon(name).items():
        for value, phrases in values.items():
            for phrase in phrases:
                yield Entry(phrase, entity, value)


def _by_first(entries: Iterator[Entry], first: re.Pattern[str]) -> dict[str, list[Entry]]:
    """Entries by how they begin, the longest first."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda e: -len(e.words)):
        match = first.match(entry.words)
        if match:
            index[match[0]].append(entry)
    return dict(index)


# Read when the module is, so that the first message is as fast as the next.
_HAN = _by_first(_entries("zh.yml"), re.compile(".", re.S))
_LATIN = _by_first(_entries("en.yml"), _WORD)
_UNLESS = {word: re.compile(pattern) for word, pattern in read_lexicon("unless.yml").items()}
_HAN_START = re.compile("[" + "".join(map(re.escape, _HAN)) + "]")


def find_lookups(scan: Scan) -> None:
    last_ends: dict[str, int] = {}
    for first in _HAN_START.finditer(scan.text):
        for entry in _HAN[first[0]]:
            _match(scan, entry, first.start(), last_ends)
    if scan.has_latin:
        for word in _WORD.finditer(scan.text):
            for entry in _LATIN.get(word[0], ()):
                _match(scan, entry, word.start(), last_ends, whole_words=True)


def _match(
    scan: Scan, entry: Entry, start: int, last_ends: dict[str, int], whole_words: bool = False
) -> None:
    text = scan.text
    if start < last_ends.get(entry.entity, 0) or not text.startswith(entry.words, start):
        return
    end = start + len(entry.words)
    if whole_words and _LETTER.match(text, end):
        return
    unless = _UNLESS.get(entry.words)
    if unless and unless.search(text[max(0, start - 20) : start] + "#" + text[end : end + 12]):
        return
    last_ends[entry.entity] = end
    if any(e.entity == entry.entity and e.value == entry.value for e in scan.found):
        return  # said again, not said more
    scan.add(entry.entity, entry.value, start, end)
