"""Whether somebody who was made an offer asks for a smaller one, in words or with a figure."""

from __future__ import annotations

import re

_LESS = re.compile(
    r"\b(?:anything|something|nothing|one|ones|option|plan|any|got|can|could|go|bit|make it|come)\b"
    r"[^.?!]{0,20}\b(?:under|below|less than|lower|smaller|cheaper|nearer|closer to|down(?: to)?)\b"
    r"|\b(?:less|lower|smaller|cheaper)(?: than (?:that|this|those))?(?: at all| please)?\s*\?"
    r"|\b(?:could|can|would) (?:you|we|it|u) (?:do|make it|be|go|manage|accept|take)"
    r"(?: it)?(?: for| at| about| like)?\s?[£$]?\d"
    r"|\b(?:what|how) about [£$]?\d|\bmore like [£$]?\d"
    r"|(?:有没有|能不能|可不可以|可以|还能)[^。？]{0,8}(?:更低|低(?:一?点|些)|少(?:一?点|些)|便宜|以下|以内)"
    r"|(?:以下|以内|不超过|不到)的?(?:方案|吗|呢|有吗|行吗|[？?])|再(?:低|少)(?:一?点|些)|能不能(?:一个月|每月|每期)?(?:还)?\d",
    re.IGNORECASE,
)


def asks_for_less(text: str) -> bool:
    return bool(_LESS.search(text))
