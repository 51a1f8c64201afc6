"""A word or two that the classifier knows little of: pleased, or a go-ahead."""

from __future__ import annotations

import re

from forbear.dialogue.consent import says_no, wants_time

LONGEST = 28
_PLEASED = re.compile(
    r"^\W*(?:ok(?:ay)?|that'?s|all|right|oh|very|just)?\W*"
    r"(?:lovely|splendid|brilliant|brill|perfect|great|grand|magic|ace|cool|cheers|ta|nice|"
    r"fab|sorted|awesome|wonderful|good stuff|much obliged)"
    r"(?: (?:one|then|thanks|thank you|stuff|mate|love|pal))?\W*$"
    r"|^\W*(?:好嘞|好咧|妥(?:了|妥的)?|得嘞|太好了|可以可以|辛苦(?:了)?|多谢(?:了)?|谢啦|棒)\W*$",
    re.IGNORECASE,
)
_GO_AHEAD = re.compile(
    r"^\W*(?:(?:yes|yeah|yep|ok(?:ay)?|alright|fine|right|sure|sounds good|go on then)\W+)?"
    r"(?:just |please )?(?:go (?:ahead|for it)|do it|do that|"
    r"put (?:it|that|me) (?:in|down|through|forward)|submit (?:it|that)|"
    r"send (?:it|that) (?:in|off|up)|sign me up|let'?s do (?:it|that)|book it)\b"
    r"|^\W*(?:行|好|可以|嗯|中|成|那)?(?:的|吧|啊)?\W*(?:那)?(?:就)?(?:按这个|照这个|这么|这样)(?:办|报|来|定|整|弄|走)"
    r"|^\W*(?:行|好|可以|嗯|那)?\W*(?:你|您|麻烦)?(?:帮我|替我|给我)?(?:交上去|报上去|提交|递上去|办吧|登记吧)",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"^\W*(?:哦+|噢+|喔+|嗯+|呃+|唔+|oh|o+h|hm+|mm+|k|kk|right|i see|知道了|晓得了|收到)\W*$",
    re.IGNORECASE,
)
_WORDLESS = re.compile(r"^\W*$")
_YES = re.compile(
    r"^\W*(?:(?:yes|yeah|yep|yup|yea|aye|ya|correct|that'?s right|exactly)\b"
    r"|(?:对|是)(?:的|了|滴|呀|啊)?[，,。.\s]|没错|正确)",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"不过|但|可是|只是|[?？]|吗|\b(?:but|only|except|though|how|what|when|which)\b", re.IGNORECASE
)
UNCLEAR = "out_of_scope"


def short_words(text: str, waits: bool) -> str | None:
    """`affirm`, `thank` or `out_of_scope`, or nothing; `waits`: whether ours waits for a yes.

    Who has only heard has not agreed.
    """
    if len(text) > LONGEST:
        return None
    if _WORDLESS.search(text):
        return UNCLEAR
    if _HEARD.search(text):
        return UNCLEAR if waits else "affirm"
    if waits and _YES.search(text) and not (_BUT.search(text) or says_no(text)):
        return None if wants_time(text) else "affirm"
    if _GO_AHEAD.search(text):
        return "affirm"
    if _PLEASED.search(text):
        return "affirm" if waits else "thank"
    return None
