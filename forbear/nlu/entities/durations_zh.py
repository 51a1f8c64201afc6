"""Chinese durations: 半个月, 两周, 三个月, 一年半; 一个月 before a sum is a rate and none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from forbear.nlu.entities.numerals_zh import DIGITS, read_values
from forbear.nlu.entities.scan import Scan
from forbear.nlu.entities.spans_of_time import day_after, iso_duration

_N = (
    r"[0-9]{1,3}(?:\.5)?|[一二两三四五六七八九十]{1,4}"
    r"|[一二三四五六七八九]?百[零一二三四五六七八九十]{0,3}"
)
_COUNTED = (
    rf"(?P<n>半|大半|小半|好?几|{_N})(?P<more>[来多几])?"
    "(?:个(?P<mid>半)?(?P<gu>多?月|礼拜|星期|季度|小时|钟头)"
    "|(?P<u>天|日|周|礼拜|星期|年|小时)(?P<end>半|多)?)"
)
_PATTERN = re.compile(
    rf"(?<![第每0-9零一二三四五六七八九十百千万.年月])(?:{_COUNTED}|(?P<odd>个把月)"
    "|(?P<few>[俩仨])个?(?P<fu>月|礼拜|星期|天|年))"
)
_REQUEST = re.compile(
    r"(?:缓|宽限|给|再|等|延|推迟|推后|晚|拖|迟|停|再要|还要|需要|要|争取|宽容|顺延"
    r"|展期|逾期|住院|失业|休|停工|没上班)"
    r"[我一了上个点期们咱到过至少最多大概]{0,3}$"
)
_UNTIL = re.compile(
    r"^(?:左右|多)?(?:时间|的?时间|后|之后|以后|内|之内|以内|没|的宽限|宽限|期限"
    r"|了(?!解)|行不|行吗|可以|好不|吧|就)"
)
_IS_RATE = re.compile(
    r"^(?:[0-9零一二两三四五六七八九十百]|到手|工资|收入|最多|最低|最少|顶多|还|付|挣"
    r"|赚|拿|房租|租|才|只|要|能|可以还|也就|利息|生活|开销|大概|的工资|的收入"
    r"|[都就才也只][0-9一二两三四五六七八九挣赚剩拿还到够])"
)
_NOT_A_SPAN = {
    "年": re.compile(
        r"^(?:级|代|薪|利|化|底|初|终|审|报|纪|龄|轻|[0-9零一二三四五六七八九十]{1,2}月)"
    ),
    "天": re.compile(r"^(?:打|天|[0-9一二三四五六七八九十]+[次个遍通]|到晚|津)"),
    "周": re.compile(r"^[年岁末边围转到一二三四五六日]"),
    "日": re.compile(r"^(?!内|之内|以内|后|之后|以后)"),
}
_YEARS_RUN = re.compile(r"^(?:了|没|多|来|前|后|以上|内|之内|以内|的老?客户|时间|还|分|$|[，,。])")


def find_durations_zh(scan: Scan) -> None:
    if not scan.has_han:
        return
    for match in list(scan.matches(_PATTERN)):
        if match["odd"]:
            scan.add("duration", "P1M", *match.span(), approx=True)
            continue
        if match["few"]:
            count = Decimal(2 if match["few"] == "俩" else 3)
            scan.add("duration", iso_duration(count, match["fu"]), *match.span())
            continue
        left, right = scan.before(match.start(), 8), scan.text[match.end() : match.end() + 8]
        if _is_none(match, left, right):
            continue
        _add(scan, match, right)


def _unit(match: re.Match[str]) -> str:
    return (match["gu"] or match["u"]).removeprefix("多")


def _is_none(match: re.Match[str], left: str, right: str) -> bool:
    unit, n = _unit(match), match["n"]
    shape = _NOT_A_SPAN.get(unit)
    if shape and shape.search(right):
        return True
    requested, bounded = bool(_REQUEST.search(left)), bool(_UNTIL.search(right))
    if unit in ("小时", "钟头"):
        return n == "半" or not (requested or re.search("^(?:之|以)?内|^后", right))
    if n in ("几", "好几"):
        return not requested
    if n == "半" and unit in ("天", "日", "周", "礼拜", "星期"):
        return True
    if unit == "年" and n.isdigit() and n.isascii():
        return not (
            requested or bool(match["more"] or match["end"]) or _YEARS_RUN.search(right)
        ) or (len(n) == 2 and int(n) >= 50)
    if n == "两" and unit == "天" and re.search("[这那过前]$", left):
        return True  # 这两天 is "lately"
    if n == "一" and not match["mid"] and not match["end"]:
        return bool(re.search("[下上这那每另第有]$", left)) or not (
            requested or (bounded and not _IS_RATE.search(right))
        )
    return bool(re.search("[下上]$", left)) and n == "半"


def _add(scan: Scan, match: re.Match[str], right: str) -> None:
    n, unit = match["n"], _unit(match)
    rough = match["more"] or n in ("大半", "小半") or match["end"] == "多"
    extra: dict[str, Any] = {"approx": True} if rough else {}
    from_now = re.match("(?:之|以)?([后前])", right)
    ago = from_now is not None and from_now[1] == "前"
    if ago:
        extra["ago"] = True
    if n in ("几", "好几"):
        scan.add("duration", None, *match.span())
        return
    counts = [Decimal("0.5")] if "半" in n else _counts(n)
    if match["mid"] or match["end"] == "半":
        counts = [count + Decimal("0.5") for count in counts]
    for count in counts:
        value = iso_duration(count, unit)
        day = day_after(scan.today, value, ago) if value and from_now else None
        if day and from_now:
            scan.add("date", day, match.start(), match.end() + from_now.end())
        elif value:
            scan.add("duration", value, *match.span(), **extra)


def _counts(numeral: str) -> list[Decimal]:
    """Both ends of 两三个月, else the one value."""
    if len(numeral) == 2 and all(c in DIGITS for c in numeral):
        return [Decimal(DIGITS[c]) for c in numeral]
    return list(read_values(numeral))
