"""Hides who somebody is in what they wrote, for people who teach and need not know."""

from __future__ import annotations

import re
from collections.abc import Iterable

from forbear.safety.clean import mask_secrets

_EMAIL = re.compile(r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_CN_MOBILE = r"(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}"
_ABROAD = r"(?:\+|00)[1-9]\d{0,2}(?:[ ().-]{0,2}\d){7,12}"
_US = r"(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}"
_UK = r"0[1-9]\d{2,4}[ -]?\d{3}[ -]?\d{3,4}"
_CN_LAND = r"0\d{2,3}[ -]\d{7,8}"
_PHONE = re.compile(rf"(?<![A-Za-z0-9.+-])(?:{_CN_MOBILE}|{_ABROAD}|{_US}|{_UK}|{_CN_LAND})(?!\d)")
_REFERENCE = re.compile(r"(?<![A-Za-z0-9])(?:CN|US|UK)[ -]?\d{6,12}(?!\d)", re.IGNORECASE)
# No sum that a customer owes has so many digits in a row, but numbers of accounts and orders have.
_LONG_NUMBER = re.compile(r"(?<![\d.,*])\d{9,}(?![\d.,]\d)")
_LAST_DIGITS = re.compile(
    r"((?:尾号|后四位|末四位|ending(?: in| with)?|ends (?:in|with)|last (?:four|4)"
    r"(?: digits)?)(?: is| are|是|为)?[ :：]{0,2})\d{3,4}(?!\d)",
    re.IGNORECASE,
)
_OWN_NAME_ZH = re.compile(r"((?:我叫|我的名字是|我名字叫|本人姓名)[:：]?\s?)[\u4e00-\u9fff]{2,4}")
_OWN_NAME_EN = re.compile(
    r"((?i:my name is|my name's|this is|i am called|name:)\s)"
    r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){0,2}"
)
_HIDDEN = (
    (_EMAIL, "[e-mail]"),
    (_REFERENCE, "[reference]"),
    (_PHONE, "[phone]"),
    (_LONG_NUMBER, "[number]"),
    (_LAST_DIGITS, r"\1****"),
    (_OWN_NAME_ZH, r"\1[name]"),
    (_OWN_NAME_EN, r"\1[name]"),
)
SHORTEST_NAME = 2


def mask_personal(text: str, names: Iterable[str] = ()) -> str:
    """The text without addresses, numbers and names; `names` are those that the bank knows."""
    text, _ = mask_secrets(text)
    for pattern, mask in _HIDDEN:
        text = pattern.sub(mask, text)
    for name in sorted(_forms(names), key=len, reverse=True):
        text = re.sub(_bounded(name), "[name]", text, flags=re.IGNORECASE)
    return text


def _forms(names: Iterable[str]) -> set[str]:
    """Each name, and the parts of one that is written with spaces."""
    found: set[str] = set()
    for name in names:
        found |= {name.strip(), *name.split()}
    return {form for form in found if len(form) >= SHORTEST_NAME}


def _bounded(name: str) -> str:
    """Latin names are words of their own: Mark is not hidden in "market"."""
    escaped = re.escape(name)
    return rf"(?<![a-z]){escaped}(?![a-z])" if name.isascii() else escaped
