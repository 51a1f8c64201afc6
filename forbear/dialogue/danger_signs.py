"""Whether a sign of self-harm stands as a crisis, or is only asked about and may pass.

What the patterns find, or the intent says, is a crisis until a person clears it. What the
classifier alone suspects, or a word that means something else as often, is answered with the same
care, a person is asked for, and the next message decides. What was only just heard is asked about
in one plain question, how they are, before anything else is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from forbear.dialogue.message_reading import actions_around
from forbear.dialogue.sure_signs import THREAT, sure_of
from forbear.dialogue.wishes import AFTER_CHECK

SELF_HARM = frozenset({"self_harm_amber", "self_harm_red"})
DOUBT, FAINT_DOUBT = "sign_in_doubt", "sign_is_faint"
"""Kept among what stands: a sign was only suspected; true while a later message must show. And
whether it was only just heard."""
MATTER_FROM = 0.4
MATTERS = (AFTER_CHECK - {"state_hardship"}) | {
    "ask_credit_impact", "ask_legal_consequences", "dispute_amount", "claim_already_paid",
    "report_payment_problem", "request_contact_preference", "reject_offer", "deny_debt",
    "claim_time_barred", "mention_debt_agency",
}  # fmt: skip
"""Who goes on to one of these was heard wrongly. Thanks, a yes, a no, hardship and anger may answer
"are you safe?" as well, and say nothing of it."""
WHO_AND_WHAT = {
    "identify_as_third_party", "deny_identity", "provide_verification", "report_representative",
    "report_collector_misconduct", "suspect_scam", "threaten_complaint", "threaten_legal_action",
}  # fmt: skip
"""Who surely goes on about who they are, or about what was done to them, was heard wrongly too."""
SURELY_FROM = 0.7
"""These must be meant for certain."""
A_DEATH, DEATH_FROM = "report_bereavement", 0.5
"""Who tells of a death as likely as not was heard wrongly, and gets the words for that."""
SAFE = re.compile(
    r"(?:我|真)(?:的)?没(?:什么|啥)?(?:大)?事|没(?:什么|啥)大?事|没事(?:的|儿|啦|哈)|没(?:有)?想不开|(?<!不)是安全的|很安全"
    r"|不会(?:去)?(?:做傻事|寻死|想不开)|没有?(?:那个|这种|那种|这个)(?:想法|念头|意思)|没有?(?:想法|念头)"
    r"|不是那个意思|不至于|我好(?:好的|得很|着呢)|^\W*(?:我)?还(?:行|好|可以)(?:吧|啦|呢|的)?(?:\W|$)"
    r"|开(?:个)?玩笑|气话|别当真|说着玩|打个比方|随口(?:一)?说|(?:吃|睡)(?:饭)?都还"
    r"|\bi'?m (?:totally |really |honestly |perfectly |absolutely |just |all )?"
    r"(?:ok|okay|fine|safe|grand|alright|all right|not suicidal|"
    r"not (?:going to|gonna) (?:do|hurt|harm|kill|jump|try|end) (?:it|that|anything|myself))\b"
    r"|\bnot like that\b|\b(?:didn't|don't|did not|do not) mean (?:it )?(?:like )?that\b"
    r"|\bwe'?re (?:all )?(?:ok|safe)\b|\bfigure of speech\b|\bnothing like that\b"
    r"|\b(?:only|just) (?:an expression|a saying|joking|kidding|messing)\b"
    r"|\bi'?m (?:only |just )?(?:being )?(?:dramatic|joking|kidding)\b|\bbeing dramatic\b"
    r"|\bno one'?s (?:hurting|dying)\b",
    re.IGNORECASE,
)
NOT_WELL = re.compile(
    r"(?<!好)(?<!行)(?<!能)不(?:太|怎么|是很)?(?:好(?!意思)|行|怎么样)|(?:撑|熬|扛|受)不(?:住|了|下去)"
    r"|(?:睡|吃)不(?:着|下|好)|没(?:怎么)?(?:吃|睡)|不重要|无所谓|没意思|别管|别问|不想说|你说呢|有(?:什么|啥)用"
    r"|糟|崩溃|难受|很累|好累|太累"
    r"|\b(?:not (?:great|good|well|really|so good|ok|okay|fine|all ?right|too good)"
    r"|no,? not|awful|terrible|rubbish|in bits|in pieces|does it matter|who cares|barely|hardly"
    r"|what'?s the point|why do you care|none of your|rather not say"
    r"|(?:can|could)(?:n?'t| ?not) (?:cope|go on|do this|sleep|eat)"
    r"|(?:not|haven'?t|no) (?:coping|sle(?:eping|pt)|eat(?:ing|en)|sleep)"
    r"|don'?t ask)\b|^\W*(?:leave it|what do you think|it doesn'?t matter|doesn'?t matter)\W*$",
    re.IGNORECASE,
)
"""Answers to "how are you?" that are no "all right", and others that say they would not tell."""
ASKS_HOW_THEY_ARE = "utter_how_are_you"
NO_FROM = 0.5
UNSAFE = re.compile(
    r"没意思|不想活|(?:不知道|不确定|说不好).{0,8}(?:安全|没事)|别管我|管我干"
    r"|\b(?:not sure|don'?t (?:think|know|feel)|do not (?:think|know|feel)|never|doubt|wish|if)"
    r"\b.{0,16}\bi'?m (?:ok|okay|fine|safe|alright|all right)\b"
    r"|\bi'?m (?:ok|okay|fine|alright|all right) with (?:it|dying|that)\b|\bnot joking\b",
    re.IGNORECASE,
)
"""Takes back what sounds like being safe."""


def danger_slots(tracker: DialogueStateTracker, parse: Mapping[str, Any]) -> dict[str, Any]:
    """`crisis`, under `doubt` whether a suspected sign waits for the next message, and `faint`.

    A doubt stands until somebody says that all is well or goes on to another matter; only a certain
    sign makes a crisis, which a person must clear. A faint sign becomes a doubt with a second one,
    or with an answer that all is not well.
    """
    crisis = tracker.get_slot("crisis") is True
    certain = bool(SELF_HARM & sure_of(parse))
    if crisis or certain:
        return {"crisis": True, "doubt": False, "faint": False}
    known = tracker.get_slot("standing") or {}
    if in_danger(parse):
        # A second sign in a talk, however faint, is more than one; so is one of who threatened.
        first = DOUBT not in known and THREAT not in known
        return {"crisis": False, "doubt": True, "faint": "faint" in parse and first}
    if known.get(DOUBT) is not True or _has_passed(parse):
        return {"crisis": False, "doubt": False, "faint": False}
    if known.get(FAINT_DOUBT) is not True:
        return {"crisis": False, "doubt": True, "faint": False}
    if not _was_asked(tracker):
        return {"crisis": False, "doubt": True, "faint": True}
    return {"crisis": False, "doubt": is_not_well(parse), "faint": False}


def _was_asked(tracker: DialogueStateTracker) -> bool:
    """Whether the last thing that we said was the question how they are."""
    return any(name == ASKS_HOW_THEY_ARE for name, _ in actions_around(tracker)[1])


def in_danger(parse: Mapping[str, Any]) -> bool:
    """Whether a sign is in the message.

    Who says that they are safe raises none by a doubt, nor who threatens somebody else: the words
    of both are much alike.
    """
    raised = set(parse.get("risk") or ())
    if SELF_HARM & sure_of(parse):
        return bool(SELF_HARM & raised)
    return bool(SELF_HARM & raised) and not (threatens(parse) or says_safe(parse["text"]))


def threatens(parse: Mapping[str, Any]) -> bool:
    """Whether the message threatens somebody else for certain: then a doubt waits a turn."""
    return THREAT in sure_of(parse)


def is_not_well(parse: Mapping[str, Any]) -> bool:
    """Whether who was asked how they are is not all right, will not say, or leaves."""
    first, text = parse["intent"], parse["text"]
    says_no = first["name"] in ("deny", "goodbye") and first["confidence"] >= NO_FROM
    return (says_no or bool(NOT_WELL.search(text))) and not says_safe(text)


def _has_passed(parse: Mapping[str, Any]) -> bool:
    """Whether the message says that all is well, or is plainly about another matter."""
    name, confidence = parse["intent"]["name"], parse["intent"]["confidence"]
    if name in MATTERS and confidence >= MATTER_FROM:
        return True
    sums = any(e["entity"] in ("amount", "income") for e in parse["entities"])
    means = name == "state_hardship" and sums  # who lists what comes in talks of the means again
    goes_on = (name in WHO_AND_WHAT or means) and confidence >= SURELY_FROM
    goes_on = goes_on or (name == A_DEATH and confidence >= DEATH_FROM)
    return goes_on or says_safe(parse["text"])


def says_safe(text: str) -> bool:
    """Whether they say that all is well, and nothing in the same message that takes it back."""
    return bool(SAFE.search(text)) and not UNSAFE.search(text)
