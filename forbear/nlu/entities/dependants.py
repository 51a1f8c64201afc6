"""How many people live on the customer's income: 俩孩子, three kids, single mum of two."""

from __future__ import annotations

import re

from forbear.nlu.entities.numerals_en import WORD, read_value
from forbear.nlu.entities.numerals_zh import read_values
from forbear.nlu.entities.scan import Scan

_EN = rf"[0-9]{{1,2}}|{WORD}|an?|no"
_LOOKED_AFTER = "孩子|小孩|娃|崽|儿子|女儿|闺女|老人|仔女|细路|未成年"
_CHILDREN = (
    "kids?|children|child|bairns|dependants?|dependents?|little ones|toddlers?|daughters?|sons?"
    "|babies|boys|girls|mouths to feed"
)
_SORT = r"small|young|little|teenage|school[- ]age|hungry|under \w+|of my|other"
_PATTERN = re.compile(
    r"(?<![第0-9一二三四五六七八九十])(?P<zh>[0-9]{1,2}|[一二两三四五六七八九俩仨])\s?(?:个|名)?"
    rf"(?:上学的?|没成年的?|未成年的?|小的?|读书的?)?(?:{_LOOKED_AFTER})"
    "|(?:养|供)(?:着|活)?(?:一家)?(?P<mouths>[0-9]|[一二两三四五六七八九])口人?"
    "|(?P<none_zh>没有?孩子|无子女)"
    rf"|\b(?P<en>{_EN})\s+(?:(?:{_SORT})\s+){{0,2}}(?:{_CHILDREN})\b"
    r"(?! (?:support|maintenance|benefit|care\b|tax))"
    rf"|\b(?:single )?(?:mum|mom|dad|parent|mother|father) (?:of|to) (?P<of>[0-9]|{WORD})\b",
    re.ASCII,
)
_WITH_CHILD = re.compile(
    r"\b(?:have|have got|i've got|got|with|raising|feed(?:ing)?|support(?:ing)?|and|has)\s*$",
    re.ASCII,
)


def find_dependants(scan: Scan) -> None:
    for match in list(scan.matches(_PATTERN)):
        group = next(name for name, words in match.groupdict().items() if words)
        words = match[group]
        if words in ("a", "an", "no") and not _WITH_CHILD.search(scan.before(match.start(), 14)):
            continue
        count = 0 if group == "none_zh" or words == "no" else _count(words)
        if count is not None:
            scan.add("dependants", count, *match.span())


def _count(words: str) -> int | None:
    if words in ("a", "an"):
        return 1
    if words in ("俩", "仨"):
        return 2 if words == "俩" else 3
    values = read_values(words) if not words.isascii() or words.isdigit() else ()
    if values:
        return int(values[0])
    value = read_value(words) if words.isascii() else None
    return int(value) if value is not None else None
