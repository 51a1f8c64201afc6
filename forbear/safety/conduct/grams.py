"""Cuts a piece of a reply into what the classifier looks at: runs of words, parts of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,:]\d+)*%?|[^\s\w]|[^\sa-z\d]")
_LATIN = re.compile(r"[a-z]{4}")
_IGNORED = frozenset("\"'“”()（）[]【】《》<>*_~`-…")
LONGEST_RUN = 5
"""Tokens of a run: five Chinese characters hold most words and idioms."""
LONGEST_ENGLISH_RUN = 4
APART = 5
"""How far apart two tokens may stand that count as a pair."""
UNDER_A_NEGATION = 8
"""Tokens after a negation that stand in its shade."""
_NEGATIONS = frozenset(
    (
        *"不没无未别勿非", "not", "no", "never", "nobody", "nothing", "none", "neither", "nor",
        "without",
    )
)  # fmt: skip
_CLAUSE_ENDS = frozenset((*",.;:!?，。；：！？", "but", "^", "$"))
_EDGES = frozenset("^$")
"""Begin and end every text: alone they would only say how short it is."""
_TWO_WORDS = {
    "won't": "will not", "wont": "will not", "can't": "can not", "cant": "can not",
    "cannot": "can not", "shan't": "shall not", "dont": "do not", "didnt": "did not",
    "isnt": "is not", "doesnt": "does not", "thats": "that is", "im": "i am", "ive": "i have",
    "youre": "you are", "youll": "you will", "theres": "there is", "it's": "it is",
    "that's": "that is", "there's": "there is", "let's": "let us", "u": "you", "pls": "please",
    "plz": "please", "ur": "your", "gonna": "going to", "wanna": "want to",
}  # fmt: skip
_ENDINGS = {
    "n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would",
}  # fmt: skip


def tokens(text: str) -> list[str]:
    """English words, numbers (all alike), single Chinese characters and marks."""
    return [
        each
        for token in _TOKEN.findall(text.replace("’", "'"))
        if token not in _IGNORED
        for each in _in_full(token)
    ]


def _in_full(token: str) -> list[str]:
    """Won't and will not, u and you are one: writers differ in little else."""
    if token[0].isdigit():
        return ["0"]
    if token in _TWO_WORDS:
        return _TWO_WORDS[token].split()
    for ending, word in _ENDINGS.items():
        if token.endswith(ending):
            return [token[: -len(ending)], word]
    return [token]


def grams(text: str) -> Iterator[str]:
    """Each feature of normalised text, as often as it occurs."""
    cut = ["^", *tokens(text), "$"]
    latin = [len(token) > 1 and token.isascii() for token in cut]
    for start in range(len(cut)):
        longest = LONGEST_ENGLISH_RUN if latin[start] else LONGEST_RUN
        run = cut[start]
        if run not in _EDGES:
            yield run
        for end in range(start + 1, min(start + longest, len(cut))):
            run = f"{run} {cut[end]}"
            yield run
    yield from _pairs(cut, latin)
    yield from _denied(cut, latin)
    for token in cut:
        if _LATIN.match(token):
            yield from _parts(token)


def _pairs(cut: list[str], latin: list[bool]) -> Iterator[str]:
    """Two English words with others between them, in their order."""
    for start, token in enumerate(cut):
        if latin[start]:
            for other in range(start + 2, min(start + APART, len(cut))):
                if latin[other]:
                    yield f"{token} _ {cut[other]}"


def _denied(cut: list[str], latin: list[bool]) -> Iterator[str]:
    """What stands after a negation in its clause: words, and Chinese characters by two."""
    left = 0
    for place, token in enumerate(cut):
        if token in _CLAUSE_ENDS:
            left = 0
        elif left:
            left -= 1
            yield f"~{token}" if latin[place] else f"~{token}{cut[place + 1]}"
        if token in _NEGATIONS:
            left = UNDER_A_NEGATION


def _parts(word: str) -> Iterator[str]:
    """The beginnings and ends of a word, and four letters of its middle: forms of one word meet."""
    for length in (3, 4, 5):
        if length < len(word):
            yield f"{word[:length]}*"
            yield f"*{word[-length:]}"
