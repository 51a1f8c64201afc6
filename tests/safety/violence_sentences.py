"""Sentences of our own: threats against others, and what only sounds like one."""

THREATS = """
你给我等着，我明天就带刀去你们网点
信不信我弄死你
我知道你家住哪，小心点
再打电话我砍了你们
老子一把火烧了你们支行
你下班路上最好小心点
我要让你全家陪葬
我找几个兄弟去收拾你
大不了同归于尽
我拉你们几个垫背
你孩子在哪上学我都查清楚了
我会去你们公司堵你
明天我开车撞进你们大厅
见一个打一个，你们一个都跑不了
打断你的腿信不信
我要杀了那个催收的
拎桶汽油去你们营业厅说话
给你们银行放个炸弹
你活不过这个月
惹毛了我什么都干得出来，别逼我动刀
我砸了你们柜台
捅死你个狗东西
在你公司楼下等你，别让我逮到
白刀子进红刀子出你试试
我人肉你，把你住址查出来
🔪你等着
我斩死你
要你狗命
我一定不会放过你们
让你吃不了兜着走
I'm going to come down there and smash your face in
I know where you live
I will find you and I will hurt you
you're a dead man
I'll burn your branch to the ground
next time I see you I'm bringing a bat
somebody is going to get hurt if this carries on
I'll put a bullet in your head
watch your back when you leave work
I'm coming for you and your family
I'll blow up your office
I swear I'll break every bone in your body
I'd love to punch you in the face
gonna shoot up your branch
tell your manager I'll slit his throat
I've got a shotgun and I know the way to your branch
I'll be waiting outside when you finish your shift
I'm going to kill every one of you
I hope you sleep with one eye open
you will regret this, I know which school your kids go to
someone should stab you
I'll throw a brick through your window
If I go down I'm taking you with me
I'll follow you home one night
I'm gonna beat the crap out of whoever answers the door
you'll get what's coming to you
I'll strangle you with my bare hands
come near my house and I'll run you over
I will kill you
i'll f***ing murder you
"""

HARMLESS = """
再打我就报警了
我要投诉到银保监会，你们等着收律师函吧
打死我也不还
你们这是在杀价吗
手续费砍一半行不行
我打你们电话打了十遍没人接
你们的人说要打断我的腿
催收的威胁说要上门弄我家人
昨天那个人说再不还就砸我家玻璃
你们等着，我马上去银行存钱
我等着你们回电话
气得我想砸手机
我要在抖音曝光你们
我们法院见，让你们付出代价
这件事我不会就这么算了，我去12378投诉
炸锅了，全公司都知道我欠钱
你稍等，我去拿卡
打折能打几折
我打工的，一个月三千
我被人打了，在住院
他开车撞了我，现在没法上班
家里着火烧了，什么都没了
小心点，别填错金额
你们收拾一下态度再跟我说话
我知道你们网点在哪，我直接去柜台还
你们单位地址给我一下
我住在你们银行附近
我老公打我，我跑出来了
我不想伤害任何人，只想把事情解决
注意安全，辛苦了
shoot me an email when it's done
I'll see you in court
I'll destroy you in the reviews
can you kill the late fee
I'm going to beat this debt
hit me with the numbers
you people are killing my credit score
I could murder a sandwich
your agent said he would break my legs
the collector threatened to hurt my kids
I don't want to hurt anyone
I'm going to fight this all the way to the ombudsman
you'll hear from my solicitor
I'm going to report you and you'll regret it in court
do you know where I live? you sent it to the old address
I know where your branch is, I'll come in and pay
can you come down on the interest
my ex beats me and took the card
my house burned down last month
someone stabbed my tyres
the bank is going to hit me with another fee
let's kill two birds with one stone
I'll find you on the website
I'm waiting for you to answer
I'm going to blow my budget
take me to court then
I'm coming to the branch tomorrow with my ID
please cut my payment in half
break it down for me
what will happen to my house
"""

MORE_THREATS = """
我现在就拿着菜刀往你们银行走
你家小区我都摸清了，三栋二单元对吧
等我出来第一个找你算账，要你的命
把我逼急了，我拉着你们经理一块跳楼
你们那栋楼迟早被我点了
信不信老子找人卸你一条胳膊
明天网点见，不见血不罢休
敢来我家我就打断你们的狗腿
我先弄死催我的那个，再去自首
再给我打电话，老子顺着网线去砍你
我砍人坐过牢，你掂量掂量
别让我在街上碰见你，见一次打一次
你会死得很难看
我要跟你们同归于尽
我早晚捅了你
你给我小心你的狗命
我会让你们付出血的代价
老子有枪
我要炸银行
我认识黑道的人，让他们去找你
揍你信不信
你最好别出门
我去你们单位泼汽油
下次让我碰到非得扇你几个耳光
我烧死你们
i'm gonna come round there and batter you
I'll have you killed
tell Dan in collections I'm going to break his jaw
you've got 24 hours or your branch goes up in flames
I'll shoot the next person who calls me
I will make you bleed
see you in the car park after work, you won't be walking home
my cousin is going to pay your office a visit and it won't be pretty
I've got your home address now
I hope someone bombs your head office
i want to smash your skull in
I'm bringing my gun to the branch on Monday
if anyone turns up at my door they're leaving in a body bag
I know what car you drive
you deserve a bullet
You're gonna end up six feet under
keep it up and I'll bury you
I swear to god I'm going to hurt somebody at that bank
you're going to get your legs broken
watch yourself when you walk home
I'll cut you
I'm going to torch the place
I'll kill every last one of you bastards
I could strangle you right now
one day I'll find out who you are and you'll be sorry
我今晚就去把你们网点砸了
你家孩子放学路上可得小心
信不信我让你见不到明天的太阳
我一定要弄死你们几个
我会找人把你腿打断
你等着被砍吧
我要杀了你们所有人
谁来催我就打谁
我去总部门口自焚，拉几个陪葬
提着刀来见你
敢上门我就放狗咬死你
老子弄死你全家
我抡起棍子打爆你的头
你出门给我小心车
我要用汽油把你们都烧了
I'm coming down there with a hammer
You'd better lock your doors tonight
I'm going to beat you to a pulp
I will end you
I hope your building burns with you in it
I'll stab the first person who knocks on my door
give me your name and I'll show you what pain is
I'm gonna kick your teeth in
wait till I get my hands on you
I'm going to make you suffer
somebody ought to put a bomb under your head office
I've found your facebook, nice family you have
I'll rip your head off
you're all going to die
I'm going to do something terrible to your staff
老子现在就去你们银行放火
你信不信我一刀捅死你
再逼我，我就去你公司杀人
等我找到你，你就完了
我会让你断手断脚
小心你的脑袋
我把你们全宰了
我拿枪崩了你
不想死就别再打给我
我在你们楼下蹲你
你全家的命都在我手里
我叫人把你们网点围了，谁也别想走
我这就去买汽油
把我惹急了要你好看
你跑得了和尚跑不了庙，我找得到你
I'll come round and sort you out personally
I'm outside your office with a knife
don't make me come down there
I will murder your whole family
you'll pay for this with your life
I'm going to slap the taste out of your mouth
I want to see you bleed
I know your name and I'll track you down
gonna put you in hospital
expect a petrol bomb through your letterbox
I'd happily watch you burn
I am going to choke you
someone's going to end up dead
your staff should be afraid to walk home
你给我记住，老子早晚找你算账
我带几个人去砸你们的店
信不信我拿刀捅你
下次见面我让你爬着回去
我要烧了你们银行大楼
你们等着，我这就提刀过去
你家几口人我都知道
再骚扰我爸妈我就弄死你们
我会让你们全部陪葬
我把炸药放在你们门口了
I'm going to stab whoever comes to my door
I swear I will burn your house down
you're going to regret messing with me, I know where you park
come near my kids and I'll kill you
I'll smash every window in that branch
I'm loading my gun
tell your boss he's a dead man walking
I want to punch your lights out
expect a visit from me and my boys
I hope you die in a fire, I might start it myself
"""

MORE_HARMLESS = """
我去你们网点当面说清楚
你等着，我把截图发给你
别打了，我在开会
我要打12378
打个比方，我还两千行吗
我被你们坑死了
利息砍掉一半我就还
我打算一次性还清
你们再这样我就换银行了
我拿着身份证去柜台可以吗
上次来的那个人踹我家门
催收说要带人来我家搬东西
他们扬言要找人打我
我老婆要跟我离婚
我会追究到底的
我知道你们也不容易
把卡烧了是不是就不用还了
手机砸了，换了新号
小心驶得万年船，我先核实一下
我去你家网点取钱
你们这是在抢钱
今天必须给我个说法
我要砸锅卖铁还钱
别逼我去投诉
我会让媒体曝光你们
I'll come in to the branch tomorrow and sort it out
I'm going to take you apart in court
you hit me with three fees in one month
you're killing me with these charges
i will find the money
I will find you the receipt
I'll get you the payment by Friday
are you going to take my house
I'll beat you to it, paid this morning
I'm gonna blow the whistle on you lot
my lawyer will bury you in paperwork
don't shoot the messenger
you guys are going to get it from the regulator
I know where I live, thanks, it's the wrong address on your letter
please don't cut my limit
I'd fight this in court
your collector said he'd come round with a bat
I was attacked last week and can't work
my husband hits me and I had to leave
I'm waiting outside your branch, it's closed
can you hit pause on the interest
kill off the old direct debit please
bomb of a deal, thanks
I'm going to destroy the card and close the account
You will regret losing me as a customer
"""


def lines(block: str) -> list[str]:
    return [line for line in block.strip().splitlines() if line]
