"""Sentences of our own: talk of self-harm by level, and what only sounds like it."""

RED = """
我现在就站在天台上，风挺大的
再发一条催款短信我就从这里跳下去
安眠药攒了一整瓶，今晚就吃了
遗书我都写好了放在桌上
你们明天看新闻吧，我死在你们银行门口
绳子都准备好了，挂在房梁上
我在江边，不想回去了
帮我跟我女儿说一声，爸爸爱她
我已经把药全吞下去了
逼急了我就死给你们看
今天不给我减免，我就从你们楼上跳下去
我打算今晚烧炭，一了百了
百草枯已经买了，就在手边
刀就放在手腕上，你们满意了吧
永别了，谢谢你们这几年的照顾
等不到明天了，今晚我就走，替我照顾我妈
再逼我我就上吊
我人已经在桥上了
要是再打给我家里人，我就喝农药
過了今晚你們就再也找不到我了
我企咗喺天台，唔好再打嚟
你哋再逼我，我就跳樓俾你哋睇
我决定今天就结束自己的生命
后事我都交代好了，钱你们别想了
我要自杀，你们别再打来了
煤气我已经打开了
我坐在窗台上，腿在外面
我会割腕的，我说到做到
最后跟你们说一声，下辈子再还吧，药我喝了
我已经想好怎么死了
I'm standing on the edge of the bridge right now
I have the pills lined up in front of me
If you call me one more time I'll jump
I wrote my note this morning
Goodbye everyone, sorry for the trouble
tonight I'm ending it, you won't have to chase me anymore
I've already taken a whole bottle of paracetamol
rope's in the garage and I know what I'm doing
I'm going to kill myself and it's on you
by the time you read this I'll be gone
I'm up on the roof of the car park
the knife is against my wrist as I type this
please tell my kids I love them
I've got a gun in my hand and nothing to live for
keep ringing me and I swear I will hang myself
I'm gonna drive my car into a wall tonight
I won't be here tomorrow so good luck collecting
I've said my goodbyes to the family
sitting on the train tracks waiting
I've decided to end my life on Friday
I bought the rope yesterday
this is the last message you'll ever get from me, look after my mum
cut my wrists an hour ago, bleeding everywhere
i will overdose if you take my house
about to step in front of a train because of you people
I'm writing goodbye letters
I saved up all my tablets and I'm taking them tonight
I'm planning to kill myself after the weekend
💊💊 全吃了，再见
"""

AMBER = """
我真的不想活了
活着还有什么意思呢
死了算了，省得天天被催
你们是要逼死我吗
想死的心都有了
每天醒来都觉得还不如死了
我撑不下去了
真的熬不住了，太累了
等我死了你们就收不到钱了
有时候觉得一了百了挺好的
人死了是不是债就没了
我活够了
没有活下去的勇气
我就是个累赘，没有我家里会更好
这样的日子我一天也过不下去了
好想永远睡过去，再也不醒来
我不如从这个世界上消失
唔想活喇，好攰
你哋想攞我條命咩
生無可戀
要钱没有，要命一条
我老想着自杀
活不下去了，孩子奶粉都买不起
我这条命给你们行了吧
你们非要出人命才甘心吗
我已经走投无路了
让我死吧
活着太累了
我控制不住地想伤害自己
还不如死了干净
人生没什么意义了
只有死路一条了
不想活啦😭
我有过自杀的念头
死了就解脱了
I don't want to live anymore
I'd be better off dead
I can't go on like this
what's the point of living
I wish I was dead
my family would be better off without me
sometimes I think about ending it all
there's no reason for me to be here any more
I just want to go to sleep and never wake up
I feel suicidal
can't do this anymore
you are driving me to suicide
I'm tired of being alive
I might as well be dead
when I'm dead you won't get a penny
I have nothing left to live for
I keep thinking about killing myself
no one would miss me if I was gone
my blood will be on your hands
I cant take it anymore
I wish I'd never been born
I want to die
life isn't worth living with this debt
I've been having thoughts of hurting myself
is that what you want, me dead?
i want it all to stop for good, i want to disappear
unalive myself, maybe then you'd stop
death would be easier than this
I've started cutting myself again
i don't see any way out except dying
i wanna kms
"""

NEITHER = """
气死我了，又扣我一笔钱
笑死，你们这也叫优惠
累死了，刚下班就接到你们电话
饿死了先去吃饭，晚点聊
这个月穷死了
我快被你们烦死了
手机没电死机了，刚才没回
我没有想不开，你别紧张
放心，我不会自杀的
打死我也不会还这笔违约金
死活登不上你们的APP
我对你们彻底死心了
我老公走了，下午才回来
先走了，明天再说
我死也不承认这笔消费
利息高得要死
忙得半死，没空看短信
吓死我了，以为被盗刷
你们系统卡死了
热死了，空调都没钱开
我住顶楼，信号不好
这家店撑不下去了，上个月关了门
公司快活不下去了，工资都发不出
跳楼价也没人买我的货
想死你们了，哈哈
我在河边散步呢，等会回你
急死人了，钱到底到没到账
笑死我了哈哈哈
死板的规定，就不能通融一下
老板说项目死线是周五
我得好好活着，把钱还上
这手机真是该死，老闪退
嬲死我，成日打嚟
我没想过自杀，就是心情不好
超市里农药打折，我家种地要买
我在桥上堵车，到家再说
药费太贵了，给孩子买药的钱都没有
这次的账单看得我头疼死了
死循环一样，客服推来推去
别误会，我不是要寻短见
this is killing me, the app keeps crashing
I'm dying laughing at that offer
my phone died halfway through
I nearly died of embarrassment at the till
over my dead body will I pay that fee
I'm dead serious about complaining
dying to know what my balance is
I'm not suicidal, just stressed
I'm not going to kill myself over a late fee
the line went dead
the deadline was yesterday
my battery is dead, I'll reply later
I could kill for a coffee
your hold music bores me to death
that would be financial suicide
I'm drowning in paperwork
can't go on holiday because of this bill
I live on a boat near the bridge
stuck in traffic on the bridge, give me ten minutes
do I have to jump through hoops to get a statement
I have to jump off this call now
a bridging loan might help
the roof is leaking and I had to pay for it
I took two painkillers for my back, sorry for slow reply
I want to end this contract
please end this call
I'm hanging up now
I'll hang on while you check
they cut my hours at work
I can't live on 200 a month
my card expired, it's dead
this queue will be the death of me
worked to death this week
I want to end it, this credit card agreement I mean
the website is dead again
I'd never hurt myself, don't worry
shoot me an email with the plan
I need to get rid of this card before it kills my credit
my car died on the motorway
we're starving to death in this queue lol
"""

ABOUT_OTHERS = """
我弟弟去年自杀了
我妈跳楼走了，卡是她的
我老婆说她不想活了
我爸有自杀倾向，住院了
我朋友割腕被救回来了
My brother killed himself last year
my husband took his own life in March
my daughter is suicidal and in hospital
my wife wants to die because of your letters
mum tried to kill herself, please stop calling her
"""

EITHER = """
我现在在二十八楼的阳台外面
你们别逼我，我包里就有一瓶敌敌畏
孩子我已经托付给我姐了，我没什么牵挂了
明天早上你们就等着来给我收尸
今晚十二点之前不给答复我就跳
我写了封信放在枕头底下，我走了你们看
我把所有的药都倒出来了，一共六十二片
这辈子太苦了，我想早点结束
我真是生不如死
我每天都在想怎么死
天天催，我死给你看你信不信
我想从窗户跳下去算了
我已经没什么可留恋的了
没有人会在乎我死活
我爬上了塔吊
刚割了手，血流了一地
如果我不在了，麻烦照顾一下我的孩子
我快要被你们逼得跳楼了
我现在就想一头撞死
太痛苦了，想找个没人的地方自己了结
下去陪我妈也挺好的
唔使再打嚟喇，听日我就唔喺度啦
你哋迫死我啦
我已经开好煤气了
活一天算一天吧，哪天撑不住就走了
我走了以后房子你们拿去卖
好累啊，真的好想死
不如死咗佢算
这个世界不值得
我有抑郁症，这几天总想跳下去
Just let me die in peace
I've been looking at how many tablets it takes
you'll be reading about me in the paper tomorrow
if I lose the flat I'm going to top myself
i dont wanna be here no more
honestly the kids would be better with the insurance money
My wife doesn't know I've got the car running in the garage
i'm so close to the edge, one more letter and I'm done
I'd rather be dead than live with this
I can't see a future for myself
thinking of ending things
the pain has to stop, I don't care how
I've got nothing left to give, it ends tonight
maybe I should just drive off the road
I took 30 pills
nobody will even notice when I'm gone
I'm such a burden to everyone I should just go
what if I just didn't wake up tomorrow
I've planned it all out, the bridge, the date, everything
My life is over
kms if you call again
you'll be sorry when I'm dead
Why shouldn't I just kill myself
I'm suicidal because of you
I feel like ending my life
cba living anymore
tell my mum im sorry
this is it for me. bye everyone
Standing on Westminster bridge looking down
我真的绝望了，不想再坚持了
你们满意了吗，我现在就去死
我撑到今天已经是极限了，真的想一死了之
我站在窗户边上犹豫了很久
我想过很多次结束这条命
死对我来说是解脱
今天是我最后一天
我想和这个世界告别了
我死了你们是不是就高兴了
每晚都睡不着，脑子里全是死的念头
你们再这么搞我就没命了，真的只能死
把我逼死了对你们有什么好处
买了一把新刀，准备在手腕上来一下
一家人一起走算了
我带着孩子一起跳
没脸活在这世上了
活着就是受罪
谁来告诉我活着的意义是什么
我不怕死，反正也没什么可失去的
老婆孩子对不起，我先走一步
I just want it to be over, all of it
I have no will to live
I can't do life anymore
don't bother calling tomorrow, I won't be around
I've been thinking about suicide every day
I'm standing at the edge of the platform
You've pushed me over the edge, I'm going to do it tonight
I'm holding a razor blade
I want to be dead
nothing matters anymore, I'm done living
I would be happier dead
My kids deserve better than me, they'd be fine without me
I bought enough pills to do the job
I hope I don't wake up tomorrow
I don't see the point in carrying on
I can't bear to live another day
I'll hang myself in your lobby
I'll kill myself if you don't stop
there's only one way out of this for me
write this down: my death is on you
我已经三天没吃东西了，就想这么饿死算了
你们赢了，我用命来还行了吧
孩子他爸要是知道了我也不活了
现在我只想找棵树吊死
我把绳子挂好了，再见
没有我你们就清静了
我不想再醒过来
我一闭眼就想到从楼上跳下去的画面
真想一刀捅了自己
压得我喘不过气，我想放弃生命
我是不是只有死才能还清
我爸妈白养我了，我死了算了
唔想再捱落去，想死
我对不起所有人，来世再做牛做马还
被你们搞得家破人亡，我也不想活
我在铁路边上坐着
I'm not going to be alive by the time this hits court
I cut myself again last night because of your letters
thinking about jumping
Honestly I'd rather not exist
What's a painless way to go
I'm going to swallow everything in the medicine cabinet
I'm going to walk into the sea
you win, I'm going to end it
I don't wanna live
If it wasn't for my kids I'd have done it already
I've lost the will to live
I want to sleep and never wake up
Please make sure my daughter gets my things
nobody would care if I died
it would be easier for everyone if I was gone
i feel like jumping off a bridge
can't carry on anymore
sitting here with a bottle of vodka and a box of pills
I tried to kill myself last week
I want to hurt myself
my life has no meaning
真不想在这世上待了
我打算晚上就把自己解决掉
这种日子过一天少一天，巴不得早点死
我在医院楼顶，护士找不到我
给我一瓶农药我现在就喝了
我就是多余的，走了大家都轻松
不想拖累家里人了，想一个人安静地走
你们再爆我通讯录我就从二十楼下去
唔好逼我，我真係會死俾你睇
欠债的人是不是只有死这一条路
我吞了半瓶药，头好晕
等我断了气你们找谁要钱去
活到今天全靠撑，真撑不动了
我已经跟孩子说了再见
I'm holding the knife to my arm
can't take another day of this, I want out of life
I might just drive into a tree on the way home
It'd be better for my boys if their dad was dead
Every night I hope I don't wake up
There's enough morphine in the house to finish it
I've said goodbye to my kids
would anyone even care if I was gone
I'm thinking of killing myself
ready to end my life over this card
I stood on the bridge last night and nearly did it
"""

MORE_IDIOMS = """
你们利息高得要命
要命了，又扣费
这个月要死要活才凑够最低还款
别催了，催命一样
急得我想跳脚
我跳槽了，新工资下月发
我跳过那一步直接还款可以吗
昨天在桥上拍了照发你们活动了
我吃药呢，等会回
医生给我开了降压药，花了不少
去药店买了盒感冒药用的你们卡
我爸在医院抢救，我没心情谈
我不是要死要活的人，会还的
累得半死不活
被你们搞死了
忙死了忙死了
老子就是死也要把理讲清楚
那个方案直接被毙了
我在江边的公司上班
好吧我放弃，按你说的还
这下死翘翘了，忘记还款日了
系统把我登录状态杀掉了
真要被这个验证码逼疯
我家狗死了
游戏里我又死了哈哈
这日子没法过了，物价涨这么快
I'm dead tired after my shift
kill me, I forgot my password again
my landlord is going to kill me
the suspense is killing me
I could have died laughing
this interest is suicide for a small business
I've been hanging on the line for an hour
I'd die for a lower rate
my plants died
we're on the edge of our seats waiting for that refund
I'm jumping on another call
I nearly had a heart attack when I saw the bill
the app died on me
can't live without my card
I don't want to end up in court
I'm ending my subscription
I want out of this contract
my grandmother lives by the bridge
I took my tablets and feel better, now about the plan
Is there life insurance on this loan?
what happens to the direct debit at the end
don't kill the messenger I know
dead money paying this rent
I can't go on the portal
the train tracks near me flooded so post is late
you'll be the death of me lol
this will finish me financially
it's do or die for my shop
我先走了，要去接孩子
气得我吐血
笑到肚子疼
我快被房贷压死了
我急死了，到底什么时候到账
这天气要热死人
不是我不想还，是真没钱
客服态度好得要命
我把卡剪了
我要告到你们破产
我要找你们领导
孩子发烧去医院买药了
我在楼上，信号差
跳广告了，没点到还款
老板跑路了，工资没了
别催了，我会死磕到底
I'd kill for a cheaper plan
my computer died
dying for a cup of tea, back in five
that fee nearly gave me a heart attack
can you shoot over the details
I'm stuck at the train station
I'm going to end this chat now
my job is killing my back
I'll be dead broke by Friday
you guys crushed it, thanks
I need to take my pills with food, one minute
hit the wrong button, sorry
I'm on the roof fixing tiles, give me ten minutes
we lost our dog
I jumped on the app and paid
I want to close everything and end the account
just finish me off with the final balance then
I cut up the card
the call cut off
今天气死我了你们
我刚从医院回来，挂水呢
死线是几号
我要跳单了
我杀到最后一关了哈哈
别急，我在高架上堵着呢
你们网点几点关门，我带钱来
我拿着存折过去可以吗
最近压力大，睡不好
我去楼顶收个衣服，等下说
给我来一刀折扣呗
你再这样我就要生气了
我找你们领导谈
气得我肝疼
孩子把药当糖吃了，在洗胃，改天聊
我在河南，今天下大雨
下个月我一定还，不还是小狗
服了你们这群老六
你们APP更新之后老是崩溃
I'm dead set on paying this off
I could have killed him for forgetting the payment
my hours got cut, I'm struggling
I'd love to punch in my card number but the site won't load
I'm going to hit the gym, talk later
I'll take the hit on interest
knock it out of the park, thanks mate
I feel sick about this bill
the fees are eating me alive
can you cut me some slack
I'm hanging by a thread financially
I'm drowning in debt
going under with all these bills
I might jump ship to another bank
my gran passed the message on
I have to run, bus is here
shut my account please
that app is a killer feature
the cold is killing my joints
cross my heart and hope to die I'll pay friday
我今天忙死了，晚上回你
这个月真的难，饭都快吃不起
公司倒闭了
利息太高了，压得喘不过气
我想结束这个分期
我要杀回去找你们经理谈
老人走了以后房子还没过户
我把卡砍成两半了
你们别老打我电话
孩子在学校被打了
我在楼下便利店
医生说要住院
I'm exhausted and stressed
you're killing my budget
I'd love to end this call
my dad shot me a message
I'll fight the charge
can you blow off the late fee
this bill hit me hard
I'm at the station, will reply later
I need to take my medication
the dog died so vet bills were high
I lost everything in the fire
let's end it there for today
I'm going to jump in the shower
"""


def lines(block: str) -> list[str]:
    return [line for line in block.strip().splitlines() if line]
