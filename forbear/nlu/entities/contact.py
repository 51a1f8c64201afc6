"""When and through what the customer wants to be reached, or does not want to be."""

from __future__ import annotations

import re

from forbear.nlu.entities.clock import CLOCK, read_clock
from forbear.nlu.entities.scan import Scan

_REACHING = re.compile(
    r"联系|打(?![算折架官理开听死包车字工])|找我|回电|来电|发(?:短信|信息|微信|邮件)"
    r"|短信|call|ring|rang|phone|text|email|e-mail|"
    r"contact|reach|message|get hold|write to|揾我|打嚟"
)
_TIME = re.compile(
    r"(?P<after>\b(?:after|from|past)\s)?(?P<before>\b(?:before|until|till|by)\s)?"
    r"(?:\b(?:between|from)\s)?"
    rf"(?P<a>{CLOCK})(?:\s?(?:到|至|-|~|to|and|till|until)\s?(?P<b>{CLOCK}))?"
    r"(?P<zh_after>\s?(?:以后|之后|后|过后|开始))?(?P<zh_before>\s?(?:以前|之前|前))?",
    re.ASCII,
)
_CLOCK_CUE = re.compile(r"[:点时]|[0-9] ?[ap]\.?m|o'?clock|half|quarter|after|before|between|at ")
_NAMED = {
    "working_hours": r"上班(?:时间|时候|的时候|时|期间)?|工作时间|working hours|work hours"
    r"|office hours|(?:at|while i'm at|when i'm at|during) work|(?:during|on) (?:my )?shift"
    r"|at my (?:job|workplace)",
    "morning": r"早上|上午|一大早|清晨|朝早|(?:in the |this |the )?mornings?",
    "lunchtime": r"中午|午休|午饭时间|lunch(?: ?time| break| hour)?",
    "afternoon": r"下午|晏昼|(?:in the |this |the )?afternoons?",
    "evening": r"晚上|傍晚|夜晚|(?:in the |this |the )?evenings?|after work|下班(?:以?后|之后)?"
    r"|收工(?:之?后)?",
    "night": r"半夜|深夜|大半夜|凌晨|三更半夜|夜里|at night|late at night|middle of the night",
    "daytime": r"白天|日头|during the day|daytime",
    "weekend": r"周末|双休日?|(?:on |at )?(?:the )?weekends?",
    "weekdays": r"工作日|平时|周一到周五|周一至周五|(?:on )?weekdays|monday to friday|mon-fri"
    r"|monday through friday",
}
_NAMED_PATTERN = re.compile("|".join(f"(?:{words})" for words in _NAMED.values()), re.ASCII)
_CHANNELS = {
    "phone": r"打电话|电话|来电|语音|call(?:s|ing)?|ring(?:ing|s)?|phone(?:s)?(?: calls?)?"
    r"|phoning|打嚟|voicemails?",
    "sms": r"短信|简讯|发信息|发消息|text(?:s|ing)?|sms|text messages?",
    "email": r"邮件|邮箱|电邮|e-?mail(?:s|ing)?",
    "app": r"app(?:里|上)?(?:消息|留言|通知|联系|发)|微信(?:联系|发|上说|找|留言)|in-app"
    r"|app messages?|chat only|(?:via|through|on|in) (?:the |this )?(?:app|chat)"
    r"|whatsapp",
    "letter": r"寄信|信函|书面|信件|letters?|by post|in writing|by mail|write to me|snail mail",
    "visit": r"上门|来我家|到我家|来家里|登门|come to my (?:house|home|door|place|work)"
    r"|home visits?|doorstep|(?:turn|show)(?:ing|ed)? up at my"
    r"|knock(?:ing)? on my door|visit(?:s|ing)? (?:me|my)",
}
_CHANNEL_PATTERN = re.compile(
    "|".join(f"(?P<{name}>(?<![a-z])(?:{words})(?![a-z]))" for name, words in _CHANNELS.items()),
    re.ASCII,
)
_NEGATED_BEFORE = re.compile(
    r"(?:别|不要|不准|不许|唔好|唔准|勿|停止|不想|甭|禁止|少|不能|拒绝|莫|毋|非)[^，,。]{0,8}$"
    r"|\b(?:don't|dont|do not|stop|no|never|not|quit|no more|without|refuse|isn't|hate)\b"
    r"(?:(?!\bbut\b|\bplease\b|\bonly\b)[^.,;!?]){0,24}$",
    re.ASCII,
)
_NEGATED_AFTER = re.compile(
    r"^[^，,。]{0,4}(?:别|不要|不准|不许|唔好|勿|我?不接|不方便|不行)(?:再)?"
    r"|^\s?(?:is|are|won't|doesn't) (?:no good|not|never)|^\s?(?:don't|do not)\b",
    re.ASCII,
)
_AGAIN = ("再", "再发", "再打", "再给我发", "再给我打")  # 再发短信我就报警
_WISHED = re.compile(
    r"只(?:能|接受|收|用|发|看)?|改|用|通过|换|麻烦|请|最好|有事|以后|发|可以|就"
    r"|\b(?:please|pls|only|instead|just|prefer|rather|by|via|use|email me|text me|call me|ring me"
    r"|phone me|write to me|want|can you|could you|send|better|best|reach|contact)\b",
    re.ASCII,
)
_WISHED_EN_ME = re.compile(r"^(?: ?(?:me|only|instead|please|is (?:fine|best|better|ok|good)))")


def find_contact_times(scan: Scan) -> None:
    """Clock times count only beside words about being reached; elsewhere they are nothing."""
    reached = [m.start() for m in _REACHING.finditer(scan.text)]
    clocks = scan.matches(_TIME) if _CLOCK_CUE.search(scan.text) else ()
    for match in list(clocks):
        value = _clock_range(match)
        near = any(-30 <= at - match.start() <= 45 for at in reached)
        if not value or not near and not _is_marked(match):
            continue
        if near and _asks(scan, match):
            scan.add("contact_time", value, *match.span(), **_negation(scan, *match.span()))
        else:
            scan.take(*match.span())
    if reached:
        _find_named_times(scan)


def _asks(scan: Scan, match: re.Match[str]) -> bool:
    """When to be reached, and not when somebody rang: a bound, a refusal or a wish."""
    bounded = any(match[name] for name in ("after", "before", "b", "zh_after", "zh_before"))
    around = scan.before(match.start(), 20) + scan.after(match.end(), 12)
    return bool(bounded or _negation(scan, *match.span()) or _WISHED.search(around))


def _is_marked(match: re.Match[str]) -> bool:
    return bool(re.search(r"[:点am]|o'?clock|half|quarter", match["a"]))


def _find_named_times(scan: Scan) -> None:
    timed = any(e.entity == "contact_time" for e in scan.found)
    for match in list(scan.matches(_NAMED_PATTERN)):
        text = match[0]
        value = next(name for name, words in _NAMED.items() if re.fullmatch(words, text))
        extra = _negation(scan, *match.span())
        wished = (
            bool(extra)
            or _WISHED.search(scan.before(match.end(), 20, commas=True))
            or re.search(r"^(?:再|可以|之后|联系|才|都行)", scan.after(match.end(), 6))
        )
        if wished and not (timed and value in ("evening", "morning", "afternoon")):
            scan.add("contact_time", value, *match.span(), **extra)


def _clock_range(match: re.Match[str]) -> str | None:
    first = read_clock(match["a"])
    if first is None:
        return None
    if match["b"]:
        second = read_clock(match["b"], after=first)
        return f"{first}-{second}" if second else None
    if match["after"] or match["zh_after"]:
        return f"after {first}"
    if match["before"] or match["zh_before"]:
        return f"before {first}"
    return first if _is_marked(match) else None


def find_channels(scan: Scan) -> None:
    for match in _CHANNEL_PATTERN.finditer(scan.text):
        start, end = match.span()
        name = next(name for name, words in match.groupdict().items() if words)
        extra = _negation(scan, start, end)
        wished = _WISHED.search(scan.before(start, 16, commas=True)) or _WISHED_EN_ME.search(
            scan.text[end : end + 12]
        )
        if extra or wished:
            scan.add("channel", name, start, end, **extra)


def _negation(scan: Scan, start: int, end: int) -> dict[str, bool]:
    left, right = scan.before(start, 30), scan.after(end, 20)
    before = _NEGATED_BEFORE.search(left)
    if before and _CHANNEL_PATTERN.search(before[0]):
        before = None  # 别打电话发短信: the 别 is spent on the telephone
    negated = before or _NEGATED_AFTER.search(right) or (left.endswith(_AGAIN) and "就" in right)
    return {"negated": True} if negated else {}
