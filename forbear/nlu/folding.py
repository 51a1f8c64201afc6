"""What people vary for nothing: width, case, script, typographic marks, drawn-out letters.

Folded away before anything is learned, so that a traditional-character or a curly-quoted line is as
near to its training lines as a plain one.
"""

from __future__ import annotations

import re
import unicodedata

from forbear.safety.normalise import simplify

_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "“": '"', "”": '"', "—": "-", "–": "-"}
)
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_REPEATED_HAN = re.compile(r"([一-鿿])\1{2,}")
_INSIDE_A_WORD = re.compile(r"(?<=[a-z])'(?=[a-z])")


def fold(text: str) -> str:
    """Lower case, half width, simplified characters, plain quotes; "sooooo" is "so"."""
    text = text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", " ")
    text = " ".join(unicodedata.normalize("NFKC", text).lower().split()).translate(_MARKS)
    if text.isascii():
        return _DRAWN_OUT.sub(r"\1", text)
    return _DRAWN_OUT.sub(r"\1", _REPEATED_HAN.sub(r"\1\1", simplify(text)))


def head_and_tail(text: str, cap: int) -> str:
    """At most `cap` characters: the request of a rant is often at its end."""
    if len(text) <= cap:
        return text
    half = cap // 2
    return f"{text[:half]} {text[-half:]}"


def without_apostrophes(text: str) -> str:
    """Half of all writers leave them out: "cant" and "can't" are one word."""
    return _INSIDE_A_WORD.sub("", text)
