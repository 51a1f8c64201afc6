"""Cuts mixed Chinese and English into the words the rule packs know, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

UNKNOWN, NUMBER, COMMA, START, END = "oov", "0", ",", "<s>", "</s>"
_PIECE = re.compile(
    r"[a-z]+(?=n't)|n't|'(?:m|s|ll|d|re|ve)(?![a-z])|[a-z]+|\d+(?:[.,]\d+)*|\n|[^\s\w]|[^\sa-z\d]"
)
_STOPS = frozenset("。！？!?；;\n…")
_COMMAS = frozenset(",，、：:()（）[]【】")
# "i want" and "i, want" read alike; only what ends a clause is kept of the punctuation.
_KEPT = frozenset("<>")


class Word(NamedTuple):
    """A word or known term, and where it stands in the normalised text."""

    text: str
    start: int
    end: int


class _Node(dict[str, "_Node"]):
    term: str | None = None


def pieces(text: str) -> list[Word]:
    """Letters-only words, numbers and single Chinese characters."""
    return [Word(match.group(), match.start(), match.end()) for match in _PIECE.finditer(text)]


def spelling(term: str) -> str:
    """A term in its one spelling, however it was spaced."""
    return " ".join(piece.text for piece in pieces(term))


class Lexicon:
    """The known terms; a longer term hides the shorter ones inside it."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._forward, self._backward = _Node(), _Node()
        for term in terms:
            cut = [piece.text for piece in pieces(term)]
            _grow(self._forward, cut)
            _grow(self._backward, cut[::-1], " ".join(cut))

    def words(self, cut: list[Word]) -> list[Word]:
        """Pieces joined to known terms, from the start."""
        return list(_cut(cut, self._forward))

    def words_from_end(self, cut: list[Word]) -> list[Word]:
        """The same from the end: it differs where two terms overlap."""
        return list(_cut(cut[::-1], self._backward))[::-1]


class Lexicons(NamedTuple):
    """The same words twice: all terms, and only those not made of two others."""

    longest: Lexicon
    finer: Lexicon


def _grow(root: _Node, cut: list[str], term: str = "") -> None:
    for piece in cut:
        root = root.setdefault(piece, _Node())
    root.term = term or " ".join(cut)


def _cut(cut: list[Word], root: _Node) -> Iterator[Word]:
    position, end = 0, len(cut)
    while position < end:
        first = last = cut[position]
        term, node, index = first.text, root.get(first.text), position
        while node is not None:
            if node.term is not None:
                term, last, position = node.term, cut[index], index
            index += 1
            node = node.get(cut[index].text) if index < end else None
        if last is first:
            yield first if term == first.text else first._replace(text=term)
        else:
            yield Word(term, min(first.start, last.start), max(first.end, last.end))
        position += 1


def sentences(words: list[Word], longest: int = 60, overlap: int = 15) -> list[list[Word]]:
    """Split at sentence ends, and a runaway sentence into overlapping windows."""
    split: list[list[Word]] = [[]]
    for word in words:
        if word.text in _STOPS or (word.text == "." and split[-1]):
            split.append([])
        elif word.text in _COMMAS:
            split[-1].append(word._replace(text=COMMA))
        elif word.text[0].isalnum() or word.text[0] == "'" or word.text in _KEPT:
            split[-1].append(word)
    windows = []
    for sentence in split:
        for start in range(0, max(1, len(sentence) - overlap), longest - overlap):
            windows.append(sentence[start : start + longest])
    return [window for window in windows if window]
