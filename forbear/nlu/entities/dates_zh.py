"""Chinese dates: 15号, 下周五, 3月5日, 月底, 后天."""

from __future__ import annotations

import re
from datetime import date, timedelta

from forbear.nlu.entities.days import (
    day_in_month,
    make_date,
    month_end,
    nearest_day,
    nearest_month_day,
    nearest_weekday,
    weekday_of_week,
)
from forbear.nlu.entities.numerals_zh import DIGITS, read_value
from forbear.nlu.entities.scan import Scan
from forbear.nlu.entities.tense import looks_back_zh

_DAY = (
    r"(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?)"
)
_EDGE = r"(?<![0-9零一二两三四五六七八九十百千万.,/:第])"
_NOT_A_THING = r"(?![楼线桌房店院门柜窗机文码员令客坐铺仓库厅公桶船车座床场])(?!技师|选手|人物|病)"
_FULL = (
    rf"{_EDGE}(?P<fy>(?:19|20)[0-9]{{2}}|二[零〇][二三][零〇一二三四五六七八九])年?[-/.]?"
    rf"(?P<fm>{_DAY})[月/.-](?P<fd>{_DAY})[日号]?(?![0-9])"
)
_MONTH_DAY = (
    rf"(?P<my>今年|明年|去年)?{_EDGE}(?P<mm>{_DAY})月份?的?(?P<mdd>{_DAY})"
    rf"(?:[日号]{_NOT_A_THING}|(?![0-9零一二两三四五六七八九十百千万天个块元期次]))"
)
_RELATIVE = rf"(?P<rw>下下|下|上|这|本|当)个?月的?(?P<rd>{_DAY})[日号]{_NOT_A_THING}"
_MONTH_END = rf"(?P<em>(?:下下|下|上|这|本)个?|{_EDGE}{_DAY})?月[底末]"
_WEEKDAY = (
    "(?=[下上这本个周星礼])(?P<wr>下下|下|上上|上|这|本)?个?(?<![一二两三四五六七八九十几半每])"
    r"(?<!(?<![0-9])[0-9])(?<!(?<![0-9])[0-9][0-9])"
    "(?:周|星期|礼拜)(?P<wd>[一二三四五六日天]|[1-7](?![0-9.]))(?![次遍个通条到至]|回(?![来家去]))"
)
_BARE_DAY = (
    rf"(?<![工编单尾卡账帐机话牌楼栋])(?P<every>每个?月的?)?{_EDGE}"
    rf"(?P<dd>{_DAY})(?:[日号]?[、和到至~-](?P<dd2>{_DAY}))?[日号]{_NOT_A_THING}"
)
_WORD = (
    "大后天|后天|后日|明天|明日|明早|明晚|明儿|听日|今天|今日|今晚|今儿|大前天|前天|昨天|昨日|昨晚"
    "|琴日|寻日"
)
_PATTERN = re.compile(
    # A look at the first character first: most positions of a message begin no date.
    "(?=[0-9一二三四五六七八九十廿今明去下上这本当周星礼每大后听昨前琴寻年月元圣平])(?:"
    rf"(?P<full>{_FULL})|(?P<md>{_MONTH_DAY})|(?P<rel>{_RELATIVE})|(?P<end>{_MONTH_END})"
    rf"|(?P<week>{_WEEKDAY})|(?P<day>{_BARE_DAY})|(?P<word>{_WORD})"
    "|(?P<yearend>(?P<ye>今年|明年)?年底)|(?P<holiday>元旦|圣诞|平安夜)[节当]?)"
)
_WORDS = {
    "大后天": 3, "后天": 2, "后日": 2, "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "明儿": 1,
    "听日": 1, "今天": 0, "今日": 0, "今晚": 0, "今儿": 0, "昨天": -1, "昨日": -1, "昨晚": -1,
    "琴日": -1, "寻日": -1, "前天": -2, "大前天": -3,
}  # fmt: skip
_MONTHS = {"下下": 2, "下": 1, "上": -1, "这": 0, "本": 0, "当": 0}
_WEEKS = {"下下": 2, "下": 1, "上上": -2, "上": -1, "这": 0, "本": 0}
_YEARS = {"今年": 0, "明年": 1, "去年": -1}
_WEEKDAYS = {c: i % 7 for i, c in enumerate("一二三四五六日1234567")} | {"天": 6}
_HOLIDAYS = {"元旦": (1, 1), "圣诞": (12, 25), "平安夜": (12, 24)}


def find_dates_zh(scan: Scan) -> None:
    if not scan.has_han:
        return
    for match in list(scan.matches(_PATTERN)):
        if _is_a_rhythm(scan, match):
            continue
        for found, start, end, extra in _resolve(scan, match):
            if found:
                scan.add("date", found.isoformat(), start, end, **extra)


def _is_a_rhythm(scan: Scan, match: re.Match[str]) -> bool:
    """周一到周五 and 每周五 say when to call, not on which day."""
    if not match["week"]:
        return False
    around = scan.before(match.start(), 4) + "#" + scan.after(match.end(), 4)
    return bool(re.search(r"每#|[到至~-]#|每个#|#[到至~-]", around))


_Found = tuple["date | None", int, int, dict[str, bool]]


def _resolve(scan: Scan, match: re.Match[str]) -> list[_Found]:
    today, span = scan.today, match.span()
    if match["day"]:
        return _days(scan, match)
    found: date | None = None
    if match["full"]:
        found = make_date(_year(match["fy"]), _number(match["fm"]), _number(match["fd"]))
    elif match["md"]:
        found = _month_day(scan, match)
    elif match["rel"]:
        found = day_in_month(today, _MONTHS[match["rw"]], _number(match["rd"]))
    elif match["end"]:
        found = _end_of_month(today, match["em"] or "")
    elif match["week"]:
        found = _weekday(scan, match)
    elif match["word"]:
        found = today + timedelta(days=_WORDS[match["word"]])
    elif match["holiday"]:
        found = nearest_month_day(today, *_HOLIDAYS[match["holiday"]], looks_back_zh(scan, *span))
    elif match["yearend"]:
        found = date(today.year + _YEARS.get(match["ye"] or "", 0), 12, 31)
    return [(found, *span, {})]


def _days(scan: Scan, match: re.Match[str]) -> list[_Found]:
    past = looks_back_zh(scan, *match.span())
    extra = {"recurring": True} if match["every"] else {}
    first = nearest_day(scan.today, _number(match["dd"]), past)
    if not match["dd2"]:
        return [(first, *match.span(), extra)]
    second = nearest_day(first or scan.today, _number(match["dd2"]))
    middle = match.end("dd")
    return [(first, match.start(), middle, extra), (second, match.start("dd2"), match.end(), extra)]


def _month_day(scan: Scan, match: re.Match[str]) -> date | None:
    month, day = _number(match["mm"]), _number(match["mdd"])
    if match["my"]:
        return make_date(scan.today.year + _YEARS[match["my"]], month, day)
    return nearest_month_day(scan.today, month, day, looks_back_zh(scan, *match.span()))


def _end_of_month(today: date, word: str) -> date | None:
    word = word.removesuffix("个")
    if not word or word in _MONTHS:
        return month_end(today, _MONTHS.get(word, 0))
    month = _number(word)
    if not 1 <= month <= 12:
        return None
    return month_end(today, (month - today.month) % 12)


def _weekday(scan: Scan, match: re.Match[str]) -> date:
    weekday = _WEEKDAYS[match["wd"]]
    if match["wr"]:
        return weekday_of_week(scan.today, _WEEKS[match["wr"]], weekday)
    return nearest_weekday(scan.today, weekday, looks_back_zh(scan, *match.span()))


def _number(numeral: str) -> int:
    value = read_value(numeral)
    return int(value) if value is not None else 0


def _year(numeral: str) -> int:
    return int("".join(str(DIGITS.get(c, c)) for c in numeral))
