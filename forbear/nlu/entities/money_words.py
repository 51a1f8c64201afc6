"""The words around a number that make it money, or that make it something else."""

from __future__ import annotations

import re

from forbear.nlu.entities.lexicon import read_lexicon

_UNITS = {
    "CNY": "块钱|块|元|圆|人民币|大洋|rmb|cny|yuan|kuai",
    "USD": "美元|美金|美刀|刀(?!子|片)|usd|dollars?|bucks?",
    "GBP": "英镑|镑|gbp|quid|pounds?|sterling",
    "EUR": "欧元|欧|eur|euros?",
    "HKD": "港币|港元|hkd",
    "": "蚊",
}
CURRENCY_OF_SIGN = {"$": "USD", "£": "GBP", "¥": "CNY", "€": "EUR", "us$": "USD", "hk$": "HKD"}
_ALL_UNITS = "|".join(_UNITS.values())
PREFIX = re.compile(
    r"(us\$|hk\$|[$£¥€]|(?<![a-z])(?:rmb|cny|usd|gbp|eur|hkd)|人民币|美元|英镑)\s?$"
)
SUFFIX = re.compile(
    rf"^\s?(?P<approx>来|多|余|几|把|左右|上下|odd |-odd |ish |or so )?\s?(?P<unit>[$£¥€](?![0-9])|"
    rf"(?:{_ALL_UNITS})(?![a-z])|p(?![a-z/])|pence\b|cents?\b)",
    re.ASCII,
)
TENTHS = re.compile(
    r"^(?:块|元)([0-9一二三四五六七八九])(?:毛"
    r"|角)?(?:钱)?(?![0-9零一二三四五六七八九十百千万个天年月次期周元块])"
)
HUNDREDTHS = frozenset({"p", "pence", "cent", "cents"})


def currency_of(unit: str) -> str | None:
    """The ISO code that a sign or a word names."""
    if unit in CURRENCY_OF_SIGN:
        return CURRENCY_OF_SIGN[unit]
    if unit in HUNDREDTHS:
        return "USD" if unit.startswith("c") else "GBP"
    for code, words in _UNITS.items():
        if re.fullmatch(words, unit):
            return code or None
    return None


_MONTH_EN = (
    r"(?:a|per|each|every|/|p/)\s?(?:calendar )?(?:month|mth|mo\b|m\b)|monthly|pcm\b"
    r"|p\.?m\.?(?![a-z])"
)
_WEEK_EN = r"(?:a|per|each|every|/|p/)\s?(?:week|wk|w\b)|weekly|pw\b"
PER_AFTER = (
    ("month", re.compile(rf"^\s?(?:{_MONTH_EN}|[/每](?:个)?月|一个?月|一月|per月)")),
    ("week", re.compile(rf"^\s?(?:{_WEEK_EN}|[/每]个?(?:周|星期|礼拜)|一个?(?:周|星期|礼拜))")),
    (
        "fortnight",
        re.compile(r"^\s?(?:(?:a|per|each|every) (?:fortnight|(?:two|2) weeks)|fortnightly)"),
    ),
    ("hour", re.compile(r"^\s?(?:(?:an|per|/) ?hour|p\.?h\b|一(?:个)?小时|/小时)", re.ASCII)),
    (
        "day",
        re.compile(r"^\s?(?:(?:a|per|each|every|/) ?day\b|[/每一]天(?!之?[内前后]))", re.ASCII),
    ),
    (
        "instalment",
        re.compile(
            r"^\s?(?:[一每/]期|each\b|a time\b|(?:per|an|each) (?:payment|instal+ment))", re.ASCII
        ),
    ),
    (
        "year",
        re.compile(
            r"^\s?(?:(?:a|per|each|every) year|annually|pa\b|p\.a\.?|[一每/]年|k a year)", re.ASCII
        ),
    ),
)
PER_DAY = re.compile(r"(?:一天|每天|一日|日结|日薪|日工资)[^，,。0-9]{0,4}$")
PER_BEFORE = (
    ("hour", re.compile(r"(?:时薪|每小时|一个?小时)[^，,。0-9]{0,4}$")),
    ("instalment", re.compile(r"[一每](?:一?期|笔)[^，,。0-9]{0,6}$")),
    (
        "week",
        re.compile(
            r"(?:每个?(?:周|星期|礼拜)|一个?(?:周|星期|礼拜))[^，,。\d]{0,8}$"
            r"|\bweekly (?:of|payments? of)\s*$",
            re.ASCII,
        ),
    ),
    (
        "month",
        re.compile(
            r"(?:每个?月|一个月|一月|月供|月付|月还|按月|月租|月薪|月收入|月入|个月月"
            r"|月均)[^，,。0-9]{0,10}$"
            r"|\bmonthly (?:payments? |instal+ments? |repayments? )?(?:of|is|are|at)?\s*[$£¥€]?$",
            re.ASCII,
        ),
    ),
)
APPROX_BEFORE = re.compile(
    r"(?:大概|大约|差不多|约|估计|顶多也就|左右|也就|可能|好像|about|around|roughly"
    r"|maybe|approx(?:imately)?|"
    r"somewhere|circa|probably|like|~|或许)\s*(?:有|是|在|能|要)?\s*[$£¥€]?$"
)
APPROX_AFTER = re.compile(
    r"^\s?(?:块|元|块钱|quid|pounds|dollars|bucks)?\s?(?:来块|多|左右|上下|出头|的样子"
    r"|or so|ish|-ish|odd|or thereabouts|give or take)"
)

COUNTED_AFTER = re.compile(
    r"^\s?(?:[多来几余]?)(?:(?![周星礼](?:期|拜)?[一二三四五六日天末])"
    r"[个次条天年日号点分时秒人岁期遍通封张楼栋室路层级位度米公斤%折成倍名家口只台部本辆件套间户顿回场周星礼小字页届代段声句头种样]"
    r"|月(?![供底初])|毫|平|后(?![面来])|钟|kg|km|mb|gb|%|％)"
)
IDENTIFIER_BEFORE = re.compile(
    r"(?:第|编号|单号|尾号|工号|(?<!租)房|楼|路|版本|\bno\.?|\bnumber|#|\bnr|\bage[d]?"
    r"|\bturn(?:ed|ing)|\bat|\bpast|\bapril|\bversion|\bi'm|\bhe's|\bshe's)\s*$",
    re.ASCII,
)
MONEY_BEFORE_ZH = re.compile(
    r"[还付交给欠借贷转扣收罚存凑拿出剩余花挣赚租费金额款息薪账帐钱涨变降减免清罚供退赔发买卖]"
    r"|工资|收入|到手|每笔|一笔|每次|总共|一共|合计|"
    r"最多|最低|最少|最高|顶多|大概|大约|差不多|每个?月|一个月|每期|只有|只能|结清"
    r"|首付|多少|按|打给|保险|学费|水电"
)
MONEY_BEFORE_EN = re.compile(
    r"\b(?:pay(?:ing|ment|ments|s)?|paid|repay|owe[ds]?|owing|afford|do|manage"
    r"|offer(?:ing|ed)?|give|giving|spare|"
    r"send|sent|transfer(?:red)?|put|only|maybe|max|maximum|most|least|minimum|rents?|rent's|"
    r"mortgage|bills?|earn(?:s|ing)?|make|making|incomes?|wages?|salary|take[- ]home"
    r"|left|balance|took|taken|take|taking|refund(?:ed)?|debts?|fees?|"
    r"charged?|charges|charging|interest|borrowed|loans?|limit|total|costs?|"
    r"scrape|accept|scrape together|got|raise|chip|stretch|throw|chuck|bung|knock|off"
    r"|bring|spend(?:ing)?|save|saved|food|groceries|gas|electric(?:ity)?|water|petrol|fuel|internet|broadband|"
    r"childcare|insurance|tax|settle|clear|want(?:ing)?|demand(?:ing)?|say(?:s|ing)?"
    r"|said|figure|amount|budget|"
    r"pension|benefits?|credit|extra|another|go to|handle|swing|fine|quoted|make it|it's just)\b",
    re.ASCII,
)
WEAK_MONEY_BEFORE_EN = re.compile(
    r"\b(?:about|around|roughly|between|of|nearly|almost|over|under|than|for|like|down"
    r"|up to|even|to)\b",
    re.ASCII,
)
MONEY_AFTER_EN = re.compile(
    r"^\s?(?:now\b|today|tomorrow|later|upfront|up front|down\b|tonight|this (?:week"
    r"|month|fri|mon|tue|wed|thu)|next (?:week|month)|"
    r"tops|max\b|right now|straight away|off (?:the|my) (?:balance|debt|bill)|towards?|on top\b"
    r"|more\b.{0,12}(?:month|week))",
    re.ASCII,
)
_NEXT = read_lexicon("next_words.yml")
FREE_AFTER_EN = frozenset(_NEXT["function"].split()) | frozenset(_NEXT["money"].split())
COUNT_NOUNS = frozenset(_NEXT["counted"].split())
