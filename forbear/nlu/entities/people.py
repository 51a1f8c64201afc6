"""Who is meant: the speaker's relation to the customer, and who has died."""

from __future__ import annotations

import re

from forbear.nlu.entities.scan import Scan

_KIN = {
    "spouse": "老公|老婆|丈夫|妻子|爱人|媳妇儿?|太太|先生(?!们)|配偶|husband|hubby|wife|missus"
    "|spouse|partner|fianc[eé]e?|boyfriend|girlfriend",
    "parent": "爸爸?|妈妈?|父亲|母亲|爹|娘|老爸|老妈|父母|家长|老豆|老母|阿爸|阿妈"
    "|mother|father|mum|mom|dad|mam|parents?|stepdad|stepmum|stepmom",
    "child": "儿子|女儿|闺女|个仔|个女|son|daughter",
    "sibling": "哥哥?|弟弟?|姐姐?|妹妹?|兄弟|阿哥|细佬|家姐|brother|sister",
    "colleague": "同事|工友|co-?worker|colleague|workmate",
    "friend": "朋友|室友|发小|flatmate|roommate|housemate|friend|mate",
    "carer": "护工|护理员|保姆|看护|carer|caregiver|support worker|guardian|social worker",
}


def _one_of(prefix: str) -> str:
    return "(?:" + "|".join(f"(?P<{prefix}{name}>{words})" for name, words in _KIN.items()) + ")"


_RELATION = re.compile(
    "(?<!你)(?:我是|是|我|他|她|佢|俺|机主|本人|用户)(?:的|家|们家)?"
    + _one_of("")
    + "(?!的$|吗|逼|比|勒|了个)"
    + r"|\b(?:my|his|her|their|our|the customer's|[a-z]{2,20}'s)\s"
    + r"(?:(?:late|ex|dead|dear|own|poor|older|younger|elderly|old)[- ])?"
    + _one_of("en_")
    + r"\b(?!'s fault)",
    re.ASCII,
)
_SWEARING = re.compile("[他她]妈(?![妈亲](?!的))|[我你他她]妈的|去[他她]妈|[他她]娘|[他她]奶")
_IS_MOTHER = re.compile("我是[他她佢]妈(?!的)|[他她]妈(?:妈|去世|走了|过世|生病|住院)")

_WHO = (
    "(?:爸|妈|父亲|母亲|爹|娘|老公|老婆|丈夫|妻子|爱人|媳妇|先生|太太|儿子|女儿|哥|弟|姐|妹|爷爷|奶奶"
    "|外公|外婆|公公|婆婆|岳父|岳母|老人|家人|他|她|机主|本人|老豆|老母|孩子)"
)
_WHO_EN = (
    "(?:husband|wife|mum|mom|mam|mother|father|dad|parents|son|daughter|brother|sister|partner|nan"
    "|gran|grandma|grandad|grandfather|grandmother|uncle|aunt|fianc[eé]e?|he|she|account holder"
    "|cardholder|customer|person you want)"
)
_DIED = (
    "(?:去世|过世|病逝|离世|逝世|身故|走了(?!之|以后就|好)|死了|没了|不在了|离开了?人世|唔喺度|猝死"
    "|车祸死|过咗身|过身)"
)
_DIED_EN = (
    r"(?:died|passed away|passed on|passed (?=last|in|on|this|two|three|yesterday|\w+day)|passed$"
    r"|passed(?=[.,!])|dead|deceased)"
)
_BETWEEN_EN = (
    r"\s(?:(?:has|had|have|just|sadly|suddenly|unfortunately|who|is|was|recently|only|now)\s){0,4}"
)
_DEATH = re.compile(
    rf"{_WHO}[^，,。！!？?]{{0,8}}?{_DIED}"
    rf"|\b{_WHO_EN}(?:'s|'d)?{_BETWEEN_EN}{_DIED_EN}"
    "|办(?:完)?(?:了)?(?:丧事|葬礼|后事)|奔丧|守丧"
    rf"|\b(?:death of|lost) (?:my|his|her|our) {_WHO_EN}\b|\bmy late {_WHO_EN}\b|\bfuneral\b",
    re.ASCII,
)
_NO_DEATH = re.compile(
    "快|要|差点|[烦气吓累急愁逼骂笑折恨]死|等我|我就"
    r"|\b(?:nearly|almost|could have|about to|will)\b",
    re.ASCII,
)
_DECEASED_IS_CUSTOMER = re.compile(
    "(?:卡|账户|号码?|手机|贷款?|债|钱|账)(?:都|就)?是[他她佢]|这是[他她]|别再?[打给][他她]"
    "|(?:[他她佢]|我爸|我妈|亡者)的?(?:信用卡|卡|账户|名下|电话|手机|欠|贷|债)"
    "|机主[^，]{0,4}(?:去世|过世|死|身故)"
    r"|\b(?:his|her) (?:\w+ )?(?:card|account|loan|debt|phone|overdraft|mortgage|name|estate"
    r"|balance)"
    r"|\b(?:writing|calling|ringing|texting|letters?|calls?|asking) (?:to |for )?(?:him|her)\b"
    r"|account holder|cardholder|\bthe customer\b|person you want",
    re.ASCII,
)


def find_people(scan: Scan) -> None:
    text = scan.text
    if not _IS_MOTHER.search(text):
        text = _SWEARING.sub(lambda match: "\x00" * len(match[0]), text)
    for match in _RELATION.finditer(text):
        group = next(name for name, words in match.groupdict().items() if words)
        scan.add("relationship", group.removeprefix("en_"), *match.span())


def find_deceased(scan: Scan) -> None:
    for match in _DEATH.finditer(scan.text):
        if _NO_DEATH.search(match[0]) or _NO_DEATH.search(scan.before(match.start(), 4)):
            continue
        party = "customer" if _DECEASED_IS_CUSTOMER.search(scan.text) else "family_member"
        scan.add("deceased_party", party, *match.span())
        if party == "family_member":
            scan.add("hardship_reason", "bereavement", *match.span())
        return
