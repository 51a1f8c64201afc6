"""Sentences of our own for the flags that move a conversation, and ones that raise none."""

RAISES = {
    "third_party": """
我是他妈妈，他不在家
她是我姐姐，手机放我这儿了
我帮我爸问下他那张卡
I'm her husband, she's asleep
this is Dan's mother, he doesn't live here now
I look after my dad's money, what does he owe
我是机主的同事
replying for my brother, it's his phone
""",
    "wrong_person": """
你打错电话了吧，我不是李强
这号我刚办的，不认识你说的人
不是本人
you've got the wrong person
I don't know any Mr Chen
this isn't Sarah's number anymore
there's no one called Mark here
我不认识什么王刚
""",
    "dispute": """
这笔消费不是我刷的
上周我就还完了
你们多收了我三百块利息
我从来没贷过款
本金一万怎么变一万八，不对吧
I never took out this loan
this balance is wrong
I paid this off in May
someone used my name to open this
that late fee is incorrect
you charged me twice
""",
    "representative": """
我已经委托张律师处理了，你跟他联系
以后找我律师谈
StepChange are dealing with this
my solicitor is handling this, contact them
I have an attorney representing me
my daughter has power of attorney
有什么事跟我的代理人说
""",
    "cease": """
不要再给我打电话了
别再发短信骚扰我
stop calling me
STOP
do not contact me again
take me off your list
唔好再打俾我
leave me alone
请停止联系我
""",
    "moratorium": """
I'm in breathing space
法院正在调解
we are under a debt respite scheme
案子在诉前调解
""",
    "insolvency": """
I filed for bankruptcy
I've got an IVA
我申请了个人破产
declared bankrupt in June
I'm on a DRO
""",
    "bereavement": """
我先生上个月走了
老爷子去世了，这卡是他的
my mum passed away on Sunday
she died in March
持卡人已经去世
I lost my husband last year
我妈不在了
my late husband's card
""",
    "vulnerability": """
我查出来癌症了，在化疗
我有抑郁症
I'm in hospital
I have bipolar
my partner controls my money
我残疾，没有工作
I'm a carer for my disabled son
我不识字，看不懂你们的短信
I can't cope
I've got a gambling problem
我妈瘫痪在床
""",
    "scam_suspected": """
你们是骗子吧
怎么证明你是银行的
is this a scam?
how do I know you're really from the bank
this looks like phishing
我怎么知道你不是诈骗
bet you're a fraudster
""",
    "misconduct_alleged": """
催收的骂我妈
你们一天打三十几个电话
把我欠钱的事告诉我全家
your agent told my boss about the debt
the last guy called me a thief
you ring me twenty times a day
they threatened to tell my neighbours
冒充法院给我打电话
有人半夜十二点打电话催债
your collector swore at me
""",
    "agency_suspected": """
我找了个法务公司帮我停息挂账
收我两千块说能修复征信
他们让我把手机卡寄过去
a debt relief company told me to stop paying
I paid a guy online to wipe my credit
抖音上有个老师说能协商减免
""",
}

ORDINARY = """
我想问下还款日是几号
能不能分期
谢谢，再见
我这个月工资晚发，下周一还
你好，账单怎么看
可以，就按这个来
一个月到手四千五，房租一千二
违约金能免吗
我换工作了，收入少了一点
what's my balance
can I pay on the 28th
I got laid off in March
thanks for your help
I take home 1900 and rent is 850
I'd like a payment plan please
how do I set up a direct debit
yes that works
could you explain the interest
I can do 50 a month
is there a branch near me
麻烦发个明细给我
我明天去柜台存钱
最低还款是多少
"""


def lines(block: str) -> list[str]:
    return [line for line in block.strip().splitlines() if line]
