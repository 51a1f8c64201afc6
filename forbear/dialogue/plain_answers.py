"""Words that say plainly what the classifier takes for something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from forbear.dialogue.question_words import HANDS_OVER
from forbear.safety.normalise import simplify

_CANNOT = re.compile(
    r"一分(?:钱)?(?:都|也)?(?:没|拿不出)|(?:没有?|冇)(?:钱|工作|工开|收入|活|积蓄)|(?:拿|掏|凑|挤)不出"
    r"|(?:还|付|交|供)不(?:上|起|了|出)|找(?:着|到)(?:活|工作|工)|揭不开锅|手头(?:紧|空|没)|有心无力"
    r"|\b(?:no|without (?:a|any)) (?:money|income|job|work|wages?|pay|savings)\b"
    r"|\b(?:haven'?t|ain'?t|don'?t have|have|got) (?:got )?(?:a (?:penny|cent|dime|bean|job)|"
    r"any (?:money|income|work)|nothing|the (?:money|cash))\b"
    r"|\b(?:skint|broke|penniless|out of work)\b|\bcan'?t (?:pay|afford|manage|find)\b",
    re.IGNORECASE,
)
_WILL_NOT = re.compile(
    r"不(?:想|愿意?|打算|会|乐意|肯)(?:再)?(?:还|付|给|交)|[就偏坚](?:是|持)?不(?:还|给|付|交)|凭(?:什么|啥)|不认|休想|别想"
    r"|爱咋|随(?:你|便)|有本事|能把我|拿我|告我|死也|^\W*不还"
    r"|\b(?:won'?t|refus\w+|not (?:paying|gonna|going to)|never pay|make me|your worst|sue me|"
    r"so what|tough)\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"法务|中介|代理|代办|债务|协商|咨询|反催收|维权|停息|挂账|铲单|修复|老师(?!傅)|律所|律师|委托|机构"
    r"|(?:服务|手续|代办|会员)费|收(?:我|了|百分|\d)|交了?.{0,6}(?:钱|费|[0-9]{3})"
    r"|帮(?:我|人|你).{0,6}(?:办|谈|处理|减免|分期|搞定|弄)|寄.{0,6}(?:卡|身份证)|抖音|群里|网上"
    r"|\b(?:agenc\w+|compan\w+|firm|credit|debt|fee|charg\w+|guy|someone|somebody|online|"
    r"facebook|tiktok|they|service|help(?:s|ed|ing)? (?:me|people))\b",
    re.IGNORECASE,
)
BELIEVED_FROM = 0.85
"""What is read so surely is believed, words or not."""
PLAINLY = 0.6
OFFERS_PERSON = frozenset({"utter_answer_bot_question", "utter_out_of_scope"})
_GET_ONE = re.compile(
    r"\b(?:get|give|find|fetch|bring|put) (?:me |us )?(?:(?:through )?to )?"
    r"(?:one|somebody|someone|him|her)\b"
    r"|(?:那)?(?:就)?(?:叫|找|换|请|来)(?:一)?(?:个|位)(?:来|吧|过来)|(?:那就|那)(?:叫|找|换|请|来)(?:吧|一个|一位|个)",
    re.IGNORECASE,
)
ASKS_PAYMENT = "utter_log_payment_claim"
PAID = "claim_already_paid"
PAID_FROM, PAID_BELOW = 0.08, 0.75
ASKS_REASON = frozenset(
    {"utter_ask_hardship", "action_propose_balance", "utter_plan_change", "utter_hardship_outlook"}
)


def plainly_said(asked: frozenset[str], parse: Mapping[str, Any]) -> dict[str, Any] | None:
    """The intent that plain words give the message after what we asked, or nothing."""
    name, confidence = parse["intent"]["name"], parse["intent"]["confidence"]
    if confidence >= BELIEVED_FROM:
        return None
    text = simplify(parse["text"])
    if name == "refuse_to_pay" and _CANNOT.search(text) and not _WILL_NOT.search(text):
        return {"name": "state_hardship", "confidence": PLAINLY}
    if name == "mention_debt_agency" and asked & ASKS_REASON and not _AGENCY.search(text):
        return {"name": "state_hardship", "confidence": PLAINLY}
    if name == "identify_as_third_party" and HANDS_OVER.search(text):
        return {"name": "greet", "confidence": PLAINLY}  # somebody else comes to the phone
    if asked & OFFERS_PERSON and name in ("affirm", "request_human") and _GET_ONE.search(text):
        return {"name": "request_human", "confidence": PLAINLY}
    if ASKS_PAYMENT in asked and _is_of_a_payment(parse):
        return {"name": PAID, "confidence": PLAINLY}
    return None


def _is_of_a_payment(parse: Mapping[str, Any]) -> bool:
    """Day, sum or way of a payment, where we asked for them."""
    if parse["intent"]["confidence"] >= PAID_BELOW:
        return False
    likely = {i["name"] for i in parse.get("intent_ranking") or () if i["confidence"] >= PAID_FROM}
    named = {e["entity"] for e in parse["entities"]} & {"amount", "date", "payment_channel"}
    asks = "?" in parse["text"] or "？" in parse["text"]
    return PAID in likely and (len(named) > 1 or (bool(named) and not asks))
