"""Makes a customer's text fit to store: no control characters, capped, no secrets."""

from __future__ import annotations

import re

from forbear.safety.secret_patterns import MASKERS

TEXT_CAP = 2000
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")


def clean_text(text: str, cap: int = TEXT_CAP) -> str:
    """The text without NUL, control characters and lone surrogates; tabs become spaces."""
    # The slice comes first so that a huge message costs no more than a long one.
    text = _LINE_END.sub("\n", text[: cap * 2]).replace("\t", " ")
    return _UNPRINTABLE.sub("", text)[:cap].strip()


def mask_secrets(text: str) -> tuple[str, list[str]]:
    """The text with every secret replaced, and the kinds that were replaced."""
    kinds = []
    for kind, mask in MASKERS:
        masked = mask(text)
        if masked != text:
            kinds.append(kind)
            text = masked
    return text, kinds
