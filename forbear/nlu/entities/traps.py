"""Numbers that name nothing a plan could use: phone and order numbers, idioms, articles of law."""

from __future__ import annotations

import re

from forbear.nlu.entities.scan import Scan

_NUMERALS = "0123456789零〇一二两三四五六七八九十百千万几"
_NO_MONEY = r"(?!\s?(?:元|块|圆|万|千|百|rmb|usd|gbp|quid|pounds?|dollars?|bucks?|k\b|p\b))"
_ALONE = r"(?<![0-9.,£$¥])"

# Idioms that begin with a numeral; after another numeral they are part of a sum (三万一, 两千万).
_NUMERAL_IDIOMS = re.compile(
    "万一|千万(?![0-9零一二两三四五六七八九元块])|万分(?!之)|万事|万能|万恶|百分百|百般|百姓|百忙"
    "|千方百计|千篇一律|千真万确|千言万语|千刀万剐|三八(?![0-9元块百千万])|二百五(?!十|[元块])"
    "|一五一十|七七八八|十有八九|十分|三天两头|一天到晚|一年到头|三番[五两]次|五花八门"
    "|四面八方|五雷轰顶|三七二十一|半斤八两|十万火急|说一千道一万|十万八千里|一万个|[千百万](?:遍|次|回)|一[毛分](?:钱|不|都)"
    "|一块钱(?:都|也)(?:不|没|别)|一个子"
)
_IDIOMS = re.compile(
    "成千上万|乱七八糟|不管三七二十一|丢三落四|杀千刀|挨千刀|接二连三|一而再"
    "|再三(?![天个周年])|五毛党"
    "|一会儿?|一下|一起|一直|一样|一定|一些|一点|一边|一旦|一般|一切|一家|一面|一共"
    "|一律|统一|一块儿"
    "|第[零〇一二两三四五六七八九十百0-9]{1,8}(?:[条期次个笔名遍天年月款]|部分)?"
)
_IDIOMS_EN = re.compile(
    r"\b(?:(?:one|1) in (?:a|one) (?:million|thousand|hundred)"
    r"|(?:thanks|cheers|ta) a (?:million|thousand|mil)"
    r"|(?:a|one) (?:hundred|thousand|million) (?:and one )?(?:times|miles|reasons|pieces|apologies)"
    r"|in a (?:hundred|thousand|million) years|nine times out of ten|second to none)\b",
    re.ASCII,
)
_HAN_LABELS = re.compile(
    r"(?:单号|工号|编号|订单号?|工单号?|运单|流水号?|凭证号?|案号|合同号?|账号|帐号"
    r"|卡号|身份证号?码?|验证码|密码|邮编"
    r"|门牌|房号|车牌|微信号|坐席|客服|楼栋)\s?(?:是|为|:|：|#"
    r"|no\.?)?\s?[a-z]{0,4}-?[0-9][a-z0-9-]{0,24}"
    rf"{_NO_MONEY}(?![0-9])"
    r"|(?:电话|手机|座机|热线)号?码?\s?(?:是|为|:|：|打)?\s?[0-9][0-9 -]{4,20}"
    r"|(?:芝麻分|信用分|积分|评分|分数)[^0-9，。,]{0,6}[0-9]{2,4}"
    r"|(?:打|报|拨打?)\s?(?:110|119|120|122)(?![0-9])"
)
_FIGURES = re.compile(
    r"24\s?[/x*]\s?7(?![0-9])|7\s?[x*]\s?24"
    r"|(?!(?:19|20)[0-9]{2}\.)(?<![0-9.])[0-9]{1,6}\.[0-9]{1,6}\.[0-9][0-9.]{0,20}"
    r"|\+[0-9][0-9 ()-]{7,18}[0-9]"
    rf"|{_ALONE}\(?0[0-9]{{2,4}}\)?[ -]?[0-9]{{3,4}}[ -]?[0-9]{{3,4}}(?![0-9])"
    rf"|{_ALONE}1[3-9][0-9][ -]?[0-9]{{4}}[ -]?[0-9]{{4}}(?![0-9])"
    rf"|{_ALONE}\(?[2-9][0-9]{{2}}\)?[ -][0-9]{{3}}[ -][0-9]{{4}}(?![0-9])"
    rf"|{_ALONE}[2-9][0-9]{{2}}-0[0-9]{{3}}(?![0-9])"
    rf"|{_ALONE}[48]00[ -]?[0-9]{{3,4}}[ -]?[0-9]{{3,4}}(?![0-9])"
    rf"|{_ALONE}(?:123[0-9]{{2}}|955[0-9]{{2}}|96110|116123){_NO_MONEY}(?![0-9])"
    r"|(?<![0-9.,])(?:[0-9]{4}[ -]){3}[0-9]{1,7}(?![0-9])"
    rf"|{_ALONE}[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9-])"
    rf"|{_ALONE}[0-9]{{8,32}}x?{_NO_MONEY}(?![0-9.])|[0-9]{{33}}[0-9]*"
    r"|#\s?[0-9]{1,12}"
)
_LABELS = re.compile(
    r"\b(?:ref(?:erence)?|order|case|ticket|complaint|invoice|account|acct|policy"
    r"|agent|operator|badge"
    r"|code|otp|passcode|pin|zip|postcode|apt|apartment|flat|unit|room|suite|route"
    r"|extension|ext|article"
    r"|art|section|chapter|rule|reg|regulation|act|title|page|step|version|windows"
    r"|iphone|android|line"
    r"|part|level|band|tier|stage|sort code)"
    r"(?:\s?(?:no|num|number|id))?\.?\s?(?:is|was|:"
    r"|#)?\s?#?[a-z]{0,4}-?[0-9][a-z0-9-]{0,24}(?:\.[0-9]+)*"
    rf"{_NO_MONEY}(?![0-9%])"
    r"|\b(?:number|phone|mobile|cell|tel(?:ephone)?)\s?(?:no\.?|number)?\s?(?:is|was"
    r"|:)?\s?[0-9][0-9 -]{4,20}"
    r"|\b(?:social(?: security)?|ssn|licen[cs]e|passport)[^0-9.,;!?]{0,10}[0-9]{4,9}"
    r"|\b(?:call(?:ing)?|dial(?:ling)?|ring(?:ing)?|phone) ?(?:911|999|988|101|111)(?![0-9])",
    re.ASCII,
)
_ADDRESSES = re.compile(r"https?://\S{1,200}|www\.\S{1,200}|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,64}")


def mask_traps(scan: Scan) -> None:
    if scan.has_han:
        for match in scan.matches(_NUMERAL_IDIOMS):
            if match.start() == 0 or scan.text[match.start() - 1] not in _NUMERALS:
                scan.take(*match.span())
        _mask(scan, _IDIOMS)
    if scan.has_latin:
        _mask(scan, _IDIOMS_EN)
    if scan.has_figures:
        _mask(scan, _FIGURES)
        if scan.has_han:
            _mask(scan, _HAN_LABELS)
        if scan.has_latin:
            _mask(scan, _LABELS)
    if "@" in scan.text or "/" in scan.text or "www." in scan.text:
        _mask(scan, _ADDRESSES)


def _mask(scan: Scan, pattern: re.Pattern[str]) -> None:
    for match in scan.matches(pattern):
        scan.take(*match.span())
