"""How many instalments: 分36期, 60期, over 12 months, in six payments."""

from __future__ import annotations

import re

from forbear.nlu.entities.numerals_en import WORD
from forbear.nlu.entities.numerals_en import read_value as read_en
from forbear.nlu.entities.numerals_zh import read_values
from forbear.nlu.entities.scan import Scan

_ZH = (
    r"[0-9]{1,3}|[一二两三四五六七八九十]{1,4}|[一二三四五六七八九]?百[零一二三四五六七八九十]{0,3}"
)
_EN = rf"[0-9]{{1,3}}|(?:{WORD})(?:[ -](?:{WORD}))?"
_PARTS = (
    r"(?:instal+ments?|(?:re)?payments?|chunks|parts|pieces|bits"
    r"|goes(?! (?:(?:back|straight|right) )?(?:on|out|to|towards?|for|in|into|off)\b))"
)
_OVER = (
    r"over|across|spread(?: it| this| them)?(?: out)?(?: over| across)?"
    r"|split(?: it| this)?(?: over| across| into)?|on|into|do|divided? (?:by|into|over)"
)
_PLAN = r"plan|arrangement|agreement|term|instal+ments?|payments?"
_SHAPE = r"equal|monthly|small(?:er)?|weekly|separate|more|even|fixed"
_PATTERN = re.compile(
    rf"(?:分期?|拆成?|摊|平摊)\s*(?:成|做|到|个|为)?\s*(?P<fen>{_ZH})\s*(?:个月|期|次|回|笔|份)"
    r"(?!\s*(?:以上)?(?:没|未|逾))"
    rf"|(?<![第0-9零一二三四五六七八九十百欠差近这那前头后最])(?P<qi>{_ZH})\s*期"
    r"(?!\s*(?:都)?(?:没|未|逾|间|货|待|望|限|账单))"
    rf"|\b(?:{_OVER})\s+(?:an? |about |like |say )?(?P<over>{_EN})[ -]?months?\b"
    rf"|\b(?P<plan>{_EN})[ -]months?[ -](?:re)?(?:payment |instal+ment )?(?:{_PLAN})\b"
    rf"|\b(?P<at>{_EN})[ -]months?(?= (?:at|of|x) [$£]?[0-9])"
    rf"|(?<![0-9][,.])\b(?P<parts>{_EN})\s+(?:(?:{_SHAPE})\s+)*{_PARTS}\b"
    r"|\b(?:split|divided?|broken?)\b[^.?!]{0,12}\b(?:into|in|by)\s+"
    rf"(?P<split>{_EN})\b(?!\s*(?:%|k\b))",
    re.ASCII,
)
_NOT_ASKED = re.compile(
    r"(?:欠|差|逾期|断供|还过|已还|还了|交了|过了|拖|少还|没还|连着|连续|上|漏|剩)"
    r"(?:了|下|的|有|的是)?\s*$"
    r"|\b(?:missed|behind|late|skipped|made|last|past|paid|owe|owing|first|previous|those|these"
    r"|after)\s+(?:by |the |my |on |all )*$",
    re.ASCII,
)
_LATE = re.compile(r"^\s*(?:behind|late|missed|overdue|in arrears|already|a day|ago|so far)")


def find_instalments(scan: Scan) -> None:
    for match in list(scan.matches(_PATTERN)):
        group = next(name for name, words in match.groupdict().items() if words)
        start, end = match.span(group)
        if group in ("qi", "parts") and (
            _NOT_ASKED.search(scan.before(start, 12)) or _LATE.search(scan.after(match.end(), 12))
        ):
            continue
        if group == "over" and re.search(r"\bthe (?:last|past|next)\s*$", scan.before(start, 10)):
            continue
        for value in _read(match[group], chinese=group in ("fen", "qi")):
            if value > 1:
                end_of_unit = match.end() if group != "split" else end
                scan.add("n_instalments", value, start, end_of_unit)


def _read(words: str, chinese: bool) -> list[int]:
    if chinese or words.isdigit():
        return [int(value) for value in read_values(words)]
    value = read_en(words)
    return [int(value)] if value is not None else []
