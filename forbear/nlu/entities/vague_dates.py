"""Times that name no certain day, kept with no value: payday, 发工资那天, next month, 月初."""

from __future__ import annotations

import re

from forbear.nlu.entities.scan import Scan

_PAY_ZH = "工资|薪水|薪|工钱|奖金|退休金|低保|补贴|补助|提成|年终奖"
_AWAIT_HAN = "(?:等|到|等到|缓到|拖到|待)"
_THEN_HAN = "那天|那日|的?时候?|的?日子|以?后|之后|日|(?:到账|下来|了)?(?=[再就我一，,]|$)"
_HAN = re.compile(
    rf"{_AWAIT_HAN}?(?:发|开|领|拿到?|结)(?:了|完)?(?:{_PAY_ZH})(?:{_THEN_HAN})"
    rf"|{_AWAIT_HAN}我?(?:发|开|领)(?:了|完)?(?:{_PAY_ZH})"
    rf"|{_AWAIT_HAN}(?:{_PAY_ZH})(?:发|到|下来)了?"
    rf"|(?:{_PAY_ZH})一?(?:到账|下来|发下来|打下来|发了|到了|到手了?)"
    "(?:那天|以?后|之后|(?=[再就我]|$))"
    "|发薪日|工资日|发工资日|出粮(?:嗰日|之后|先|后)?"
    "|(?:下下|下|这|本)?个?月(?:初|中旬?|上旬|下旬)"
    r"|(?<![上这本])下个?月(?![底末的\d一二三四五六七八九])"
    "|下个?(?:周|星期|礼拜)(?![一二三四五六日天])(?:初|内|末)?|(?:这|本|这个)?周末(?:前|之前)?"
)
_AWAIT = r"\b(?:when|once|after|until|till|til|as soon as)"
_PAY = (
    "wages?|pay|salary|pay ?che(?:ck|que)|benefits?|uc|universal credit|giro|pension|bonus"
    "|tax refund|commission"
)
_ARRIVES = "comes?|lands?|clears?|hits|goes|drops?|arrives?|is|gets?"
_LATIN = re.compile(
    r"(?:next |my |the |on |till |until )*pay ?day(?! ?(?:loan|lender|advance))"
    rf"|{_AWAIT} (?:i|we|he|she)(?:'m|'ve been| am| do| next| finally)* ?(?:next )?"
    r"(?:gets? )?(?:get )?paid\b"
    rf"|{_AWAIT} (?:my |the |his |her )?(?:next )?(?:{_PAY})\s?(?:{_ARRIVES})\b"
    r"(?: (?:in|through|into my account|paid|here))?"
    r"|\b(?:the )?(?:start|beginning|middle|early part) of (?:the|next|this) month\b"
    r"|\b(?:early|mid|late|sometime)[ -](?:next|this) month\b|\bmid[- ]month\b"
    r"|\bnext (?:month|week)\b(?!'s|s\b)"
    r"|\b(?:by |before |over )?(?:the |this |next )?weekend\b"
    r"|\b(?:the )?end of (?:the |this |next )week\b",
    re.ASCII,
)
_NOT_PAID = re.compile(r"没|不|未|拖欠|停|晚$")
_COMMA = re.compile(r"[，,。！？!?；;\n]")
_CALL = re.compile(r"联系|打(?!算)|找我|\b(?:call|ring|phone|contact|text|email|work)", re.ASCII)


def find_vague_dates(scan: Scan) -> None:
    last = -1
    found = list(scan.matches(_HAN)) if scan.has_han else []
    found += scan.matches(_LATIN) if scan.has_latin else []
    for match in found:
        part = _part(scan, match.start())
        dated = any(e.entity == "date" and part[0] <= e.start < part[1] for e in scan.found)
        weekend = "周末" in match[0] or "weekend" in match[0]
        if dated or part[0] == last or _NOT_PAID.search(scan.before(match.start(), 3)):
            continue
        if weekend and _CALL.search(scan.text):
            continue
        scan.add("date", None, *match.span())
        last = part[0]


def _part(scan: Scan, position: int) -> tuple[int, int]:
    starts = [m.end() for m in _COMMA.finditer(scan.text, 0, position)]
    end = _COMMA.search(scan.text, position)
    return (starts[-1] if starts else 0, end.start() if end else len(scan.text))
