"""Numbers that only name something: hotlines, clock times, agents, references, articles of law."""

from __future__ import annotations

import re

from forbear.rules.jurisdictions import JURISDICTIONS

Place = tuple[int, int]

_ZH = "[零〇一二两三四五六七八九十百]"
# From the first digit on only: begun at each of a thousand digits, a search takes seconds.
_DIGITS = r"(?<!\d)\d+"
_NUMBER = rf"(?:{_DIGITS}(?:\.\d+)?|(?<!{_ZH}){_ZH}+)"
_UNIT = (
    r"(?!\d|[.,]\d|\s*(?:[%元块万千百k天期]|个月|days?|months?|years?|weeks?|dollars?|pounds?|"
    r"payments?))"
)
MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)

_CLOCK = (
    r"\d{1,2}:\d{2}(?::\d{2})?(?!\d)",
    r"\d{1,2}(?:\s?(?:-|to|until)\s?\d{1,2})?\s?[ap]\.?m\b",
    rf"{_NUMBER}(?:\s?[-到至]\s?{_NUMBER})?点(?!\d)",
    r"\d{1,2}时(?!间|候)",
    r"\d{1,2} o'?clock",
    rf"{_NUMBER}\s?-?个?(?:小时|分钟|秒|钟头)",
    rf"{_DIGITS}(?:\s?(?:-|to)\s?\d+)?\s?-?(?:hours?|hrs?|minutes?|mins?|seconds?|secs?)\b",
    r"24/7|7[x*]24|24[x*]7",
    r"\b(?:at|after|before|by|until|till|from) \d{1,2}"
    r"(?= (?:tomorrow|today|tonight|on|in the|each|every)\b)",
)
_REFERENCE = (
    r"(?:尾号|末[四4]位|后[四4]位|工号|编号|单号|案号|流水号?|凭证号?|回执号?|号码)[为是:\s]*[a-z]{0,4}-?\d[\w-]*",
    r"\b(?:ref(?:erence)?|agent|staff|badge|employee|colleague|advis[eo]r|ticket|case|complaint|"
    r"dispute|id|end(?:s|ing)(?: in| with)?|last four(?: digits)?|"
    r"(?:account|extension|card) (?:no|number)|ext)"
    rf"(?:\s(?:number|no|id|code|is|are))*\s?[.:#]*\s?(?:[a-z]{{1,4}}-?)?\d[\d-]*(?:[a-z]\w*)?{_UNIT}",
    rf"{_DIGITS}号(?:客服|专员|坐席|柜员|员工)",
    r"(?<![a-z])(?!usd|rmb|gbp|cny)[a-z]{1,4}-\d+(?![.,]?\d)",
    r"\b\d+[a-z]\d\w*|(?<![a-z])(?!usd|rmb|gbp|cny)[a-z]+\d\w*",
    r"#\s?\d+",
)
_LAW = (
    rf"第\s?{_NUMBER}[^\d,。]?",
    r"\b(?:art(?:icle)?s?|sections?|sec|chapter|regulations?|reg|rule|part|form|title|cfr|usc|conc|page|schedule)"
    r"\.? ?\d[\w.()-]*",
    r"\b\d+ (?:cfr|usc)\b[ \d.]*",
)
_CHOICE = (
    r"(?:回复|按|选择?|输入|发送|方案|选项|"
    r"\b(?:press|reply|option|choose|select|step|enter|send|type)(?: with)?|\bor)"
    rf"\s?[\"'“]?\d{_UNIT}",
    r"(?:^|\n)\s*\d{1,2}[.)、]",
)
_CALENDAR = (
    r"(?:19|20)\d\d年(?:度)?",
    rf"(?:\b(?:in|since|until|year)|{MONTHS}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,?)"
    rf" (?:19|20)\d\d\b{_UNIT}",
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?!供)",
)
_FIGURES_OF_SPEECH = (
    r"千万(?![元块的资多])|(?<![零一二两三四五六七八九十百千])万一|十分(?!之)|百分百|一百个|万分(?!之)|千方百计|三番[五两]次|一五一十|七上八下|五花八门"
    r"|三言两语|一来二去|乱七八糟|[四百千]处|百忙|十足|万事|三天两头|五险一金|千难万难|百般|双十一|百姓|千篇一律|[百千万](?=分之)",
    r"\b(?:100|a hundred|one hundred) ?(?:%|percent|per cent)"
    r"(?= (?:understand|agree|sure|with you|right|behind))",
    rf"连续{_NUMBER}(?:期|次|个月)(?=未|没|不|还不)",
    r"\b(?:miss(?:ed|ing)?|skip|after)(?: more than)? (?:two|three|[23])(?: missed)?"
    r"(?: payments| instal+ments)?\b(?! (?:days|weeks|months|years))",
    r"\b(?:two|three|[23]) (?:missed )?payments (?:in a row|missed|running)\b",
)  # fmt: skip
_NAMES = re.compile(
    "|".join(
        f"(?:{each})"
        for each in (*_CLOCK, *_REFERENCE, *_LAW, *_CHOICE, *_CALENDAR, *_FIGURES_OF_SPEECH)
    )
)

_OTHER_LINES = {"111", "112", "119", "122", "12378", "12363", "12345", "12355", "12338", "12348"}
LINES = _OTHER_LINES | {
    re.sub(r"\D", "", line.number)
    for place in JURISDICTIONS.values()
    for line in (*place.crisis_lines.value, *place.emergency_lines.value, *place.free_advice.value)
}
_PHONE = re.compile(
    r"(?<![\d.$¥£还付交欠])(?<!\d,(?=\d{3}(?!\d)))\+?\d(?:[ ()-]?\d){2,14}"
    r"(?!\d|,\d{3}(?!\d)|\.\d|\s*[%元块万千k])"
)
_PHONE_CUE = re.compile(
    r"(?:热线|电话|拨打?|致电|打给|打|客服|号码|短信|\b(?:call|ring|text|dial|phone|number|line|hotline|lifeline|"
    r"samaritans|shout|home|freephone|contact|on))[^\d.。;；!?？]{0,16}$"
)


def named_places(text: str) -> list[Place]:
    """Where normalised text has numbers that state nothing about the account."""
    return [match.span() for match in _NAMES.finditer(text)] + list(_phones(text))


def _phones(text: str) -> list[Place]:
    found: list[Place] = []
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        grouped = len(digits) >= 7 and digits != match.group()
        cued = _PHONE_CUE.search(text[max(0, match.start() - 40) : match.start()])
        # A second number follows the first: 120或110, 911 / 999.
        listed = found and re.fullmatch(r"\D{1,8}", text[found[-1][1] : match.start()])
        if (
            digits in LINES
            or grouped
            or (cued and len(digits) >= 5)
            or (listed and len(digits) == 3)
        ):
            found.append(match.span())
    return found
