"""Small questions about the talk itself: who decides, in which language, in writing, all done."""

from __future__ import annotations

import re

DECIDES = re.compile(
    r"\bwho (?:\w+ ){0,3}(?:decides?|approve|has the (?:final |last )?say|makes? (?:that|the|this) "
    r"(?:decision|call)|signs? (?:it |that |this )?off|approves?|does the deciding)\b"
    r"|\bwhose (?:call|decision) is\b|\b(?:do|can) you (?:actually |even )?(?:decide|approve)\b"
    r"|\bis (?:that|this|it) (?:your call|your decision|up to you|decided by)\b"
    r"|谁(?:说了算|来定|定|来批|批|决定|审|拍板|做主|有权)"
    r"|你(?:能|可以)?(?:做(?:得了)?主|说了算|拍板|有权(?:限)?(?:定|批|决定))",
    re.IGNORECASE,
)
REPORT_TO = re.compile(
    r"\b(?:who|where) (?:else )?(?:do|can|should|would|could|must) (?:i|we) (?:\w+ )?"
    r"(?:report|complain|moan|grumble|escalate|appeal|take (?:it|this|that) (?:up|to|further)|"
    r"go (?:to )?(?:about|over|above))\b"
    r"|\bwho (?:is|'s) (?:above|over) (?:you|the bank)\b|\bwho (?:regulates|oversees|polices) you\b"
    r"|\bis there (?:an )?(?:ombudsman|regulator|watchdog|somebody outside|anyone outside)\b"
    r"|(?:向|去|找|跟|往|到)(?:谁|哪里|哪儿|哪个部门|哪|什么地方)(?:去)?(?:投诉|举报|反映|告你)"
    r"|(?:投诉|举报)(?:电话|热线|渠道)|(?:投诉|举报)(?:要|该)?(?:到哪|去哪|找谁|打哪)"
    r"|谁(?:来)?(?:监管|管着?)你们",
    re.IGNORECASE,
)
IN_WRITING = re.compile(
    r"\b(?:want|need|get|give|send|have|like|see|put)\b[^.?!]{0,24}\b(?:in writing|on paper)\b"
    r"|\b(?:in writing|on paper),? (?:please|pls|first|before)\b"
    r"|\b(?:case|complaint|ticket|tracking|incident) (?:number|no\.?|ref(?:erence)?|id)\b"
    r"|\b(?:a|the|my) reference(?: number)?(?: for (?:it|this|that|the complaint))\b"
    r"|(?:投诉|工单|受理|登记|案件|回执)(?:单)?(?:编)?号|(?:给|发|出|要)(?:我)?(?:个|一份|一个)?(?:书面|编号)"
    r"|书面(?:的)?(?:答复|回复|通知|材料|给我)|白纸黑字",
    re.IGNORECASE,
)
_LANGUAGES = (
    r"(?:spanish|español|espanol|polish|french|urdu|punjabi|bengali|arabic|mandarin|cantonese"
    r"|chinese|portuguese|romanian|welsh|vietnamese|korean|hindi|gujarati|somali|russian|turkish"
    r"|tagalog|creole|italian|japanese|farsi|tamil|sign language|bsl)"
)
_HAN_LANGUAGES = (
    "(?:粤语|广东话|白话|英语|英文|闽南话|客家话|潮汕话|维语|藏语|蒙古?语|朝鲜语|上海话|四川话"
    "|方言|手语|普通话)"
)
LANGUAGE = re.compile(
    rf"\b(?:speaks?|speaking|talks?|habla|hable|hablan|knows?) {_LANGUAGES}\b"
    rf"|(?<!sms )(?<!text )(?<!texts )(?<!letter )(?<!letters )(?<!message )(?<!messages )"
    rf"(?<!mail )(?<!mails )(?<!notice )\bin {_LANGUAGES}\b"
    rf"|\b{_LANGUAGES}[- ]?(?:speaker|speaking|person|agent|line|interpreter)\b"
    r"|\b(?:need|want|get|have|is there|use) (?:me )?an? (?:interpreter|translator)\b"
    rf"|(?:有|找|换|派|想要|能不能|可不可以|可以)[^，,。]{{0,8}}(?:会|讲|说|懂)(?:说|讲)?{_HAN_LANGUAGES}"
    rf"|{_HAN_LANGUAGES}(?:的)?(?:客服|人工|服务|专线|翻译)|(?:要|有|需要|找)(?:个|一个)?(?:翻译|手语)",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?:is that|that|are we|we|am i|i)(?:'s|'m| are| is)?(?: (?:us|me|it|everything|all|then))*"
    r" (?:done|sorted|finished|all set|good to go|everything|free to go)"
    r"(?: (?:then|now|here|for (?:today|now)))?\s*\?"
    r"|\b(?:that|is that|that's|thats) (?:it|all|us|everything)(?: then| done)?\s*\?"
    r"|\banything else (?:you (?:need|want)|from me|i need to)\b|\bcan i go(?: now)?\s*\?"
    r"|\bleave it (?:there|here|at that) (?:for|then)\b"
    r"|(?:没|还有)(?:什么|啥)?别的(?:事)?(?:了)?(?:吗|吧)|(?:这就|就)(?:办)?(?:完|好|结束|没事)了(?:吗|吧|是吧|对吧)"
    r"|可以(?:走|下|挂|关)了(?:吗|吧)|今天(?:就)?先?到这(?:儿|里)?",
    re.IGNORECASE,
)
YES_OR_NO = re.compile(
    r"到底(?:能不能|行不行|可不可以|给不给|行还是|能还是|批不批)"
    r"|(?:行|能|可以|批)还是(?:不行|不能|不可以|不批)"
    r"|\byes or no\b|\bis that a (?:yes|no)\b"
    r"|\bso (?:can|will) you (?:do it )?or (?:not|can'?t you|won'?t you)\b",
    re.IGNORECASE,
)
BROKE_PROMISE = re.compile(
    r"\bi (?:know i )?(?:said|promised|agreed|was (?:supposed|meant|going)"
    r"|told \w+(?: \w+){0,3} i(?:'d| would))\b"
    r"[^?!]{0,40}?(?:\b(?:pay|send|transfer|clear|give)\b|\d)[^?!]{0,40}?"
    r"\b(?:and|but|then) (?:then )?"
    r"(?:i (?:didn'?t|did not|never|couldn'?t|could not|failed|wasn'?t able)"
    r"|it never (?:went|left)|couldn'?t)\b"
    r"|(?<!你们)(?<!客服)(?<!银行)(?<!老板)(?:说好|答应|保证|承诺|约好)(?!给我)[^？?！!。]{0,20}"
    r"(?:结果|可(?!能|以)|但|却|还是|又)[^？?！!。]{0,8}没(?:有)?(?:能(?!力)|还|给|付|做到|兑现|打)"
    r"|(?<!你们)(?<!客服)(?<!银行)(?:说好|答应|保证|约好)[^？?！!。]{0,20}[还付给交][^？?！!。]{0,12}"
    r"没(?:有)?(?:凑|拿|弄|挣|筹)",
    re.IGNORECASE,
)
PAYS_MEANWHILE = re.compile(
    r"\b(?:(?:supposed|have|need|expected|meant|got) to|(?:do|should|must) i)\b[^.!]{0,16}"
    r"\b(?:pay|paying|keep up)\b[^.!]{0,40}"
    r"\b(?:while|meantime|meanwhile|until|look(?:ing)? into|in between)\b"
    r"|\b(?:while|until|till) you (?:finish |are |'re |keep )?(?:check|look|investigat)\w*\b"
    r"[^.!]{0,24}\b(?:do|should|must|have|need|supposed)\b[^.!]{0,12}\bpay"
    r"|\bin the mean ?time\b[^.!]{0,24}\b(?:do|should|must|have|need|supposed)\b[^.!]{0,16}\bpay"
    r"|(?:这期间|这段时间|这中间|(?:核查|调查|查)的时候|查清之前|没查清)[^。！!]{0,12}"
    r"(?:要不要|还要|还得|用不用|是不是(?:得|要)|需不需要|先不)[^。！!]{0,4}(?:还|付|交)",
    re.IGNORECASE,
)
PROOF = re.compile(
    r"(?:发|寄|传|上传|交|给)(?:到|去|给)?(?:哪|谁|什么地方)|哪个邮箱|(?:要不要|想不想)看"
    r"|(?:往|到|在)哪(?:儿|里)?(?:交|发|寄|传|送)(?!钱|款)"
    r"|(?:拍照|拍个照|截图|照片).{0,8}发|发给(?:你|您|你们)(?:可以|行|吗)"
    r"|(?:截图|凭证|流水|证明|回执|记录|材料).{0,12}(?:要不要|要吗|可以发|发给|传给|我有|存着)"
    r"|\bwhere (?:do|should|can|would) (?:i|we) (?:send|upload|post|email|attach|put)\b"
    r"|\bsend (?:it|that|them|the \w+)?[.,]? ?where\b|\bwhere to\b"
    r"|\bwhat (?:papers?|paperwork|documents?|proof|evidence) (?:do|would|will) (?:you|i|we)\b"
    r"|\bwhat (?:do|should|must) i (?:have to |need to )?send (?:you|in|off)\b"
    r"|\b(?:screenshot|receipt|statement|proof|photo|copy|letter)s?\b.{0,25}"
    r"\b(?:if you (?:want|need)|do you (?:want|need)|shall i send)\b",
    re.IGNORECASE,
)
WHO_ARE_YOU = re.compile(
    r"^\W*(?:hi|hello|hey|喂|你好|您好)?\W*(?:(?:sorry )?"
    r"(?:who(?:'?s| is| are)? (?:this|you|u|these)|who am i (?:talking|speaking) to|which bank)\b"
    r"|(?:请问)?(?:你(?:们)?(?:是|谁)(?:谁|哪|哪里|哪家|啊)|是?哪位|谁啊|是?哪家银行|是谁))",
    re.IGNORECASE,
)
RECORDED = re.compile(
    r"(?:记|登记|写|报)(?:下|上|好)?(?:来|去)?了?(?:吗|没有?)[？?]?$|算(?:是)?(?:登记|定)(?:下来)?了(?:吗|吧)"
    r"|\b(?:did|have|has) you (?:\w+ )?(?:writ(?:e|ten)|note|noted|record|recorded|log|logged)"
    r"(?: all)? (?:it|that|this)\b"
    r"|\bis (?:it|that|this|everything) (?:noted|recorded|logged|on (?:file|record))\b",
    re.IGNORECASE,
)
EARLY = re.compile(
    r"提前(?:还|结清|付)|早点还(?:完|清)"
    r"|\b(?:pay|clear|settle|finish) (?:it |this |that )?(?:off |all )?(?:early|sooner|ahead)\b"
    r"|\bpay (?:it )?(?:off|down) (?:early|faster|sooner)\b|\boverpay\b"
    r"|\bpay (?:a bit |a little )?(?:more|extra) (?:if|when|some)\b",
    re.IGNORECASE,
)
RESTARTS = re.compile(
    r"\b(?:re-?starts?|resets?)\b[^.?!]{0,24}\b(?:clock|limitations?|statute|six years)\b"
    r"|\b(?:clock|limitations?|statute|six years)\b[^.?!]{0,24}"
    r"\b(?:re-?starts?|resets?|starts? again)\b"
    r"|时效[^。！？]{0,8}(?:重新|再)(?:起?算|计|开始)|重新(?:起算|计算)时效",
    re.IGNORECASE,
)
