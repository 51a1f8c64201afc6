"""The pieces of a reply that are judged each by itself: its sentences, and the whole."""

from __future__ import annotations

import re

from forbear.safety.conduct.spans import Span

_SENTENCE_END = re.compile(r"[。！？!?；;\n]+[\"'”’」）)]*|\.+[\"')]*(?=\s|$)")
_LETTER = re.compile(r"\w")


def sentences(text: str) -> list[Span]:
    """Where the sentences of normalised text stand, without the white space around them."""
    edges = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    found = []
    for start, end in zip(edges, edges[1:], strict=False):
        piece = text[start:end]
        if _LETTER.search(piece):
            left = start + len(piece) - len(piece.lstrip())
            found.append(Span(left, start + len(piece.rstrip())))
    return found


def pieces(text: str) -> list[Span]:
    """The sentences and, where there are several, the whole: some things are said in two."""
    found = sentences(text)
    return found if len(found) < 2 else [*found, Span(found[0].start, found[-1].end)]
