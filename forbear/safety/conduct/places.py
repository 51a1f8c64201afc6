"""The pieces of a reply that are judged each by itself: its sentences, and the whole."""

from __future__ import annotations

import re

from forbear.safety.conduct.spans import Span

_SENTENCE_END = re.compile(
    r"[。！？!?；;\n]+[\"'”’」）)]*"
    r"|(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bdr)(?<!\bst)(?<!\bno)\.+[\"')]*(?=\s|$)"
)
_WORD = re.compile(r"[a-z\d]+|[^\W\da-z]")
_HAN = r"[\u4e00-\u9fff·]"
_GREETING = re.compile(
    rf"\s*(?:(?:尊敬的|亲爱的)?{_HAN}{{0,6}}[,，]?[您你]好[呀啊]?|(?:尊敬的|亲爱的){_HAN}{{1,8}}"
    r"|(?:dear|hello|hi|good (?:morning|afternoon|evening))\b"
    r"(?:(?:[^.,!?:;\n]{0,20},?) (?:mr|mrs|ms|dr)\.? [a-z'-]+|[^.,!?:;\n]{0,30}))"
    r"\s*[,，。.:：;；!！\n]+\s*"
)
"""Says nothing that could be wrong, and would lend its courtesy to what follows it."""
FEWEST_WORDS = 3
"""Of a sentence judged alone; a shorter one belongs to its neighbour."""


def sentences(text: str) -> list[Span]:
    """Where the sentences of normalised text stand, without white space and a greeting."""
    greeting = _GREETING.match(text)
    begin = greeting.end() if greeting else 0
    ends = (match.end() for match in _SENTENCE_END.finditer(text, begin))
    edges = [begin, *ends, len(text)]
    found: list[Span] = []
    for start, end in zip(edges, edges[1:], strict=False):
        piece = text[start:end]
        words = len(_WORD.findall(piece))
        if not words:
            continue
        place = Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        short = words < FEWEST_WORDS or (
            found and len(_WORD.findall(text, *found[-1])) < FEWEST_WORDS
        )
        if found and short:
            place = Span(found.pop().start, place.end)
        found.append(place)
    return found


def pieces(text: str) -> list[Span]:
    """The sentences and, where there are several, the whole: some things are said in two."""
    found = sentences(text)
    return found if len(found) < 2 else [*found, Span(found[0].start, found[-1].end)]
