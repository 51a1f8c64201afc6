"""Words of more small questions; forbear/dialogue/small_questions.py says which is meant."""

from __future__ import annotations

import re

WHY_CONTACTED = re.compile(
    r"(?:收到|接到|看到|来了|发|打).{0,8}(?:短信|电话|信|通知|消息|邮件).{0,20}"
    r"(?:什么事|啥事|怎么回事|咋回事|[让叫]我(?:来|上|到|进|点)|说(?:我|账户|卡).{0,4}(?:有事|有问题))"
    r"|(?:短信|通知|消息|来信).{0,12}(?:让|叫|有事).{0,6}联系(?:你们|贵行|银行)"
    r"|(?:打了|打过).{0,8}没接(?:到|着)?.{0,4}(?:什么事|啥事|有事)"
    r"|(?:找我|联系我|叫我来).{0,6}(?:什么事|啥事|干(?:嘛|啥|什么|吗)|有何贵干|做什么)"
    r"|有(?:什么|啥|话|事).{0,2}(?:快|直)(?:点|接)?(?:说|讲)"
    r"|\b(?:got|had|received|keep getting) (?:a|an|your|this|another|some) "
    r"(?:text|letter|message|missed call|voicemail|email)s?\b.{0,50}"
    r"\b(?:what'?s (?:it|this|that|up)|(?:telling|asking|said|saying|says) (?:me )?(?:to|about)|"
    r"(?:to|and) (?:come|log|click) )"
    r"|\bwhat(?:'s| is) (?:it|this|that) (?:all )?(?:about|regarding)\b"
    r"|\bwhy (?:are|have|did) you (?:been )?(?:contact|messag|text|writ|want)\w* (?:to "
    r"|with )?me\b",
    re.IGNORECASE,
)
OF_A_COMPLAINT = re.compile(
    r"^(?=.*(?:[?？]|吗|[吧呢么]\W*$|会不会|是不是|有没有|不会))"
    r".*(?:投诉.{0,14}(?:影响|关系|关联|挂钩|两码事|报复|穿小鞋|卡我|为难|记仇|针对|就不给)"
    r"|(?:影响|报复|穿小鞋|卡我|为难|记仇|针对).{0,10}投诉|撤.{0,2}投诉.{0,6}才)"
    r"|^(?=.*(?:\?|\b(?:will|does|would|do|is|won't)\b)).*"
    r"(?:complain\w*.{0,40}\b(?:affect|hurt|against me|count against|make it (?:worse|harder)|"
    r"mess(?:es)? up|stop me|get me (?:refused|turned down)|drop it)\b"
    r"|\b(?:affect|hold it against me|count against|punish).{0,40}complain)",
    re.IGNORECASE | re.MULTILINE,
)
HANDS_OVER = re.compile(
    r"(?:让|叫|换|喊)(?:他|她|本人|我(?:老公|老婆|爸|妈|儿子|女儿))(?:本人|自己)?(?:来|跟|和|给|接|亲自|过来)"
    r"|(?:手机|电话)(?:给|交给|递给)(?:他|她|本人)"
    r"|(?:他|她|本人)(?:出来|回来|醒|到家|来)(?:了|啦)(?![吗没?？])"
    r"|\b(?:i'?ll|let me|gonna) (?:put|get|grab|fetch|pass (?:you |the phone )?(?:over )?to) "
    r"(?:him|her)\b|\bhere (?:s?he (?:is|comes)|s?he's)\b|\b(?:he|she)(?:'s| is) (?:here"
    r"|back|home|up)"
    r" now\b|\b(?:handing|passing) (?:you|the phone|this|it) (?:over )?(?:to|back)\b"
    r"|\blet (?:him|her) (?:talk|speak|tell|type|write)\b",
    re.IGNORECASE,
)
_CARRIES_ON = re.compile(
    r"\b(?:loan|card|account|debt|mortgage|overdraft)(?:'s| is|s are) "
    r"(?:mine|in my (?:own )?name)\b"
    r"|\b(?:i'?m|i am|im) (?:all ?right|ok|okay|fine|happy|able) to "
    r"(?:talk|go on|carry on|do (?:it|this))\b"
    r"|\b(?:rather|want to|need to|let'?s|can we|could we) (?:just )?(?:get (?:it|this) "
    r"(?:done|sorted|dealt with)|carry on|go on with (?:it|this)|keep going"
    r"|deal with (?:it|this|mine|my))\b"
    r"|\bi want (?:it|this) (?:dealt with|sorted|done)\b"
    r"|(?:贷款|卡|账|欠款)是我(?:自己|本人)的|我(?:自己|本人)的(?:贷款|卡|账|欠款)"
    r"|(?:接着|继续)(?:谈|说|办)|说正事|先把(?:账|钱|这事|还款)[^，。]{0,4}(?:说|弄|理|谈)",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"(?:\b(?:don'?t|do not|not|can'?t|cannot|never|needn'?t|do we|should we|must we|must i|do i)\b"
    r"|n't\b)[^.,;!?]{0,24}$|[不别没][^，。；,.;!！?？]{0,4}$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"^[^.,;!，。；！]{0,24}(?:[?？]|吗|么)")


def carries_on(text: str) -> bool:
    """Whether somebody who told of a death says that the account is their own, or would go on."""
    return any(
        not _NOT_SO.search(text[: found.start()]) and not _ASKED.search(text[found.end() :])
        for found in _CARRIES_ON.finditer(text)
    )


BY_MYSELF = re.compile(
    r"我?(?:自己|直接|亲自)(?:来)?(?:跟|和|找|同)(?:你们?|您|银行)(?:直接)?(?:办|谈|说|弄|协商|联系|处理)"
    r"|(?:我|还是)自己(?:来)?(?:办|谈|弄|处理|申请)"
    r"|(?:不|别)(?:想)?(?:再)?(?:找|用|请|委托|让)(?:他们|他|那个|那家|这家|中介|代理|公司|老师)"
    r".{0,4}(?:了|办|弄)"
    r"|(?:取消|撤销|解除|退)(?:了|掉)?(?:那个|这个)?(?:委托|代理|授权)"
    r"|\b(?:do|sort|handle|arrange|deal with) (?:it|this|that|things) (?:by )?"
    r"(?:my ?self|directly)\b"
    r"|\b(?:deal|talk|speak|work|arrange (?:it|this|something)) (?:directly )?with (?:you|the bank|"
    r"yourselves)(?: directly| instead| myself)\b"
    r"|\b(?:drop|sack|fire|cancel|leave|ditch|dump)(?:p?ed|ing)? "
    r"(?:them|him|her|that lot|the (?:company|firm|guy|agency))\b",
    re.IGNORECASE,
)
CALLS_US = re.compile(
    r"(?:打|拨).{0,14}(?:卡(?:背|后)|官方|客服|网点).{0,12}(?:怎么说|说(?:什么|啥)|怎么讲|问谁|问(?:什么|啥)|报(?:什么|啥)"
    r"|找谁|可以[吗么]|行[吗么]|能(?:查|问)到)"
    r"|\b(?:call|ring|phone|dial)(?:ing)?\b.{0,30}\b(?:back of|bank|number|branch"
    r"|yourselves|line)\b.{0,40}"
    r"(?:\bwhat (?:do|should|shall) i (?:say|ask|tell)|\bwho do i ask|\bask for\b"
    r"|\bwould they know)"
    r"|\bwhat (?:do|should|shall) i (?:say|ask|tell).{0,30}\b(?:when|if) i (?:call|ring|phone)",
    re.IGNORECASE,
)
OTHER_WAY = re.compile(
    r"(?:支付宝|微信|云闪付|花呗|财付通).{0,16}(?:可以|行[吗不么吧]|能[不转还付]|[吗么吧]\W*$)"
    r"|(?:可以|能不能|能|可不可以)用?(?:支付宝|微信|云闪付)"
    r"|\b(?:can|could|do|is it ok|ok(?:ay)?|may) .{0,30}\b(?:paypal|cash ?app|venmo|zelle|revolut|"
    r"western union|apple pay|google pay|bitcoin|crypto|gift cards?)\b",
    re.IGNORECASE,
)
WHERE_ARE_THEY = re.compile(
    r"^\W*(?:喂|哎|欸)?\W*(?:真?人|同事|客服|你们的?人|经理|主管)?(?:呢|在哪(?:儿|里)?|去哪(?:儿|里)?了)\W*$"
    r"|(?:人|同事|客服|经理|主管)(?:呢|怎么还(?:不|没)|到底来不来|还来不来|到哪了|来了(?:吗|没))"
    r"|怎么还(?:没|不)(?:人|来|接)|还没(?:人|接上|来人)|^\W*(?:喂|有人[吗么]?|还在[吗么]|在[吗么不])\W*$"
    r"|\bwhere (?:is|are|'s) (?:this |that |the |your )?(?:person|human|colleague|agent|everyone|"
    r"everybody|he|she|they|somebody|someone)\b|\b(?:anyone|anybody|someone"
    r"|somebody) (?:there|here|coming)\b"
    r"|\bstill waiting\b|\b(?:hello+|you there)\W*\?",
    re.IGNORECASE,
)
WHEN_DO_THEY_COME = re.compile(
    r"\bhow (?:long|soon)\b[^?]{0,16}\b(?:for|until|till|before)\b[^?]{0,12}"
    r"\b(?:person|human|colleague|agent)\b"
    r"|(?:同事|真人|人工|客服).{0,6}(?:多久|几时|什么时候)(?:能)?来(?!我家)"
    r"|(?:多久|什么时候).{0,4}(?:同事|真人|人工)(?:能|会)?(?:来|接)(?!我家)",
    re.IGNORECASE,
)
PUTS_OFF = re.compile(
    r"^\W*(?:哎呀?|唉|嗯|哦|行|那|急啥|急什么)?\W*"
    r"(?:(?:到时候?|以后|回头|改天|晚点|过(?:几|两)天)?再说|看情况|再看|不着?急|慢慢来)(?:吧|呗|了|嘛|咯)?\W*$"
    r"|^\W*(?:(?:yeah|ok|well|meh|hmm|dunno) ?\W*)?(?:we'?ll see|i'?ll see|maybe (?:later"
    r"|some ?time)|"
    r"(?:some )?(?:other|another) (?:time|day)|later|not (?:right )?now|when i can"
    r"|leave it(?: for now)?)\W*$",
    re.IGNORECASE,
)
NEXT_DUE = re.compile(
    r"(?:下|这|那)(?:个月)?(?:一|那)?(?:笔|期|次)(?:款|钱|还款)?.{0,10}(?:什么时候|哪天|哪一天|几号|多会儿?|啥时候|(?:这个?|下个?)月.{0,4}还是)"
    r"|(?:什么时候|哪天|几号|啥时候)(?:该|要|会)?(?:扣|划)(?:款|钱|我)?"
    r"|\bwhen(?:'s| is| does| do| will) (?:my|the|our) (?:next|first|last) (?:payment"
    r"|instal+ment|one)\b"
    r"|\b(?:what day|when|which day) (?:does|do|will|is) (?:it|the money|my payment"
    r"|the payment|you) "
    r"(?:come out|go out|be taken|take it|leave|due|next due)\b",
    re.IGNORECASE,
)
ANOTHER_OWES = re.compile(
    r"(?:判决书?|法院|离婚协议|协议书?)(?:上)?.{0,10}(?:归|由|判给|是|写)?.{0,4}(?:他|她|前夫|前妻|对方|男方|女方)"
    r".{0,3}(?:还|承担|负责|背|偿)"
    r"|(?:前夫|前妻|前任|离婚前(?:他|她)).{0,8}(?:刷|借|花|欠|用)(?:的|掉|了)"
    r"|(?:找|问)(?:我?前夫|我?前妻|前任)(?:要|还|去|呀|啊|吧)"
    r"|\b(?:judge|court|decree|divorce|settlement) .{0,30}\b(?:he|she|my ex)(?:'s| is| has| was)? "
    r"(?:pays?|to pay|responsible|liable|takes? (?:it|this|that|the))"
    r"|\bmy ex(?:[- ](?:husband|wife))? (?:ran|run|racked|spent|took|used|charged|maxed)\b"
    r"|\b(?:chase|ask|go after|talk to|bill) my ex\b",
    re.IGNORECASE,
)
MAINTENANCE = re.compile(
    r"抚养费|赡养费|生活费|\b(?:maintenance|child support|alimony)\b", re.IGNORECASE
)
"""Owed to the customer, and not to us."""
OUR_FAULT = re.compile(
    r"(?:因为|是|怪|由于)你们.{0,8}(?:app|系统|软件|手机银行|网银|网站|原因|问题|故障|出错|bug).{0,16}"
    r"(?:不认|逾期|罚|滞纳|违约金|利息|算我|征信|负责)"
    r"|(?:逾期|罚息|滞纳金|违约金).{0,8}(?:我可?不认|不(?:能|该)?算我|你们(?:负责|承担|出|赔))"
    r"|\b(?:because of|due to|down to) your (?:\w+ )?(?:app|system|site|website|fault"
    r"|mistake|glitch|error|"
    r"bug)\b.{0,50}\b(?:late|fee|charge|charged|overdue|credit|file|interest|missed)\b"
    r"|\b(?:late|fee|charge[ds]?|overdue|interest|missed)\b.{0,50}\b(?:because of|due to"
    r"|down to) your "
    r"(?:\w+ )?(?:app|system|site|website|fault|mistake|glitch|error|bug)\b",
    re.IGNORECASE,
)
THINKS = re.compile(
    r"^\W*(?:那|嗯|行|好|哦|不)?\W*(?:那|我|让我|容我)*(?:再|先|得|要|还是|回去)*"
    r"(?:想一?想|考虑(?:一下|考虑)?|看看|琢磨琢磨?|合计合计|商量(?:商量|一下))(?:吧|再说|呗|啊)?\W*$"
    r"|^\W*(?:(?:ok|okay|well|hmm|no|right)\W+)?(?:i'?ll|let me|i need to|i'?d like to|i want to) "
    r"(?:have a )?(?:think|sleep on|mull|consider|look)(?: (?:about|over|on|at|it|this"
    r"|that|first))*\W*$",
    re.IGNORECASE,
)
KEPT_FROM = re.compile(
    r"(?:别|不要|不能|不许)(?:再)?(?:告诉|让|跟|和|通知)(?:他|她|我?(?:老婆|老公|家里?人?|爸妈?|妈|父母|单位|公司|同事|老板|孩子))"
    r"们?(?:知道|晓得|说|讲|提)?"
    r"|\bdon'?t (?:you )?(?:tell|let) (?:him|her|them|my \w+)\b"
    r"|\b(?:he|she|they|nobody|my \w+) (?:doesn'?t|don'?t|mustn'?t|can'?t"
    r"|can never) (?:know|find out)\b",
    re.IGNORECASE,
)
FIRST_DAY = re.compile(
    r"号.{0,6}(?:扣|开始|起|发(?:工资|薪)|还)|(?:扣|开始|发(?:工资|薪)).{0,6}号"
    r"|\b(?:start|begin|first payment|pay ?day|get paid|paid on|take it|takes? it"
    r"|come out|goes? out)\b",
    re.IGNORECASE,
)
"""The day from which a plan is paid."""
MISTAKEN = re.compile(
    r"(?:错怪|冤枉)(?:了)?(?:你|您)|(?:是我|我自己|我们?)(?:搞|弄|记|看|转|打|存|付)错(?:了|啦)?"
    r"|转错(?:了|人|卡|账|地方|银行)|(?:转|还|付|存|打)到(?:别的|另外?一?家?|其他|人家)"
    r".{0,6}(?:银行|卡|账)"
    r"|\bmy (?:own )?(?:mistake|bad|fault)\b|\bi (?:got|had) (?:it|that|this|the \w+) wrong\b"
    r"|\b(?:sent|paid|transferred) (?:it )?(?:to|into) (?:the|a|another|some) (?:wrong"
    r"|other|different)\b"
    r"|\bi (?:stand corrected|was wrong|blamed you)\b",
    re.IGNORECASE,
)
CATCH = re.compile(
    r"(?:什么|啥|哪些|没有?|咩|乜)(?:坏处|不好|猫腻|套路|坑|陷阱|代价|弊端|风险)|(?:坏处|代价|猫腻|套路).{0,4}(?:呢|吗|么|[?？])"
    r"|(?:亏|吃亏)(?:不亏|吗|么|不吃亏)|(?:短|长|久)(?:一?点|些)?(?:有|会).{0,4}(?:坏处|不好|差别)"
    r"|\b(?:what(?:'?s| is)|is there|any|where(?:'?s| is)) (?:the |a |any )?"
    r"(?:catch|down ?side|drawback|trick|small print|fine print|gotcha|hidden \w+)\b"
    r"|\btoo good to be true\b|\bwhat am i missing\b|\bwhat'?s it (?:really )?(?:going to |gonna )?"
    r"cost me\b",
    re.IGNORECASE,
)
TAX = re.compile(r"\b1099\b|\btax(?:es|ed)?\b(?! (?:credit|office|refund|bill))", re.IGNORECASE)
DUE_DAY = re.compile(
    r"还款日|扣款日|账单日|\b(?:due|payment|billing) (?:date|day)\b(?! (?:was|is) (?:the |on )?\d)"
    r"|\b(?:take|takes|comes?|goes) (?:it |the money |the payment )?(?:out )?on the \d"
    r"|\b(?:move|change|shift) (?:the|my) (?:date|day)\b"
    r"|\b(?:move|change|shift|push) (?:it|them|that) (?:off|from|to|on to|back to) (?:the |an? )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days? (?:is|are|would be|works?|suits? me) better\b"
    r"|(?:改|挪|换)(?:到|成|个)?.{0,4}(?:号|日子|日期)扣?",
    re.IGNORECASE,
)
BLOCK_CARD = re.compile(
    r"(?:卡|它).{0,6}(?:停(?:了|掉|用)|冻(?:结|上)|挂失|锁(?:了|掉|上)|注销)"
    r"|(?:停|冻结|挂失|锁)(?:掉|了)?(?:这|那|我的)?张?卡"
    r"|\bput a (?:block|stop) on (?:the|my|it)\b"
    r"|\b(?:block|freeze|cancel|lock|stop) (?:the|my|this|that|his|her) card\b",
    re.IGNORECASE,
)
