"""Finds what must never be stored: card numbers, codes, passwords and identity numbers."""

from __future__ import annotations

import re
from collections.abc import Callable

_GAP = r"[\s\-\u2010-\u2015.\u00b7\u200b-\u200d\ufeff]{0,2}"
_CARD = re.compile(rf"(?<![\d*])\d(?:{_GAP}\d){{12,18}}(?!\d)")
_GROUPS = ([4, 4, 4, 4], [4, 4, 4, 4, 3], [4, 6, 5], [4, 6, 4], [4, 5, 6], [6, 13], [4, 4, 4, 4, 2])
_ISSUER = re.compile(r"[3-6]|2[2-7]|8[1-6]|9[0-9]")
_ORDER_CUE = re.compile(
    r"(?:订单|单号|流水|运单|快递|编号|案号|回单|order|reference|ref|tracking|invoice|transaction|"
    r"case|ticket)\D{0,14}$",
    re.I,
)
_CARD_CUE = re.compile(
    r"(?:card|visa|mastercard|amex|pan|卡号|银行卡|信用卡|储蓄卡|卡)\D{0,12}$", re.I
)

_CN_ID = re.compile(
    rf"(?<!\d)[1-9](?:{_GAP}\d){{5}}{_GAP}(?:1{_GAP}[89]|2{_GAP}0)(?:{_GAP}\d){{9}}{_GAP}[\dXx](?![\da-zA-Z])"
)
_CN_ID_CUE = re.compile(r"(?:身份证|证件)\D{0,8}$")
_CN_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

_SSN = re.compile(
    r"(?<![\d-])(?!000|666|9\d\d)\d{3}([- \u2010-\u2015])(?!00)\d{2}\1(?!0000)\d{4}(?![\d-])"
    r"|(?<=ssn)\W{0,3}(?:is\W{0,2})?\d{9}(?!\d)"
    r"|(?<=social security)(?: number| no)?\W{0,3}(?:is\W{0,2})?\d{9}(?!\d)",
    re.I,
)
_NINO = re.compile(
    r"(?<![a-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![a-z0-9])",
    re.I,
)

_NOT_A_SECRET = r"(?!尾号|末四位|后四位|ending|last)"
_BETWEEN = rf"(?:{_NOT_A_SECRET}[^\d，。,.;；!?！？\n]){{0,14}}"
_CVV = re.compile(
    r"((?:(?<![a-z])(?:cvv2?|cvc2?|cv2|csc|cvn2?)(?![a-z])|安全码|校验三码|背面.{0,3}三位|后三码|"
    r"security (?:code|number)|three digits? on the back|3 digits? on the back)"
    rf"{_BETWEEN})(?<!\d)\d{{3,4}}(?!\d)",
    re.I,
)
_CODE = r"\d(?:[ -]?\d){3,7}(?!\d)"
_CODE_CUE = (
    r"(?:验证码|动态码|动态密码|动态口令|校验码|短信码|随机码|otp|"
    r"one[- ]?time (?:code|password|passcode|pin)|"
    r"(?:verification|security|access|login|log-?in|auth\w*|confirmation|sms|text|texted|2fa|"
    r"(?:4|6|8|four|six|eight)[- ]digit|my|the|your|this) (?:pass)?code|passcode)"
)
_ONE_TIME = re.compile(rf"((?<![a-z]){_CODE_CUE}{_BETWEEN})(?<!\d){_CODE}", re.I)
_ONE_TIME_AFTER = re.compile(
    rf"(?<![\d*]){_CODE}(?=\s?(?:是|就是|为|is|was|,|，)?\s?(?:我的|你们?的|短信|the|my|your)?\s?{_CODE_CUE})",
    re.I,
)

_PIN = re.compile(
    rf"((?:(?<![a-z])pin(?: ?(?:number|code|no|码))?|密码|口令)(?![a-z]){_BETWEEN})"
    r"(?<!\d)\d{4,8}(?!\d)",
    re.I,
)
_PASSWORD_ZH = re.compile(
    r"((?:密码|口令)\s?(?:是|为|:|：|=|就是)?\s?)(?=[!-~]*[a-z\d])[!-~]{4,32}(?![!-~])", re.I
)
_STATES = (
    "wrong|incorrect|invalid|correct|not|no|never|now|being|blocked|locked|expired|forgotten|lost|"
    "stolen|reset|required|needed|asked|safe|saved|broken|too|still|the|a|an|my|your|his|her|on|in|"
    "for|to|it|that|always|only|private|secret|rejected|refused|what|fine|different|same|working|"
    "hacked|compromised|changed|known|protected|weak|strong|used|there|gone|secure|manager"
)
_PASSWORD_EN = re.compile(
    r"((?<![a-z])(?:password|passwd|pass ?word|pwd|passphrase)"
    r"\s*(?:is now|is|was|to|:|=|-|：)\s*[\"'“]?)"
    rf"(?!(?:{_STATES})\b)([!-~]{{3,32}}?)"
    r"(?=[\"'”.,;!?]*(?:\s+(?:and|but|so)\b|\s*$|[.,;!?\n]\s|\s*\n|[^!-~\s]))",
    re.I,
)
_PASSWORD_DIGIT = re.compile(
    r"((?<![a-z])(?:password|passwd|pwd)\s+)(?=[!-~]*\d)(?=[!-~]*[a-z])[!-~]{5,32}", re.I
)


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _mask_card(text: str) -> str:
    def replace(match: re.Match[str]) -> str:
        before = text[max(0, match.start() - 24) : match.start()]
        groups = re.findall(r"\d+", match.group())
        digits = "".join(str(int(digit)) for digit in "".join(groups))
        if not _ISSUER.match(digits) and not (_CARD_CUE.search(before) and _luhn(digits)):
            return match.group()
        grouped = [len(group) for group in groups] in _GROUPS
        if _ORDER_CUE.search(before) and not _CARD_CUE.search(before) and not grouped:
            return match.group()
        whole = len(groups) == 1 or len(groups[0]) >= 4 or len(groups) == len(digits)
        if not (grouped or (_luhn(digits) and whole) or (_CARD_CUE.search(before) and whole)):
            return match.group()
        return f"**** **** **** {digits[-4:]}"

    return _CARD.sub(replace, text)


def _mask_cn_id(text: str) -> str:
    def replace(match: re.Match[str]) -> str:
        number = "".join(char for char in match.group() if char.isdigit() or char in "Xx").upper()
        total = sum(
            weight * int(digit) for weight, digit in zip(_CN_ID_WEIGHTS, number, strict=False)
        )
        month, day = int(number[10:12]), int(number[12:14])
        dated = 1 <= month <= 12 and 1 <= day <= 31
        checked = "10X98765432"[total % 11] == number[17]
        cued = _CN_ID_CUE.search(text[max(0, match.start() - 16) : match.start()])
        return "[ID]" if (dated and checked) or cued else match.group()

    return _CN_ID.sub(replace, text)


def _mask_one_time(text: str) -> str:
    return _ONE_TIME_AFTER.sub("[code]", _ONE_TIME.sub(r"\1[code]", text))


def _mask_password(text: str) -> str:
    text = _PIN.sub(r"\1[password]", text)
    for pattern in (_PASSWORD_ZH, _PASSWORD_EN, _PASSWORD_DIGIT):
        text = pattern.sub(r"\1[password]", text)
    return text


MASKERS: tuple[tuple[str, Callable[[str], str]], ...] = (
    # Identity numbers go first: an 18-digit one may also pass for a card.
    ("national_id", _mask_cn_id),
    ("card", _mask_card),
    ("ssn", lambda text: _SSN.sub("[SSN]", text)),
    ("nino", lambda text: _NINO.sub("[NINO]", text)),
    ("cvv", lambda text: _CVV.sub(r"\1[CVV]", text)),
    ("one_time_code", _mask_one_time),
    ("password", _mask_password),
)
