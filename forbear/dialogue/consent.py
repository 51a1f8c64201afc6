"""Whether words are a clear yes, a no, or a wish for time: nothing is agreed on less than a yes."""

from __future__ import annotations

import re

_NO = re.compile(
    r"不是(?!不)|不对|不行|不要|不同意|不答应|不接受|(?<!没)错了|别(?:登记|记|确认)|没(?:说|答应|同意)过?"
    r"|算了|\b(?:no|nope|nah)\b(?! (?:problem|worries|need|thanks? needed|rush))"
    r"|\b(?:don't|do not|didn't|did not|isn't|not)"
    r" (?:record|confirm|agree|say|said|what|that|want|right)\b"
    r"|\bwrong\b|\bthat's not\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"再想|想一想|想想|考虑|再说吧|回头(?:再|说)|晚点再|先不(?:定|急|登记|确认)|等等再|等一?下再|跟.{0,6}商量"
    r"|\bthink (?:about|it|on|that|this)|\blet me think\b|\bsleep on\b|\bnot (?:yet|now|sure)\b"
    r"|\bget back to you\b|\bhold off\b|\b(?:maybe|perhaps) later\b|\bmull\b"
    r"|\bneed (?:some )?time\b"
    r"|\b(?:talk|speak) (?:to|with) my\b|\bconsider\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"接下来|然后呢|怎么处理|怎么办|所以呢|能做什么|下一步|有什么办法|有哪些办法"
    r"|\bwhat (?:are|r) (?:you|u|ya|yous) (?:going to|gonna|gunna) do\b"
    r"|\bmy options\b|\bwhat (?:can|could) (?:you|u|we) do\b|\bhow do we (?:go on|sort)\b"
    r"|\bwhat (?:now|next|happens (?:now|next)|do i do|can i do|should i do)\b|\bwhat'?s next\b"
    r"|\bso what (?:now|then|do)\b|\bwhere (?:does|do) (?:that|this|we) (?:leave|go)\b",
    re.IGNORECASE,
)
_FILES = re.compile(
    r"(?:我要|我想|给我|帮我|现在就|正式)(?:正式)?(?:登记|记录?|提|提交)?(?:一?个|一?份)?投诉(?!到|去)"
    r"|\b(?:make|file|log|raise|lodge|submit|register|record|take) (?:a|an|my|this) "
    r"(?:\w+ )?complaint\b"
    r"|\b(?:want|get|put|have|need|like) (?:it|this|that|all (?:of )?(?:it|this|that))"
    r"(?: to be)? (?:down|in|logged|recorded|noted|treated|taken|registered|raised)?(?: down)? ?"
    r"as an? (?:\w+ )?complaint\b|\b(?:want|need) an? (?:\w+ )?complaint\b"
    r"|\b(?:make|call) (?:it|this|that) an? (?:\w+ )?complaint\b"
    r"|\b(?:put|log|take|treat|count|register|record) (?:it|this|that)(?: down)? "
    r"as an? (?:\w+ )?complaint\b"
    r"|\b(?:i'?d like|i (?:want|need|wish|am going)|i'm going) to "
    r"(?:make a formal )?complain\b(?! to)"
    r"|(?:记成|记为|算|算作|当成?|作为|按)(?:一?个|正式)?投诉",
    re.IGNORECASE,
)
# No part is made of others, so that a long message is read in one pass.
_ONLY_TAKES = re.compile(
    r"(?:[\s,.，。、!！~～;；…£$€¥￥0-9０-９一二两三四五六七八九十百千万零]|(?<=[0-9])(?:st|nd|rd|th)\b"
    r"|[行好的成中嗯对得定那就这样么按照个来办吧啦了哈啊呀嘞每月期块元钱还付给先我从下号起]"
    r"|可以|冇问题|没问题|没错|同意|确认|开始|谢谢"
    r"|\b(?:yes|yeah|yep|yup|yh|ok|okay|alright|all right|right|sure|fine|go|on|then|ahead|do|deal"
    r"|let'?s|sounds?|good|great|perfect|works?|for|me|i|can|will|i'?ll|i'?d|that|that'?s|that'?ll|it"
    r"|a|an|the|per|each|every|month|monthly|pcm|pounds?|quid|dollars?|bucks|from|starting|of|in|at"
    r"|to|please|pls|confirm|confirmed|agree|agreed|it'?s|is|so|we|this|put|down|make|have|with|pay"
    r"|and|thanks|thank|you|cheers|ta|mate|love|plan)\b)+",
    re.IGNORECASE,
)
_FIRST_NO = re.compile(
    r"^\s*(?:no|nope|nah|不是?|不对|不行)(?:吧|的|了)?\s*[,.，。、;；]\s*", re.IGNORECASE
)


def without_first_no(text: str) -> str:
    """ "No, the second one" refuses what was read back, and names something else."""
    return _FIRST_NO.sub("", text)


def files_complaint(text: str) -> bool:
    """Whether a complaint is made here and now, and not only threatened."""
    return bool(_FILES.search(text))


def only_takes(text: str) -> bool:
    """Whether nothing but figures and words of taking them stand there: any other may be a but."""
    return bool(_ONLY_TAKES.fullmatch(text))


def says_no(text: str) -> bool:
    return bool(_NO.search(text))


def wants_time(text: str) -> bool:
    return bool(_LATER.search(text))


def asks_what_next(text: str) -> bool:
    return bool(_NEXT.search(text))
