"""An offer that a customer counts out in words instead of pressing its button."""

from __future__ import annotations

import re

_ONE, _TWO, _THREE = "[一1１aA]", "[二两2２bB]", "[三3３cC]"
_CHINESE = (
    "(?:第{0}(?!次|时间|[，,、])"
    "|(?:方案|选项|选择?|要){0}号?(?![0-9０-９%％.个月期千万百十次下点些天年]))"
)
_ENGLISH = (
    r"(?:(?<!\bon )(?<!\bby )\bthe (?:{0})\b"
    r"(?! (?:of|thing|time|place|week|month|day|letter|instal|payment))"
    r"|(?:option|plan|number|no\.?|#|choice|offer) ?(?:{0})\b"
    r"|\b(?:{0}) (?:one|option|plan|offer)\b)"
)
_ALONE = r"^\W*(?:{0})(?:号|个|吧|的|please|thanks|\W)*$"


def _pattern(chinese: str, english: str, alone: str) -> re.Pattern[str]:
    parts = (_CHINESE.format(chinese), _ENGLISH.format(english), _ALONE.format(alone))
    return re.compile("|".join(parts), re.IGNORECASE)


_PLACES = (
    _pattern(_ONE, "first|1st|one|1|a", "一|1|a|头一个|前一个|前面那个"),
    _pattern(_TWO, "second|2nd|two|2|b|middle", "二|两|2|b|中间那个|后一个"),
    _pattern(_THREE, "third|3rd|three|3|c", "三|3|c"),
)
_LAST = re.compile(r"最后(?:一|那|这)|最后面|\b(?:the )?(?:last|latter|bottom) (?:one|option)\b")


def counted_offer(text: str, shown: int) -> int | None:
    """The place on the card that the words name, from 1; the last place named is meant."""
    words = text.lower()
    if shown < 1:
        return None
    if _LAST.search(words):
        return shown
    found = [(m.start(), n) for n, p in enumerate(_PLACES, start=1) for m in p.finditer(words)]
    places = [n for _, n in sorted(found) if n <= shown]
    return places[-1] if places else None
