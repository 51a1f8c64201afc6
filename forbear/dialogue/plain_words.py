"""What plain words mean where the classifier is unsure, or hears what nobody can mean here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.consent import files_complaint
from forbear.dialogue.message_reading import DISPUTES
from forbear.dialogue.question_words import DUE_DAY
from forbear.dialogue.who_speaks import speaks_for_another
from forbear.rules.asks_for_less import asks_for_less

PLAN, CHANGE, REJECTS = "request_instalment_plan", "request_plan_change", "reject_offer"
ABOUT_AN_OFFER = frozenset({PLAN, CHANGE, REJECTS})
PREFERS, COMPLAINS = "request_contact_preference", "threaten_complaint"
SUSPECTS = "suspect_scam"
SUSPICION = "scam_suspected"
REFUSES, SUES = "refuse_to_pay", "threaten_legal_action"
RATES = frozenset({"month", "instalment", "week", "fortnight", "four_weeks"})
PLAIN = 0.85
UNSURE_BELOW = 0.6
LESS_BELOW = 0.95
"""A lower figure asked for after an offer sounds like much else, and surely so."""
OFFERED = ("offered", "read_back")
_PLAN = re.compile(r"\b(?:plan|arrangement)\b|分期|还款(?:方案|计划)", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:want|need|like|have|get|set|sort|apply|about|do|make|work|possible|still|help|offer|put)\b"
    r"|想|要|能|可以|办|申请|做",
    re.IGNORECASE,
)
_OF_A_STANDING_PLAN = re.compile(
    r"\b(?:chang(?:e|ing)|different|another|new|adjust|amend|redo|re-?do|rework|alter|move|lower"
    r"|miss(?:ed)?|broke(?:n)?|existing|current|old|already|was on|am on|i'm on|on an?|my plan|keep"
    r"|the plan(?: we| i| that)|behind on|set up)\b"
    r"|改|换|调|原来|重新|之前|上次|现有|已经|断|跟不上",
    re.IGNORECASE,
)
_CHANNEL = (
    r"(?:e-?mails?|texts?|texting|sms|letters?|post|app|phone|mobile|cell|landline|calls?|whatsapp)"
)
_PREFERENCE = re.compile(
    rf"\b{_CHANNEL}(?:'s| is|s| are)? (?:the )?"
    r"(?:safe(?:st)?|fine|best|ok(?:ay)?|better|only|good|works|easiest)\b"
    rf"|\b(?:not|never|no) (?:on |by |to |through )?"
    rf"(?:the |my |this |that |his |her |house |home )*{_CHANNEL}\b"
    r"|(?:邮件|邮箱|微信|短信|信件|App|电话|手机)(?:联系)?(?:我)?(?:就|比较|最|更)?"
    r"(?:安全|方便|可以|就行|就好|合适|最好)"
    r"|(?:别|不要|不能)(?:再)?(?:打|发|寄)(?:到|往|给)?(?:我)?(?:座机|家里|固话|单位|手机|电话|短信|信)",
    re.IGNORECASE,
)
_BELIEVES = re.compile(
    r"\b(?:guess|suppose|ok(?:ay)?|so|see|looks like|turns out|know|sure|checked|believe|fine)\b"
    r"[^.?!]{0,20}\b(?:you(?:'re| are|r)?|it(?:'s| is)|this(?:'s| is)|they(?:'re| are)?)"
    r"[^.?!]{0,12}\b(?:legit|real|genuine|for real|the bank|who you say|above board|not a scam)\b"
    r"|\b(?:you|it|this|that) (?:checks?|checked) out\b"
    r"|\b(?:he|she|they|who|branch|bank|girl|lady|man|bloke|lad)(?: there)? "
    r"(?:says?|said|told me|confirmed) "
    r"(?:that )?(?:it'?s|it is|you'?re|you are|this is|that'?s) (?:really )?"
    r"(?:you\b|genuine|real|legit|proper|from (?:you|the bank))"
    r"|\b(?:called|rang|phoned|rung|dialled) (?:the )?(?:number|bank|branch|line)\b[^?!]{0,60}"
    r"\b(?:sent me|put me|talked me|got me|walked me|helped me) "
    r"(?:in(?:to)?|on(?:to)?|here|through|over)\b"
    r"|打(?:了|过)[^。！？]{0,14}(?:号|电话|客服|银行)[^。！？]{0,16}(?:才|又|再)(?:从|进)"
    r"|(?:真|确实|果真|真的|果然)是(?:你们|银行|官方)(?![^。！，,]{0,4}[吗？?])"
    r"|(?:看来|原来|确实|查了|核实了?|打过(?:电话)?了?|果然|知道了?|放心了)[^。！？]{0,10}"
    r"(?:是真的|不是骗子|没骗|(?:真|确实)是(?:你们|银行)|是(?:你们)?银行|没问题)|信(?:得过)?你们了|(?:现在)?我?信了",
    re.IGNORECASE,
)
_KEEPS_TO_THEMSELVES = re.compile(
    r"(?:验证码|密码|口令|SSN|社保号|身份证(?:号)?|卡号|CVV|安全码)"
    r"[^。！？，,]{0,8}(?:不(?:会|可能|能)?(?:给|说|告诉|报|透露)|别想|休想|想都别想|免谈)"
    r"|(?:不(?:会|可能|能)?|别想|休想)(?:给|说|告诉|报|透露)[^。！？，,]{0,4}(?:验证码|密码|口令|身份证|卡号|安全码)"
    r"|(?:\bnot\b|n['’]?t\b|\bnever\b|\bno way\b)[^.?!]{0,24}"
    r"\b(?:giv(?:e|ing)|tell(?:ing)?|hand(?:ing)?|shar(?:e|ing)|say(?:ing)?)\b[^.?!]{0,24}"
    r"\b(?:ssn|social|pin|passwords?|passcode|codes?|cvv|card number|date of birth|maiden name)\b",
    re.IGNORECASE,
)
_MAY_BE_SUED = re.compile(
    r"(?:你们|银行)(?:还)?(?:能不能|会不会|是不是(?:要|会)|能|会)[^。！，,敢]{0,6}(?:告|起诉)我"
    r"|\b(?:can|will|could|would|are|going to) (?:you|they|the bank)(?: lot| people)?[^.!?]{0,10}"
    r"\b(?:sue|suing|take|taking) (?:me|us)\b",
    re.IGNORECASE,
)
_COULD = re.compile(
    r"\b(?:i|we) (?:could|can|might|might be able to) (?!not\b)(?:(?:maybe|just|probably|only) )?"
    r"(?:do|manage|pay|stretch|go|find|spare)\b(?!.*\b(?:before|until|till) i (?:lost|got))"
    r"|(?<![不哪可])(?:能|可以)(?:还|付|交|拿|出)(?!不|得起)",
    re.IGNORECASE,
)
_IN_HALVES = re.compile(
    r"\b(?:pay|send|do|put|give you) half\b"
    r"|先(?:还|付|交)(?:上)?一半|(?<!你们)(?<!工资)(?<!薪水)分(?:两|2)(?:次|回|笔)(?:还|付|交|给你)",
    re.IGNORECASE,
)
_STILL_DOUBTS = re.compile(
    r"\b(?:prove|how do i|not sure|don'?t|doesn'?t|if (?:you|this|it)|never heard|scam(?:mers?)?"
    r"|no such)\b"
    r"|怎么(?:证明|知道)|不信|谁知道|不承认|骗我|又来骗|是不是骗",
    re.IGNORECASE,
)
_BALANCE = re.compile(
    r"\b(?:what|how much)\b[^.?!]{0,24}\b(?:balance|owe|owing|outstanding|damage)\b"
    r"|(?:欠|余额|还差|总共).{0,6}(?:多少|几)|多少钱|(?:卡|账|贷款|账户).{0,6}(?:什么|啥|咋)(?:个)?(?:情况|样)",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:pa(?:y|id|ys|ying|yments?)|sent|send|transfer\w*|clear(?:ed)?|settled?|came out"
    r"|went (?:out|through)|taken|took|direct debit|autopay|receipt|statement|bank shows"
    r"|money left|cash|cheque|check)\b"
    r"|还|付|转|交|扣|打|汇|存|结清|清了",
    re.IGNORECASE,
)
_CHARGED_WRONGLY = re.compile(
    r"\b(?:charges?|fees?|payments?|transactions?|items?|entry|amount|interest|bill)\b[^.?!]{0,40}"
    r"\b(?:not right|not correct|isn'?t (?:right|correct)|wrong|incorrect|a mistake|in error"
    r"|(?:doesn'?t|don'?t) (?:look|add up|seem)|not what (?:you|i was) (?:told|said|quoted))\b"
    r"|(?:这笔|那笔|费用|收费|扣款|利息|账单)[^。！？]{0,8}(?:不对|错了|有误|搞错|算错|有问题)",
    re.IGNORECASE,
)
_WOULD_PAY = re.compile(
    r"\b(?:i'?ll|i will|i can|i could|gonna|let me|happy to) (?:just |still |gladly )?"
    r"(?:pay|clear|send|put|do|sort|settle|get)\b"
    r"|(?:我|就|先|会|来|给你们?|周.|号|今天|明天)(?:还|付|转|清|结)(?!了|过)",
    re.IGNORECASE,
)
_REST = (
    r"(?:the |all the )?"
    r"(?:rest|remainder|others?|other (?:bits?|stuff|part|charges)|everything else)"
)
_ARGUES = r"(?:argu\w+|disput\w+|question\w*|contest\w*|deny\w*|challeng\w+)"
_NO = r"(?:don'?t|do not|not|no|won'?t|wouldn'?t|never|can'?t)"
_ACCEPTS_THE_REST = re.compile(
    rf"(?<!none of )(?<!none of the )\b{_REST}(?: of (?:it|that|the \w+))?,? ?"
    r"(?:'s|is|are|was|were|i'?ll|i|we)?"
    r"(?: (?:all|really|just|do|can|could|would|will|well|be|i|in|on|by|gladly|happily))* "
    r"(?:mine|fine|ok(?:ay)?|right|correct|fair|good|accept|admit|agree|owe|pay|clear|spread|split"
    r"|monthly|instal+ments?)\b"
    rf"|\b{_REST}(?: of (?:it|that))?,? (?:i|we) {_NO} (?:\w+ )?{_ARGUES}"
    rf"|\b{_NO} (?:\w+ )?{_ARGUES}(?: (?:with|about|over|on))? {_REST}\b"
    rf"|\bno (?:quarrel|issues?|problems?|argument|complaints?) (?:with|about|over) {_REST}\b"
    r"|(?<!not )(?<!n't )(?<!should i )"
    rf"\b(?:pay|clear|spread|split|sort|owe|accept|plan (?:for|on))\b[^.?!]{{0,16}}\b{_REST}\b"
    r"|(?:剩下|其余|余下|剩余|另外|别|其他|其它)的?(?:部分|钱|那些|几笔)?[，,]?(?:我|都|也|是|全)*"
    r"(?:认|没(?:意见|问题|异议|话说)|该还|承认|会还|愿意还|可以还|分期|能(?:不能)?分|想分|慢慢还)",
    re.IGNORECASE,
)
NOT_SURE_BELOW = 0.75

Parse = Mapping[str, Any]


def plainly_meant(tracker: DialogueStateTracker, parse: Parse) -> str | None:
    """The intent that plain words name here; nothing where a risk is raised or they name none."""
    text, first = parse["text"], parse["intent"]
    if _is_no_customer(tracker, parse):
        return "deny_identity"
    if set(parse["risk"]) - {SUSPICION}:
        return None
    if first["name"] == SUSPECTS and believes_us(text):
        return _after_belief(tracker, text)
    keeps = first["name"] in (REFUSES, "deny") and _KEEPS_TO_THEMSELVES.search(text)
    if keeps and tracker.get_slot("verified") is not True:
        return "refuse_verification"
    offered = tracker.get_slot("talk") in OFFERED and first["confidence"] < LESS_BELOW
    if offered and asks_for_less(text):
        return PLAN if any(e["entity"] == "amount" for e in parse["entities"]) else REJECTS
    if first["name"] == SUES and _MAY_BE_SUED.search(text):
        return "ask_legal_consequences"
    if first["name"] == CHANGE and _wants_a_first_plan(tracker, text):
        return PLAN
    if first["confidence"] >= UNSURE_BELOW:
        return COMPLAINS if first["name"] in ("deny", "affirm") and files_complaint(text) else None
    if files_complaint(text):
        return COMPLAINS
    if tracker.get_slot("talk") in OFFERED and DUE_DAY.search(text):
        return CHANGE
    if first["name"] in DISPUTES and _would_pay(parse):
        return "promise_to_pay"
    if not tracker.get_slot("talk") and _CHARGED_WRONGLY.search(text):
        return "dispute_amount"
    if first["name"] == REJECTS and _wants_a_first_plan(tracker, text):
        return PLAN
    if _IN_HALVES.search(text) or _could_pay_at_a_rate(parse):
        return PLAN
    return PREFERS if _PREFERENCE.search(text) else None


def believes_us(text: str) -> bool:
    """Whether who suspected us has looked, and takes it back."""
    return bool(_BELIEVES.search(text)) and not _STILL_DOUBTS.search(text)


def _could_pay_at_a_rate(parse: Parse) -> bool:
    """ "I could do ten pounds a week, would that do?" """
    rate = any(e["entity"] == "amount" and e.get("per") in RATES for e in parse["entities"])
    return rate and bool(_COULD.search(parse["text"]))


def _after_belief(tracker: DialogueStateTracker, text: str) -> str | None:
    """Who has looked and found us genuine goes on; a yes only where nothing waits for one."""
    if _BALANCE.search(text):
        return "ask_balance"
    return None if tracker.get_slot("talk") else "affirm"


def tells_of_no_payment(parse: Parse) -> bool:
    """Nobody has paid already without a word of paying."""
    return parse["intent"]["name"] == "claim_already_paid" and not _PAID.search(parse["text"])


def accepts_the_rest(text: str) -> bool:
    """Whether who disputes a part says that the rest is theirs, or would pay it."""
    return bool(_ACCEPTS_THE_REST.search(text))


def _is_no_customer(tracker: DialogueStateTracker, parse: Parse) -> bool:
    """Whose number was said to be the wrong one speaks for nobody, whatever they ask of him."""
    if "wrong_person" not in (tracker.get_slot("standing") or {}):
        return False
    first = parse["intent"]
    heard = first["name"] == "identify_as_third_party" and first["confidence"] < NOT_SURE_BELOW
    return heard and not speaks_for_another(parse["text"])


def _would_pay(parse: Parse) -> bool:
    named = any(e["entity"] == "amount" for e in parse["entities"])
    return named and bool(_WOULD_PAY.search(parse["text"]))


def _wants_a_first_plan(tracker: DialogueStateTracker, text: str) -> bool:
    """Whether a plan is asked for where none stands: words for one sound like another one."""
    if tracker.get_slot("talk") or tracker.get_slot("stop_state") == "signed_plan":
        return False
    if tracker.get_slot("open_promise") or _OF_A_STANDING_PLAN.search(text):
        return False
    return bool(_PLAN.search(text) and _WISH.search(text))
