"""Small questions that no intent stands for, and that come up in every talk about money.

Each is known by its words; what is said to it depends on where the talk is, which data/acts.yml
says (the fact `topic`). The first that fits is meant.
"""

from __future__ import annotations

import re
from functools import lru_cache

from forbear.dialogue import question_words as words_of
from forbear.dialogue import talk_questions as of_talk
from forbear.dialogue.consent import asks_what_next
from forbear.rules.varying_income import varying_span
from forbear.safety.normalise import simplify

LONGEST = 160
"""A longer message is about more than a small question."""
_MISSED = re.compile(
    r"(?:万一|要是|如果|假如|哪个月|有个月).{0,16}"
    r"(?:还不上|没还上|断供|晚(?:几天|两天|还)|逾期|凑不(?:齐|够)|没钱|付不(?:了|上|出))"
    r"|(?:会不会|算不算)(?:就)?(?:算|等于)?我?(?:是)?(?:违约|作废|失效|毁约)"
    r"|\b(?:would|will|does) (?:that|it|this) (?:then )?(?:counts? as |be |mean )?(?:a |in )?"
    r"default\b"
    r"|万一又?(?:出|有)(?:点|个)?(?:什么|啥)?(?:事|状况|意外)"
    r"|\b(?:if|when) (?:some|any)thin?g? (?:else )?(?:breaks|happens|comes up|goes wrong|crops up)"
    r"|\b(?:if|when|what happens|suppose|say) .{0,30}"
    r"\b(?:miss(?:ed)? (?:one|a|it|the|that)|can'?t (?:make|pay|manage) (?:one|it|a|that|the)|"
    r"short one|late with|fall behind|bad (?:week|month))",
    re.IGNORECASE,
)
_HOW_TO_PAY = re.compile(
    r"(?<![谈聊说])(?:怎么|咋|从哪(?:儿|里)?|往哪(?:儿|里)?|在哪(?:儿|里)?|哪里|到哪(?:儿|里)?)(?:去)?"
    r"(?:还款|还钱|付款|打钱|转账|打款|交钱|转给|还(?![有是要会能没]))"
    r"|(?:还款|收款|转账)(?:账号|账户|方式|渠道)|备注(?:写|填)"
    r"|\b(?:how|where) (?:do|can|should|would|could) (?:i|we)"
    r" (?:pay|send|make (?:the|a) payment)\b"
    r"|\bwhat (?:do|should) i put\b|\b(?:payment )?reference\b.{0,20}\?|\bsort code\b"
    r"|(?:转|打|汇|存)(?:到|进|给)?哪|户名(?:写|是|填)|哪个账(?:号|户)"
    r"|(?:去|到).{0,6}(?:行里|网点|柜台|银行).{0,4}(?:交|还|付|存)|(?:交|还|付)现"
    r"|\bpay (?:(?:in|at) (?:a |the |my )?branch|(?:by|with|in) (?:cash|che(?:que|ck)))"
    r"|\baccount (?:number|details) (?:to|for) pay|\bways? to pay\b"
    r"|\b(?:do|can|should) (?:i|we) (?:just )?pay (?:it |that |this )?(?:on|in|through|via|by) "
    r"|(?<!not )(?<!n['’]t )\b(?:like|want|happy) to (?:just )?pay\b[^,.;!?]{0,40}"
    r"\b(?:over|by) (?:the )?(?:tele)?phone\b"
    r"|\bhow (?:do|can) (?:i|we) (?:do it|pay|send it)\b.{0,20}\b(?:app|site|website)\b",
    re.IGNORECASE,
)
_PAID_NOW = re.compile(
    r"(?:转|还|付|存|打(?:款|钱)|打(?:过去|进去))(?:过去|进去|上)?了.{0,20}(?:到|看|查|收)"
    r"|打了(?:一笔|[0-9０-９一二两三四五六七八九十百千万]+(?:块钱?|元)?(?:过去|进去)?)[，,。]"
    r".{0,16}(?:到|看|查|收)"
    r"|(?:到账|收到)(?:了)?(?:没|吗)|^(?:刚)?(?:转|付|还)(?:过去|完|好)?了[。,，]?$"
    r"|^(?:ok |okay |right )?(?:sent|paid|done|transferred)(?: it)?\b.{0,60}"
    r"(?:work|through|arrive|get it|see it|come up)"
    r"|\b(?:did|has) (?:it|that|my payment|the payment|the money)"
    r" (?:work|gone? through|go through|arrived?|clear(?:ed)?|land(?:ed)?|come in)\b"
    r"|\bdid it go\b|\bjust (?:sent|paid|transferred)\b",
    re.IGNORECASE,
)
_MAY_PAY = re.compile(
    r"(?:能不能|可不可以|可以|要不要|用不用|还要|还得|需要|需不需要)"
    r"(?:先)?(?:还|付|交)(?:一?点|一?些|钱|款|吗|么|这|其余|剩)"
    r"|先(?:给你们)?(?:还|付|交)(?:上)?(?:一?点|一?些).{0,8}(?:会不会|有用|好(?:不好|一?[些点])|行(?:吗|不))"
    r"|\bwould it (?:help|be better) (?:if|to) (?:i )?(?:pay|paid|put|sen[dt])\b"
    r"|\b(?:do|must|should|can|may|could|would|am) (?:i|we)(?: allowed to)?"
    r"(?: still| just)?(?: have to| need to)? (?:pay|keep paying)\b"
    r"|\ballowed to pay\b|\bshow (?:some )?willing\b"
    r"|\b(?:could|can) (?:still |just |maybe |always )*(?:send|give|bung|slip|pay) "
    r"(?:you(?: lot)?|u|ya|yous|them) (?:a |like |just |about |maybe )*"
    r"(?:[£$]?\d+|tenner|fiver|score|few (?:quid|bucks|pounds)|bit|something)\b"
    r"|(?:要不|要不然|不然|干脆|不如)(?:我)?(?:先)?(?:就)?(?:给|还|付|交|转|把)[^，。！？]{0,8}"
    r"(?:意思|[0-9０-９一二两三四五六七八九十百千万])"
    r"|(?:该不该|要不要|用不用)(?:先)?(?:给|还|付)(?:了|他们|它|这)?",
    re.IGNORECASE,
)
_TIMING = re.compile(
    r"(?:要|得|还要|大概)?(?:等)?多久|多长时间|(?:几|多少)(?:个工作日|个?天|日)(?:内|才|可以)?(?:能|会|有|出|给|查|答|回|批|处理|到账)"
    r"|[要得等](?:几|多少|几多)(?:个工作日|个?天|日)|几多日|啥时候|什么时候(?:能|会|有|出|给|知道)"
    r"|\bhow (?:long|soon)\b"
    r"|\bwhen (?:will|do|would|can|should) (?:i|you|we|they|it|that|somebody|someone)\b"
    r"|\bhow many days\b|\bby when\b|\bwhen by\b",
    re.IGNORECASE,
)
_OF_ANOTHER_TIME = re.compile(
    r"征信|信用|记录|打电话|欠|(?:收|算|产生|滚|涨).{0,4}(?:利息|违约金)|\bcredit\b|\bfile\b|\brecord\b|\breport\b|\bcall\b|\bring\b|\bowe\b"
    r"|\bplan\b|\bpay\b",
    re.IGNORECASE,
)
_APOLOGY = re.compile(
    r"\b(?:sorry|apologi[sz]e|apologies)\b.{0,30}"
    r"\b(?:shout|yell|swear|snapp?|rude|earlier|before|temper|language|"
    r"lost it|went off|what i said|outburst|kicking off)"
    r"|(?:不好意思|对不起|抱歉|见谅|别介意).{0,12}(?:冲|凶|骂|态度|脾气|话|急)"
    r"|(?:刚才|之前|昨天|刚刚|前面).{0,10}(?:话|语气|态度|脾气|说得).{0,4}(?:冲|难听|不好|重|急|过)",
    re.IGNORECASE,
)
_ALREADY_BLOCKED = re.compile(r"凭什么|为什么|为啥|怎么.{0,4}停|\bwhy\b", re.IGNORECASE)
_COMPARE = re.compile(
    r"\b(?:cheapest|shortest|quickest|lowest)\b|\bwhat'?s the difference\b|\bwhich (?:one )?is "
    r"(?:better|best|cheaper)\b|\bany other (?:options?|plans?)\b"
    r"|(?:哪个|哪种|哪一个|哪样|边个|边种)(?:会)?(?:更|最)?(?:划算|便宜|短|合适|好|省|少|轻|平|抵)"
    r"|(?:有|差在?)(?:什么|啥|咩|乜|哪些|多少)(?:区别|不同|不一样|分别|差别|两样)|(?:区别|差别)在哪"
    r"|(?:别的|其他|其它)(?:方案|选择|办法)",
    re.IGNORECASE,
)
_WAITS = re.compile(
    r"(?:我)?(?:就)?等(?:着)?(?:你们|您|主管|同事|领导)?(?:的)?(?:电话|通知|消息|结果|回复|短信|回信|回音|答复)"
    r"|\bi'?ll (?:wait|hang on|sit tight)\b|\bwaiting (?:for|on) (?:your|the|a|them|him|her)\b",
    re.IGNORECASE,
)
_NO_CALLS = re.compile(
    r"\b(?:nobody|no one|you|they) (?:will |won'?t |wouldn'?t |don'?t |doesn'?t |do not )?(?:be )?"
    r"(?:call(?:s|ing)?|ring(?:s|ing)?|text(?:s|ing)?|chas(?:e|es|ing))\b.{0,40}"
    r"(?:till|until|while|meantime|then|right|anymore|any more|now|\?)"
    r"|\bno more (?:calls|letters|texts|ringing)\b|\bnothing (?:else )?(?:comes|is sent)\b"
    r"|(?:这段时间|期间|那|查的时候|以后|批下来之前).{0,10}(?:还打|别打|不打|不会打|别催|还催|不催|别找|还会打)"
    r"|\bleave (?:him|her|me|us|them) (?:be|alone|in peace)\b.{0,20}(?:till|until|then|now|\?)"
    r"|(?:要是|如果|万一|假如).{0,8}(?:还|再|照样?|又|继续|接着)(?:是)?(?:给我)?(?:打|催|找|发|来)(?!官司|工)"
    r"|\b(?:what )?if (?:they|you|he|she|somebody|someone|it) (?:still |just )?"
    r"(?:(?:keeps? (?:on )?|carry on |start )(?:call|ring|text|phon|contact|chas)ing"
    r"|(?:do |does )?(?:call|ring|text|phone)s? (?:me |her |him |us |them )?(?:again|anyway|still))"
    r"|(?:别|不要|不许)(?:再)?去?(?:烦|找|打扰|骚扰)(?:他|她|我(?:老婆|老公|家|爸|妈|父母|家人|单位|同事))",
    re.IGNORECASE,
)

_CREDIT_TIME = re.compile(
    r"(?:征信|信用|记录|报告|黑名单|污点).{0,14}(?:多久|几年|多长时间|多少年|一辈子|消|没了)"
    r"|(?:多久|几年|多少年).{0,8}(?:征信|信用|记录|消掉|消除)"
    r"|\bhow (?:long|many years)\b.{0,40}\b(?:credit|file|record|report|score)\b"
    r"|\b(?:credit|file|record|report|score)\b.{0,40}"
    r"\b(?:how long|how many years|for ever|forever|for years)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"(?:要是|如果|万一|假如|那).{0,6}(?:不批|没批|批不(?:了|下)|不给批|不同意|没同意|没通过|通不过|被拒|拒了|拒绝|审不过)"
    r"|\b(?:if|when|suppose|say) .{0,12}\b(?:says? no|said no|turn(?:s|ed)? (?:it|me|this) down|"
    r"(?:is|it's|its|get|gets|are) (?:refused|rejected|declined|turned down)|refuses?|rejects?|"
    r"don'?t (?:agree|approve|accept)|doesn'?t (?:go through|get approved))",
    re.IGNORECASE,
)
_THE_REST = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|and|an|so|but|right|then|well|yeah|what about|what'?s about|how about"
    r"|what happens (?:to|with)|what do i do (?:about|with))\W+)*(?:all )?(?:the|what'?s) "
    r"(?:rest|remainder|remaining|left over|other (?:half|part|bit))"
    r"(?: of (?:it|that))?(?: then)?\W*$"
    r"|^\W*(?:那|还有|可是|但)?(?:剩下|剩余|其余|余下|剩|另外)(?:的|那)*(?:部分|钱|一半|些)?"
    r"(?:呢|怎么办|怎么还|怎么说|咋办|咋还|怎么弄)\W*$",
    re.IGNORECASE,
)
_POINTLESS = re.compile(
    r"\bpoint (?:in|of) (?:even |me |actually )*(?:paying|clearing|settling|sending)"
    r"|\bwhy (?:should|would|do|even|bother)(?: i| we| to| and| even| still| bother| have to)* "
    r"(?:pay|paying|clear|settle)\b|\bwhat good (?:is|does) paying\b"
    r"|还(?:了|上|清)(?:它)?(?:又|还)?有(?:什么|啥|个啥)(?:用|意义|区别)|(?:那|何必)(?:我)?还(?:它|钱)?(?:干嘛|干什么|图啥|干啥)"
    r"|还有(?:什么)?必要还",
    re.IGNORECASE,
)
_NOT_THEIRS = re.compile(
    r"\b(?:never|didn'?t|did not|wasn'?t|isn'?t|not (?:my|mine)|wrong|stolen|already|twice"
    r"|else'?s?)\b"
    r"|\b(?:fees?|charges?|interest|penalt\w+)\b"
    r"|没(?:买|用|借|欠|花|收到)|不是我|已经|重复|多收|利息|费",
    re.IGNORECASE,
)
"""Who says what they should not have to pay disputes that, and not the point of paying."""

NEXT, HANDS_OVER = "next", "hands_over"
VARIES = "varies"
"""No question either: income that goes up and down, whose usual month is asked for."""
QUESTIONS = (
    ("who_are_you", of_talk.WHO_ARE_YOU),
    ("language", of_talk.LANGUAGE),
    ("of_a_complaint", words_of.OF_A_COMPLAINT),
    (HANDS_OVER, words_of.HANDS_OVER),
    ("calls_us", words_of.CALLS_US),
    ("why_contacted", words_of.WHY_CONTACTED),
    ("another_owes", words_of.ANOTHER_OWES),
    ("our_fault", words_of.OUR_FAULT),
    ("next_due", words_of.NEXT_DUE),
    ("credit_time", _CREDIT_TIME),
    ("refused", _REFUSED),
    ("yes_or_no", of_talk.YES_OR_NO),
    ("catch", words_of.CATCH),
    ("missed", _MISSED),
    ("restarts", of_talk.RESTARTS),
    ("early", of_talk.EARLY),
    ("block_card", words_of.BLOCK_CARD),
    ("paid_now", _PAID_NOW),
    ("proof", of_talk.PROOF),
    ("other_way", words_of.OTHER_WAY),
    ("report_to", of_talk.REPORT_TO),
    ("pays_meanwhile", of_talk.PAYS_MEANWHILE),
    ("broke_promise", of_talk.BROKE_PROMISE),
    ("in_writing", of_talk.IN_WRITING),
    ("the_rest", _THE_REST),
    ("pointless", _POINTLESS),
    ("how_to_pay", _HOW_TO_PAY),
    ("no_calls", _NO_CALLS),
    ("compare", _COMPARE),
    ("may_pay", _MAY_PAY),
    ("recorded", of_talk.RECORDED),
    ("decides", of_talk.DECIDES),
    ("tax", words_of.TAX),
    ("when_do_they_come", words_of.WHEN_DO_THEY_COME),
    ("timing", _TIMING),
    ("where_are_they", words_of.WHERE_ARE_THEY),
    ("waits", _WAITS),
    ("by_myself", words_of.BY_MYSELF),
    ("mistaken", words_of.MISTAKEN),
    ("puts_off", words_of.PUTS_OFF),
    ("thinks", words_of.THINKS),
    ("kept_from", words_of.KEPT_FROM),
    ("apology", _APOLOGY),
    ("done", of_talk.DONE),
)
_OF_MONEY = re.compile(
    r"\b(?:pay|paying|clear|settle|money|payment)\b|还款|付款|还清|转账|结清", re.IGNORECASE
)
UNLESS = {
    "proof": _OF_MONEY,
    "block_card": _ALREADY_BLOCKED,
    "timing": _OF_ANOTHER_TIME,
    "pointless": _NOT_THEIRS,
    "another_owes": words_of.MAINTENANCE,
}


@lru_cache(maxsize=64)  # each policy asks at each step of a draft
def small_question(text: str) -> str:
    """The name of the question, or `none`."""
    text = simplify(text)
    if varying_span(text) is not None:
        return VARIES
    if len(text) > LONGEST:
        return NEXT if asks_what_next(text) else "none"
    if asks_what_next(text):
        return NEXT
    found = (name for name, words in QUESTIONS if words.search(text))
    return next((name for name in found if not _is_another(name, text)), "none")


def _is_another(name: str, text: str) -> bool:
    """Whether the words fit, and something else is asked."""
    unless = UNLESS.get(name)
    return unless is not None and bool(unless.search(text))
