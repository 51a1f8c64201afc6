"""What an outgoing is for: rent, food, childcare and the other essentials, in both languages."""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = {
    "housing": "房租|租金|月租|物业|房贷|租房|合租|租屋|屋租",
    "utilities": "水电|电费|水费|煤气|燃气|话费|网费|暖气",
    "food": "吃饭|食饭|伙食|买菜|吃喝|奶粉",
    "childcare": "托儿|托管|幼儿园|学费|补课|抚养费|孩子上学",
    "transport": "车贷|油费|油钱|车费|交通",
    "medical": "药费|医药费|吃药|看病|透析|治疗费|手术费|住院费",
    "insurance": "保险|社保",
}
_LATIN = {
    "housing": r"rents?\b|rent's|mortgage|ground rent|council tax|room(?:'s| is)|house note",
    "utilities": r"gas\b|electric|leccy|lecky|energy|water\b|utilit|phone bill|broadband|internet",
    "food": r"groceries|food\b|shopping\b|formula\b",
    "childcare": r"childcare|nursery|day ?care|child support|tuition|school fees",
    "transport": r"petrol|car payment|bus (?:fare|pass)|travel\b|fuel\b|car finance|diesel"
    r"|metro ?card|train pass",
    "medical": r"meds\b|medication|prescriptions?|medical bills?",
    "insurance": r"insurance",
}


def _one_of(kinds: dict[str, str]) -> str:
    return "(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in kinds.items()) + ")"


_BEFORE_HAN = re.compile(_one_of(_HAN) + "[^，,。0-9]{0,10}$", re.ASCII)
_BEFORE_LATIN = re.compile(_one_of(_LATIN) + "[^.,;!?0-9]{0,12}$", re.ASCII)
_UNIT = r"^\s?(?:块钱?|元|quid|pounds|dollars|bucks)?\s?"
_AFTER_HAN = re.compile(_UNIT + "(?:的)?" + _one_of(_HAN), re.ASCII)
_AFTER_LATIN = re.compile(
    _UNIT
    + r"(?:(?:a|per) (?:month|week) )?(?:goes on |for |on |in )?(?:the |my )?"
    + _one_of(_LATIN),
    re.ASCII,
)


_EACH_KIND = re.compile(f"{_one_of(_LATIN)}|(?P<all>bills\\b|everything\\b|all the\\b)", re.ASCII)
_NO_LIST = re.compile("[.;!?0-9]")
_LABEL = re.compile(
    r"[0-9][^.;!?]{0,12}[,;&] ?(?:and |my |the )*(?P<label>phones?|bus|board|keep|car|tv|sky"
    r"|lunch(?:es)?|lights?|leccy|nappies|diapers|dog|vet|loan|catalogue|dues|lottery|van|school)"
    r"(?: is| are|'s)?[ :=]{1,3}$",
    re.ASCII,
)
_NAMED_RIGHT_BEFORE = re.compile(_one_of(_LATIN) + r"[ :=]{1,3}$", re.ASCII)
_NO_SUM_AFTER = re.compile(
    r"^\s?(?:days?|weeks?|months?|years?|times|hours?|min(?:ute)?s?\b|%|[ap]\.?m)"
)


_LISTED = re.compile(
    rf"{_one_of(_LATIN)}[^.,;!?0-9]{{0,12}}[ :=][$£€]?[0-9]{{2}}"
    rf"|[0-9]{{2}} (?:for |on )?(?:the |my )?(?:{'|'.join(_LATIN.values())})",
    re.ASCII,
)
_ITEM = re.compile(
    r"(?:^|[\s,.;&])(?!(?:son|daughter|mum|mom|dad|kid|nan|he|she|i|age|aged|room|flat|number|no"
    r"|unit|floor|at|since|in|on|until|till|before|after|past|half|page|the|line|route"
    r"|call|calls|rang|card|ending|ref|reference|order|account|ext|extension)\b)"
    r"[a-z][a-z'/&-]+(?: is| are| idk| about| like| maybe| roughly| around)? ?[:=]? ?$",
    re.ASCII,
)
_ITEM_ENDS = re.compile(
    r"^(?!\s*(?:people|times|calls|texts|letters|emails)\b)\s*(?:$|[,.;&+/](?![0-9])|[a-z])",
    re.ASCII,
)


def is_an_item(text: str, left: str, right: str) -> bool:
    """Whether a figure stands in a list of outgoings: food 220 leccy 130 bus 45."""
    if _NO_SUM_AFTER.search(right) or not _lists_outgoings(text):
        return False
    named_after = bool(_AFTER_LATIN.search(right))
    return named_after or bool(_ITEM.search(left) and _ITEM_ENDS.search(right))


@lru_cache(maxsize=4)
def _lists_outgoings(text: str) -> bool:
    return len(_LISTED.findall(text)) > 1


def follows_an_outgoing(left: str, right: str) -> bool:
    """Rent 700 gas 90 food 250: a list says nothing else of its figures."""
    named = _NAMED_RIGHT_BEFORE.search(left) or _LABEL.search(left)
    return bool(named) and not _NO_SUM_AFTER.search(right)


def names_several(right: str) -> bool:
    """1,700 on the mortgage, bills and food: one sum for more than one kind."""
    return len({m.lastgroup for m in _EACH_KIND.finditer(_NO_LIST.split(right)[0])}) > 1


def expense_type(left: str, right: str) -> str | None:
    """The kind of expense that a sum between these two stretches is, if they name one."""
    for pattern, side in (
        (_BEFORE_HAN, left if not left.isascii() else ""),
        (_BEFORE_LATIN, left),
        (_AFTER_HAN, right if not right.isascii() else ""),
        (_AFTER_LATIN, right),
    ):
        match = pattern.search(side) if side else None
        if match:
            return match.lastgroup
    return None
