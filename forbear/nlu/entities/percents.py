"""Percentages as the number named: 七折 is 70, 八五折 85, 三成 30, forty percent 40."""

from __future__ import annotations

import re
from decimal import Decimal

from forbear.nlu.entities.numeral import plain
from forbear.nlu.entities.numerals_en import WORD
from forbear.nlu.entities.numerals_en import read_value as read_en
from forbear.nlu.entities.numerals_zh import ARABIC, read_values
from forbear.nlu.entities.scan import Scan

_HAN = "[零一二两三四五六七八九十]"
_EN = rf"(?:{ARABIC}|(?:a )?(?:hundred|(?:{WORD}))(?:[ -](?:{WORD}|and a half|point))*)"
_SIGN = r"(?:%|per ?cent\b|pct\b)"
_PATTERN = re.compile(
    r"(?P<off>对折)|(?P<pence>[0-9]{1,2})(?:p| pence| cents) (?:in|on) the (?:pound|dollar)"
    r"|(?P<zhe>[1-9]\.[0-9]|[1-9][0-9]?|[一二三四五六七八九]{1,2})折(?![腾磨旧叠断本返中服射算合寿])"
    rf"|(?P<part>[百千万])分之(?P<zh>{ARABIC}|{_HAN}{{1,4}}(?:点{_HAN}{{1,3}})?)"
    rf"(?:到|至|-)?(?:百分之)?(?P<zh2>(?<=[到至之-])(?:[0-9]+|{_HAN}{{1,4}}))?"
    rf"|(?<![0-9.,])(?P<lo>{_EN})\s?%?\s?(?:-|to|or|到|至|~)\s?(?P<hi>{_EN})\s?{_SIGN}"
    rf"|(?<![0-9.])(?P<en>{_EN})\s?(?:{_SIGN}|个百?分?点(?!钟|子))"
    rf"|(?<![0-9{_HAN[1:-1]}])(?P<dian>[一两三四五六七八九十]{{1,3}})个百?分?点(?!钟|子)"
    r"|(?<![0-9一二三四五六七八九十完])"
    r"(?P<cheng>[1-9一二两三四五六七八九]|[一二三四五六七八九]{2})成"
    r"(?![了为本年立功天员就绩都交熟语套家果千]|(?<=[八九十]成)[是会又要不得])"
)
_MARK = re.compile("[%折成点]|the (?:pound|dollar)|分之|cent|pct")
_CERTAINTY = re.compile(r"^\s?(?:sure|certain|not|never|refus|right|wrong|honest|不|肯定|确定|没)")
_PARTS = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}


def find_percents(scan: Scan) -> None:
    if not _MARK.search(scan.text):
        return
    for match in list(scan.matches(_PATTERN)):
        values = _read(match)
        if not values or (
            values[0] >= 100 and _CERTAINTY.search(scan.text[match.end() : match.end() + 10])
        ):
            continue
        for value in values:
            whole = int(value) if value == value.to_integral_value() else plain(value)
            scan.add("percent", whole, *match.span())


def _read(match: re.Match[str]) -> list[Decimal]:
    if match["off"]:
        return [Decimal(50)]
    if match["zhe"]:
        return _discount(match["zhe"])
    if match["pence"]:
        return [Decimal(match["pence"])]
    if match["part"]:
        words = [match["zh"], match["zh2"]]
        return [_with_point(w) * _PARTS[match["part"]] for w in words if w]
    if match["lo"]:
        ends = [read_en(match["lo"]), read_en(match["hi"])]
        return [v for v in ends if v is not None]
    if match["en"]:
        value = read_en(match["en"])
        return [value] if value is not None else []
    if match["dian"]:
        return list(read_values(match["dian"]))
    return [v * 10 for v in _one_or_two(match["cheng"])]


def _discount(digits: str) -> list[Decimal]:
    """八五折 is 85; 六七折 is sixty to seventy."""
    values = _one_or_two(digits)
    if (
        len(values) == 2
        and values[1] != values[0] + 1
        or (len(values) == 2 and digits.isdigit() and digits.isascii())
    ):
        return [values[0] * 10 + values[1]]
    return [v * 10 for v in values]


def _one_or_two(digits: str) -> list[Decimal]:
    if "." in digits:
        return [Decimal(digits)]
    return [value for digit in digits for value in read_values(digit)]


def _with_point(words: str) -> Decimal:
    whole, _, tenths = words.partition("点")
    value = read_values(whole)
    digits = "".join(str(read_values(d)[0]) for d in tenths)
    return (value[0] if value else Decimal(0)) + Decimal(f"0.{digits or 0}")
