"""Sentences of our own by level of hostility."""

BY_LEVEL = {
    0: """
我想问一下怎么还款
好的谢谢
能不能分期
我失业了，这个月还不上
我真的不想活了
你好在吗
麻烦帮我转人工
我已经还了，截图给你
我爸去世了
这个利息怎么算的
你们的人骂我傻逼
昨天那个催收叫我去死
他说我是个废物
Can I pay next Friday?
hello
I lost my job and can't pay
how do I set up a plan
your agent called me a stupid bitch
the last guy told me to go to hell
I feel like an idiot for missing this
I'd be better off dead
please send me a breakdown
thanks, you've been great
I don't think that's right
what is the minimum payment
I need two weeks
I was called a deadbeat by your collector
我觉得自己很没用
对不起我不是骂你
it's my fault, I'm an idiot
is this a bot?
are you a robot
你是机器人吗
这个东西我没买过
I paid again yesterday
Can you check again please
I need more time, sorry
""",
    1: """
又是你们，烦不烦
说了多少遍了
你们到底想怎样
呵呵，真有意思
你能不能别老问同样的问题
等了半天没人理
You again? Brilliant.
how many times do I have to say this
this is ridiculous
I already told you three times
oh great, another message
this is a waste of time
seriously?
WHY IS NOBODY ANSWERING ME
烦死了
无语
你们烦不烦啊天天发
""",
    2: """
你们银行真他妈黑
妈的，气死我了
什么破银行，吸血鬼
你们就是抢钱
tmd 又扣我钱
卧槽利息这么高
你们这是高利贷吧
我受够了
你们银行太过分了
your bank is a damn joke
this is bullshit
I'm sick of this shit
you people are thieves
what the fuck is this charge
this fucking app never works
I am furious
YOUR FEES ARE A DISGRACE
I've had enough of your calls
wtf is going on
you're lying to me
这狗屁系统
垃圾银行
靠，又来了
我老板是个傻逼，不发工资
my boss is an asshole and fired me
f*ck this interest
bloody hell, another fee
你们良心被狗吃了吗
daylight robbery
气炸了！！！
""",
    3: """
你个傻逼
你他妈有病吧
滚
去死吧你
nmsl
你妈的
草泥马
你们这群畜生
闭嘴吧废物
你脑子进水了？
狗东西
sb客服
你算什么东西
你全家死光
操你妈
你就是条狗
你真不要脸
你个臭婊子
生儿子没屁眼
傻 逼 玩意儿
煞笔
尼玛的
你眼瞎吗
你是猪吗
说你蠢都是夸你
you stupid bitch
fuck you
go to hell
you're an idiot
shut up you worthless parasite
f u c k  y o u
what are you, retarded?
piece of shit
eat shit
you're useless, do you even have a brain
moron
kiss my ass
you people are scum
you absolute wanker
I hope you get cancer
suck my dick
are you single? send me a pic of your tits
what colour panties are you wearing
陪我睡一觉就还钱
你胸多大
you dumb f**k
b!tch
stfu
kys
screw you and your bank
you lot are vermin
you're pathetic
冚家铲
仆街啦你
你有病啊
垃圾客服，赶紧滚
你妈死了吧
祝你全家暴毙
you disgusting little man
go choke on it
fucking cunts the lot of you
你个贱人
不要脸的东西
死八婆
你这种人就该下地狱
你们都是一群吸血的狗
说话跟放屁一样
你妈没教你做人吗
傻狗
你也就配当个客服
智商堪忧
臭傻子
你就是个打工的贱命
真tm是个沙雕
滚你妈的
叼你老母
垃圾东西别再烦我
你是不是聋了
you brainless twit
What kind of moron are you
you're the dumbest person I've ever dealt with
get a real job you leech
do the world a favour and quit
your mother must be so proud, scum
you ugly troll
go fuck yourself
you're all bastards
absolute bellend
who hired you, you incompetent fool
drop dead
f u
dumb bitch
bet you're fat and lonely
""",
    4: """
我知道你家在哪，弄死你
你给我等着，我带刀去网点
I'll find you and hurt you
I'm going to burn your branch down
砍死你
I'll smash your face in
""",
}


def lines(block: str) -> list[str]:
    return [line for line in block.strip().splitlines() if line]
