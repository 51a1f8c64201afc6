"""Income that is told as a good week and a bad one: two figures, and neither of them a budget."""

from __future__ import annotations

import re

_SUM = r"[£$¥￥]?\d[\d,.]*"
_NOTHING = r"\b(?:nothing|nowt|zero|nil|zilch|none|nada)\b"
_HAN_SUM = r"[¥￥]?(?:\d[\d,.]*|[一二两三四五六七八九十百千万]+|没有|没钱|没收入)"
_SPAN = r"(?:weeks?|months?|days?|shifts?|ones?)"
_KIND = r"(?:good|bad|quiet|busy|slow|decent|lean|best|worst)"
_HAN_TIME = (
    "(?:有(?:的|些)?(?:时候?|月份?|星期|周|月)|[旺淡]季?"
    "|(?:生意)?(?:好|差|多|少|忙|闲|不好)的?(?:时候|月份|那个月|月|星期|周))"
)
_VARIES = re.compile(
    rf"\b(?:(?:some|one|in an?|(?:on |in )?an?) (?:{_KIND} )?{_SPAN}|{_KIND} {_SPAN})\b"
    rf"[^.;!?\d£$]{{0,24}}{_SUM}[^;!?\d]{{0,16}}"
    rf"\b(?:some|others?|next|another|then|{_KIND})\b[^.;!?\d£$]{{0,24}}(?:{_SUM}|{_NOTHING})"
    rf"|\b(?:anywhere|anything|somewhere|varies|goes|swings?|it'?s) (?:from|between) {_SUM}"
    rf"(?: quid| pounds| dollars| bucks)? ?(?:and|to|-|up to) ?{_SUM}"
    r"(?: quid| pounds| dollars| bucks)? (?:a|per|each|every) (?:week|month|fortnight|day)\b"
    rf"|{_HAN_TIME}[^。；;\d]{{0,8}}?{_HAN_SUM}[^。；;\d]{{0,8}}?{_HAN_TIME}[^。；;\d]{{0,8}}?{_HAN_SUM}",
    re.IGNORECASE,
)


def varying_span(text: str) -> tuple[int, int] | None:
    """Where the two figures stand, or nothing."""
    found = _VARIES.search(text)
    return found.span() if found else None
