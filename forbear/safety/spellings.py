"""Words that are spelt out letter by letter, with digits for letters, by ear or in toneless pinyin.

Each is rewritten to the plain word that the rule packs know. What is no such word stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

_LISTED = """
    i im my me myself you your yourself it is am to the a be all no more not do will want
    die dying died dead death kill killing killed suicide suicidal end ending life live living
    alive hang hanging jump jumping pills rope knife gun bullet shoot stab bomb burn murder
    bridge roof train razor overdose goodbye bye forever tonight today tomorrow over gone going
    gonna wish hate help lies alone pain sorry dont cant this off
    """
WORDS = frozenset(_LISTED.split())
"""What may be spelt out or written with digits; the short ones only join the others."""
_LONGEST = max(map(len, WORDS))
_TELLING = frozenset(word for word in WORDS if len(word) >= 3)
_LETTERS = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s",
    "!": "i", "|": "il",
}  # fmt: skip
BY_EAR = {
    "tonite": "tonight", "2nite": "tonight", "2night": "tonight", "tonyt": "tonight",
    "2day": "today", "2moro": "tomorrow", "2morrow": "tomorrow", "2mrw": "tomorrow",
    "tmrw": "tomorrow", "tomoz": "tomorrow", "tomoro": "tomorrow", "tomorow": "tomorrow",
    "4ever": "forever", "4eva": "forever", "wnat": "want", "wana": "wanna", "gna": "gonna",
    "b4": "before", "urself": "yourself", "myslef": "myself", "meself": "myself",
    "myelf": "myself", "liv": "live",
}  # fmt: skip
SPELT_OUT = re.compile(
    r"(?<![a-z0-9'])[a-z](?:[ .\-_*][a-z]){2,}(?:\s{2,}[a-z](?:[ .\-_*][a-z])*)*(?![a-z0-9'])"
)
WITH_DIGITS = re.compile(
    r"(?<![a-z0-9@$.])(?=[a-z0-9@$!|]*[a-z])(?=[a-z0-9@$!|]*[0-9@$!|])[a-z0-9@$!|]{2,10}(?![a-z0-9@$])"
)
_PHRASES = """
    自杀 zi sha, 不想活 bu xiang huo, 不想活了 bu xiang huo le, 活不下去 huo bu xia qu,
    活够了 huo gou le, 活着没意思 huo zhe mei yi si, 活着没意思 huo zhe mei you yi si,
    想死 xiang si, 去死 qu si, 死了算了 si le suan le, 跳楼 tiao lou, 跳下去 tiao xia qu,
    跳河 tiao he, 跳江 tiao jiang, 跳桥 tiao qiao, 割腕 ge wan, 上吊 shang diao, 烧炭 shao tan,
    农药 nong yao, 安眠药 an mian yao, 百草枯 bai cao ku, 敌敌畏 di di wei, 遗书 yi shu,
    结束生命 jie shu sheng ming, 结束一切 jie shu yi qie, 解脱 jie tuo, 天台 tian tai,
    楼顶 lou ding, 永别 yong bie, 寻死 xun si, 轻生 qing sheng, 做傻事 zuo sha shi,
    撑不住 cheng bu zhu, 撑不下去 cheng bu xia qu, 生不如死 sheng bu ru si,
    一了百了 yi liao bai liao, 不想醒 bu xiang xing, 逼死 bi si, 杀了你 sha le ni,
    弄死你 nong si ni, 打死你 da si ni, 砍死你 kan si ni, 捅死你 tong si ni,
    找你算账 zhao ni suan zhang, 知道你家 zhi dao ni jia, 不得好死 bu de hao si,
    要你命 yao ni ming, 要你的命 yao ni de ming, 同归于尽 tong gui yu jin,
    等着瞧 deng zhe qiao, 走着瞧 zou zhe qiao, 菜刀 cai dao, 砍刀 kan dao, 汽油 qi you,
    不想活了 bxhl, 不想活 bxh
"""
_BESIDE = """
    我 wo, 你 ni, 你们 ni men, 今天 jin tian, 今晚 jin wan, 明天 ming tian, 晚上 wan shang,
    现在 xian zai, 在 zai, 了 le, 要 yao, 就 jiu, 想 xiang, 已经 yi jing, 一瓶 yi ping, 吃了 chi le,
    喝了 he le, 买了 mai le, 真的 zhen de, 都 dou, 再见 zai jian, 对不起 dui bu qi, 孩子 hai zi,
    老婆 lao po, 住 zhu, 等着 deng zhe, 去 qu, 拿 na, 带 dai, 写好了 xie hao le
"""
"""What is read as Chinese only beside one of the phrases: alone, many are English or names."""


def _table(listed: str) -> dict[str, str]:
    """The Chinese for each spelling without its spaces."""
    pairs = (entry.split(maxsplit=1) for entry in listed.split(","))
    return {pinyin.replace(" ", ""): chinese for chinese, pinyin in pairs}


def _pattern(listed: str) -> str:
    spellings = sorted((e.split(maxsplit=1)[1] for e in listed.split(",")), key=len, reverse=True)
    return rf"(?<![a-z])(?:{'|'.join(s.replace(' ', '[ ]?') for s in spellings)})(?![a-z])"


_MEANT = _table(_BESIDE) | _table(_PHRASES)
_PHRASE = re.compile(_pattern(_PHRASES))
PINYIN = re.compile(_pattern(f"{_PHRASES},{_BESIDE}"))


def from_pinyin(match: re.Match[str]) -> str:
    """The Chinese, where the text holds one of the phrases."""
    return _MEANT[match.group().replace(" ", "")] if _PHRASE.search(match.string) else match.group()


def joined(match: re.Match[str]) -> str:
    """The words of what was spelt out; several blanks part words where the writer left them."""
    runs = [re.sub(r"[ .\-_*]", "", run) for run in re.split(r"\s{2,}", match.group())]
    words = [_cut(run) or ((run,) if len(runs) > 1 else ()) for run in runs]
    found = [word for run in words for word in run]
    return " ".join(found) if all(words) and not _TELLING.isdisjoint(found) else match.group()


@lru_cache(maxsize=1000)
def _cut(letters: str) -> tuple[str, ...]:
    """The letters as known words, long ones first; nothing if they are not made of them.

    From the end, and not by calling itself: a run may be as long as a message.
    """
    length = len(letters)
    end_of: list[int | None] = [None] * length
    for start in reversed(range(length)):
        for end in range(min(length, start + _LONGEST), start, -1):
            if letters[start:end] in WORDS and (end == length or end_of[end] is not None):
                end_of[start] = end
                break
    words, at = [], 0
    while at < length and (end_at := end_of[at]) is not None:
        words.append(letters[at:end_at])
        at = end_at
    return tuple(words) if at == length else ()


def without_digits(match: re.Match[str]) -> str:
    """The word that was meant: "k1ll" is "kill"; figures and codes stay."""
    written = match.group()
    for letters in product(*(_LETTERS.get(char, char) for char in written)):
        if (word := "".join(letters)) in _TELLING:
            return word
    return written


def by_ear(match: re.Match[str]) -> str:
    """ "tonite" is "tonight"."""
    return BY_EAR[match.group()]


AS_HEARD = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(BY_EAR)})(?![a-z0-9])")
