"""All numerals of a message that nothing has taken yet, in order and without overlap."""

from __future__ import annotations

import re

from forbear.nlu.entities import numerals_en, numerals_zh
from forbear.nlu.entities.numeral import Numeral
from forbear.nlu.entities.scan import Scan

_COUNTED_NEXT = re.compile("[个天年周次期人口家间礼星位号件]")
_HAS_WORDS = re.compile("[a-z]{3}")


def open_numerals(scan: Scan) -> list[Numeral]:
    text = scan.open_text()
    english = list(numerals_en.find_numerals(text)) if _HAS_WORDS.search(text) else []
    closed = {position for n in english for position in range(n.start, n.end)}
    others = [
        _without_next_count(text, n)
        for n in numerals_zh.find_numerals(text)
        if n.start not in closed
    ]
    return sorted([*english, *others])


def _without_next_count(text: str, numeral: Numeral) -> Numeral:
    """In 三万一个月 the 一 counts the month and is no part of the sum."""
    run = text[numeral.start : numeral.end]
    following = text[numeral.end : numeral.end + 1]
    colloquial = len(run) > 2 and run[-1] in "一二两三四五六七八九" and run[-2] in "百千万kw"
    if not (colloquial and following and _COUNTED_NEXT.match(following)):
        return numeral
    values = numerals_zh.read_values(run[:-1])
    return numeral._replace(end=numeral.end - 1, values=values) if values else numeral
