"""What a sum is: the customer's income, one of their expenses, what is left over, or neither."""

from __future__ import annotations

import re

from forbear.nlu.entities.expenses import expense_type, names_several
from forbear.nlu.entities.scan import Scan

_INCOME_HAN = re.compile(
    "(?:到手|月薪|工资|薪水|薪资|人工|收入|底薪|退休金|养老金|低保|失业金|救济金|补助"
    "|月入|年薪|挣|赚|进账|进来|入账|提成|领"
    "|送(?:外卖|快递|货)|跑(?:外卖|滴滴|车|单|腿)|开(?:滴滴|网约车|出租|货车)|打零?工|当保安|做保洁|摆摊)"
    "(?P<gap>[^，,。0-9]{0,10})$"
)
_NOT_INCOME_HAN = re.compile(
    "房租|房贷|车贷|租金|月租|水电|学费|药费|还|付|交|转|给你|先|扣|欠|减了|降了|少了|拖|没发|没给|不到账|卡里|剩|打给|拿出|凑|供|补|罚"
)
_OWED_TO = re.compile(
    r"(?:欠|拖|压)(?:着|了)?(?:我们?)?(?:的|[0-9一二两三四五六七八九十]个月)*的?$"
)
_CUT_TO = re.compile(
    "(?:工资|收入|薪水|月薪|人工)[^，,。]{0,6}从?[^，,。]{0,10}(?:降|减|掉|变"
    "|跌)(?:到|成|至|为)?了?$"
)
_INCOME_AFTER_HAN = re.compile(
    "^(?:块钱?|元)?(?:左右|多|来块)?(?:一个?月)?的?(?:死|固定|基本)?"
    "(?:工资|收入|退休金|养老金|底薪|月薪|薪水|低保)(?!卡|条|里)"
)
_INCOME_LATIN = re.compile(
    r"(?:take[- ]?home|income|salary|wages?|earn(?:s|ing|ings)?|bring(?:s|ing)? (?:home|in)"
    r"|i (?:only |just |barely |currently )*make|(?:he|she|we) (?:only |just )*makes?"
    r"|net pay|my pay"
    r"|pay ?che(?:ck|que)|pension|benefits?|universal credit|u\.?c\.?\b|disability"
    r"|unemployment|ssd?i\b|ssd\b|carer'?s(?: allowance)?|tax credits?|tips"
    r"|jobseeker'?s?|pip\b|social security|draws|smp\b|ssp\b|esa\b|jsa\b|sick pay|maternity pay"
    r"|(?:he|she|they|ex|mum|mom|dad|kid|son|daughter|lodger|nan|sister|brother) "
    r"(?:gives?|chips? in|sends?|throws? in|puts? in)(?: me| us)?"
    r"|(?:get|gets|getting|am|i'm|im) paid|(?:i'm|im"
    r"|i am) (?:only |just |now )?on"
    r"|(?:they|he|she|it|boss|job|work|shop|place|agency) (?:only |just )*(?:gives?|pays?) me"
    r"|(?<!can )(?<!could )(?<!do )(?<!if )i (?:only |just )*(?:get|receive)|(?:live"
    r"|living|survive) on|^on|pocket(?:ing)?|clear(?:ing)? (?:about|only))"
    r"(?P<gap>[^.,;!?0-9]{0,28})$",
    re.ASCII,
)
_NOT_INCOME_LATIN = re.compile(
    r"\b(?:it|that|pay(?!check)|rent|bills?|owe|left|by|mortgage|cut|can|could|will|afford"
    r"|after|spend|plan|"
    r"towards?|goes|for|payment|debt|minus)\b",
    re.ASCII,
)
_INCOME_AFTER_LATIN = re.compile(
    r"^\s?(?:quid |pounds |dollars |bucks )?(?:(?:a|per|each|every) (?:month|week|fortnight|year) "
    r"|monthly |weekly |pcm )?(?:(?:in|from|on|of) (?:my |the )?(?:benefits?"
    r"|universal credit|uc|wages"
    r"|salary|pension|ssdi?|disability|unemployment|pip|jobseekers?)|take[- ]?home|net\b|after tax"
    r"|before tax|salary|wages?\b|income\b|gross\b"
    r"|(?:that |what |is |all that )?(?:comes?|coming) in\b"
    r"|(?:is |'s )?what (?:lands|(?:we|i) (?:get|clear|take home|bring (?:in|home)))\b)",
    re.ASCII,
)
_COMES_IN_AFTER = re.compile(
    r"^\s?(?:quid |pounds |dollars |bucks )?(?:clear\b|in(?=\s*(?:[.,;]|$|and\b|but\b)))", re.ASCII
)
_PAYS_IN = re.compile(
    r"\b(?:put|pay|pays|paid|paying|send|sent|chuck|bring|brought|drop|throw|transfer\w*|can|could"
    r"|i'?ll|will|would)\b[^.,;!?]*$",
    re.ASCII,
)
_GOES_OUT = re.compile(
    r"^\s?(?:quid |pounds |dollars |bucks )?(?:(?:a|per|each|every) (?:month|week) )?"
    r"(?:(?:of it|of that|is|are|that|what|just|all|then|we have) )*"
    r"(?:(?:go|goes|going) (?:(?:straight|right|back) )*(?:out|on)\b"
    r"|(?:straight |back )+out\b|going$|leaving\b)"
    r"|^\s?(?:块钱?|元)?(?:要|就|得|都)?(?:花|出|用)(?:出去|掉)",
    re.ASCII,
)
# Who pays stands before it: 老板一个月给3500; 我一个月给1000 is an offer.
_PAID_BY_HAN = re.compile(
    r"(?:老板|厂|公司|店|单位|超市|工地|餐馆|饭馆|人家|那边|他们|家政|学校|姑|姨|叔|舅|上班|打工|干活|帮[工忙])"
    r"(?:里|那儿|那边)?[^，,。0-9]{0,4}(?:一个?月|每个?月|月月)(?:就|只|才|能|也|大概)?(?:给|开|发|付)我?$"
    r"|(?:一个?月|每个?月)(?:就|只|才|能|也)?(?:给|开|发)我(?:开|发)?$"
)
_DAY_PAY_HAN = re.compile(r"(?:一天|每天|一日)[^，,。0-9]{0,4}$")
_WORK_HAN = re.compile(r"干|活|工|班|挣|赚|跑单|单子|零活|师傅")
_DAY_WAGE_HAN = re.compile(r"(?:日结|日薪|日工资|时薪)[^，,。0-9]{0,4}$")
# "wages went from 2100 to 1300": the first figure is no part of what stands between.
_FROM = re.compile(
    r"\bfrom [$£€]?[0-9][0-9,.]* (?:(?:quid|pounds|dollars|bucks|a week|a month) )?(?=to )",
    re.ASCII,
)
# "on benefits, 368 a month": a comma may stand between, where a rate or a sum of several follows.
_NAMED_BEFORE = re.compile(
    rf"(?:{_INCOME_LATIN.pattern.rsplit('(?P<gap>', 1)[0]})"
    r"(?: and [a-z ]{2,24}| [a-z]{2,12})?[,:]\s*[$£€]?$",
    re.ASCII,
)
_RATE = re.compile(
    r"^\s?(?:quid |pounds |dollars |bucks )?"
    r"(?:(?:a|per|each|every|/) ?(?:month|week|fortnight|year)|(?:all )?together\b"
    r"|altogether\b|combined\b)"
)
_LEFT_OVER = re.compile(
    r"(?:剩下?|余下?|结余|多出来)[^，,。0-9]{0,6}$"
    r"|(?:left|leaves?(?: me)?|spare|after (?:bills|rent|everything))\b[^.,;0-9]{0,24}$",
    re.ASCII,
)
_LEFT_OVER_AFTER = re.compile(
    r"^\s?(?:quid|pounds|dollars|bucks)?\s?(?:left|spare|to live on)\b", re.ASCII
)


_OPENS = re.compile(
    r"^\s*(?:(?:我|现在|目前|每个?月|一个月|送外卖|跑\S{0,3}|也?就|大概|差不多|about"
    r"|so|well|i've|ok|it's)\s?)*[$£¥€]?$"
)
_OUTGOINGS_FOLLOW = re.compile(
    r"^\s?(?:块钱?|元)?\s?[,，。;；.]\s?(?:and |but |minus |less )?(?:my |the |光|除掉|扣掉|去掉)?"
    r"(?:房租|房贷|租|水电|吃饭|rent\b|rent's|mortgage|bills\b|food\b|outgoings)",
    re.ASCII,
)


def purpose_of(scan: Scan, start: int, end: int) -> dict[str, str]:
    """`purpose` (income, expense, left_over) and `expense_type`, as far as the words say."""
    left, right = scan.before(start, 40, commas=True), scan.after(end, 40, commas=True)
    if _LEFT_OVER.search(left) or _LEFT_OVER_AFTER.search(right):
        return {"purpose": "left_over"}
    if _is_income(_FROM.sub("", left), right) or _leads_outgoings(scan, left, end):
        return {"purpose": "income"}
    if _RATE.search(right) and _NAMED_BEFORE.search(scan.before(start, 56)):
        return {"purpose": "income"}
    goes_out = _GOES_OUT.search(right)
    kind = expense_type(left, right)
    if kind and not (expense_type(left, "") is None and names_several(scan.after(end, 48))):
        return {"purpose": "expense", "expense_type": kind}
    return {"purpose": "expense"} if kind or goes_out else {}


def _leads_outgoings(scan: Scan, left: str, end: int) -> bool:
    """The first figure of "1,900, rent 850, food 200" is what they come out of."""
    if any(e.entity in ("amount", "income") for e in scan.found):
        return False
    return bool(_OUTGOINGS_FOLLOW.search(scan.text[end : end + 24]) and _OPENS.search(left))


def _is_income(left: str, right: str) -> bool:
    if not left.isascii():
        cue = _INCOME_HAN.search(left)
        if cue and not _NOT_INCOME_HAN.search(cue["gap"]):
            return not _OWED_TO.search(left[: cue.start()])
        if _CUT_TO.search(left) or _PAID_BY_HAN.search(left) or _DAY_WAGE_HAN.search(left):
            return True
        if _DAY_PAY_HAN.search(left) and _WORK_HAN.search(left + right):
            return True
    if _COMES_IN_AFTER.search(right) and not _PAYS_IN.search(left):
        return True
    cue = _INCOME_LATIN.search(left)
    if cue and not _NOT_INCOME_LATIN.search(cue["gap"]):
        return True
    return bool(_INCOME_AFTER_HAN.search(right) or _INCOME_AFTER_LATIN.search(right))
