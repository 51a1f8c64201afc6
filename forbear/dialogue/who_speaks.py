"""Whether somebody says that they are not the customer, or write in the customer's place."""

from __future__ import annotations

import re

_ANOTHER = re.compile(
    r"我(?:是|就是)(?:他|她|本人的|机主的|.{1,5}的)(?:爸|妈|父|母|爱人|老公|老婆|妻|丈夫|儿子|女儿|哥|姐|弟|妹|同事|朋友|家属|亲戚)"
    r"|我是(?:他|她)(?:爸|妈|老公|老婆|儿子|女儿|哥|姐|弟|妹|同事|朋友|家属|爱人)"
    r"|我(?:替|帮|代)(?:他|她)|(?:他|她)本人|不是(?:本人|机主)|打错|不认识(?:这个|你们说的|他|她)|我不(?:姓|叫)"
    r"|\b(?:i'?m|i am|this is|it'?s) (?:his|her|their|the)"
    r" (?:wife|husband|mum|mom|mother|dad|father|son|daughter|brother|sister|partner|carer|friend|"
    r"colleague|girlfriend|boyfriend|flatmate|roommate)\b"
    r"|\bon (?:his|her|their) behalf\b|\b(?:his|her) phone\b|\bwrong (?:number|person)\b"
    r"|\bi'?m not (?:him|her|the customer|mr|mrs|ms)\b|\bnot me you\b|\bnever heard of\b",
    re.IGNORECASE,
)


def speaks_for_another(text: str) -> bool:
    return bool(_ANOTHER.search(text))
