"""The usual ways around a word filter, each as a rewrite of folded text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from forbear.safety import spellings


class Rewrite(NamedTuple):
    """What to look for and what stands there for matching."""

    pattern: re.Pattern[str]
    replacement: Callable[[re.Match[str]], str]


EMOJI_WORDS = {
    "🔪": "knife", "🗡": "knife", "⚔": "knife", "🪓": "axe", "🔫": "gun", "💣": "bomb",
    "🧨": "bomb", "💊": "pills", "🪢": "rope", "⚰": "coffin", "🪦": "coffin",
    "🩸": "blood", "🤬": "emojicurse", "🖕": "fuck you", "😡": "emojiangry",
    "😠": "emojiangry", "👿": "emojiangry", "💢": "emojiangry", "😤": "emojiangry",
    "🙄": "emojieyeroll", "👊": "emojifist", "🤡": "emojiclown", "💩": "emojipoop",
    "😂": "lol", "🤣": "lol", "🐶": "狗", "🐕": "狗", "🐷": "猪", "🐖": "猪", "🐴": "马",
    "🌿": "草", "🐎": "马", "👎": "emojidown",
}  # fmt: skip

_HAN = "\u3400-\u9fff"
_MASK = "*#@$%!&_.^x×○●口□-"
# Letters as people write them to get past a filter.
_LEET = {
    "a": "a4@*", "c": "ck*(", "e": "e3*", "g": "g9*", "h": "h*", "i": "i1!l|*", "k": "k*",
    "o": "o0*", "s": "s5$*", "t": "t7+*", "u": "uv*@#", "b": "b8", "l": "l1|",
}  # fmt: skip
_EVADED = (
    "fuck", "fucker", "fucking", "fucked", "motherfucker", "shit", "bullshit", "bitch",
    "asshole", "cunt", "bastard", "wanker", "dick", "pussy", "whore", "slut", "twat", "idiot",
    "moron", "retard", "stupid", "faggot", "scum", "suicide", "pills", "kill",
)  # fmt: skip
_EVADED_SPACED = (*_EVADED, "die", "hell", "sb", "cnm", "nmsl", "tmd", "kys", "ass", "you", "off")
_ENDING = r"(?=(?:s|es|ed|er|ers|ing|in|y|you|off|head)?(?![a-z0-9]))"


def _leet(word: str) -> str:
    return "".join(f"[{re.escape(_LEET.get(letter, letter))}]{{1,6}}" for letter in word)


def _spaced(word: str) -> str:
    return r"[\s.*\-_·,/|~]{1,3}".join(f"{letter}{{1,6}}" for letter in word)


def _alternatives(words: tuple[str, ...] | list[str], shape: Callable[[str], str]) -> str:
    return "|".join(f"(?P<{word}>{shape(word)})" for word in sorted(words, key=len, reverse=True))


def _name(match: re.Match[str]) -> str:
    """The word that was meant, unless the letters are all there or hardly any of them."""
    found, word = match.group(), match.lastgroup or ""
    letters = re.sub("[^a-z]", "", found)
    if found.isalpha() or len(letters) * 2 < len(word):
        return found
    return word


_ZH_WORDS = {
    "傻[逼比笔币屄吡必叉缺批×]|煞[笔比逼]|[沙莎纱][比逼币屄]|[沙莎]笔|杀[笔逼]|啥[逼屄]": "傻逼",
    rf"傻[{re.escape(_MASK)}bx](?![a-z])|[煞沙啥]b(?![a-z])": "傻逼",
    "[傻煞沙] ?(?:bi|diao|cha)(?![a-z])": "傻逼",
    "[草操艹肏曹槽日糙][你尼泥拟您][妈马玛吗麻母蚂嘛大]": "操你妈",
    "[尼泥][玛马妈煤](?!拉雅)|[你您]?女马(?=[的死了逼b])|[你您][马玛](?=[的死了逼])": "你妈",
    "[他它她][妈马玛吗]的|[塔踏特][妈马玛](?:的|(?!上|路|德|斯))|特么的?|他娘的|他奶奶的": "他妈的",
    "(?<![a-z])tm[的d](?![a-z])": "他妈的",
    "[卧我握窝喔][槽草操艹靠擦曹去](?=$|[^\u3400-\u9fff作心持办场劳纵练你您])": "卧槽",
    "脑 ?[残瘫殘]|(?<![a-z])nc(?=$|[玩货])": "脑残",
    "亖": "死",
    "自[砂沙鲨]|(?<=[想要去会])紫[砂杀沙]|zi ?sha(?![a-z])": "自杀",
    "(?<=[想要去会])zs(?![a-z])|(?<![a-z])zs(?=的)": "自杀",
    "去4(?=[吧了啊]|$)|去[㈣肆]吧?|去(?:si|shi)(?![a-z])|qu ?si(?![a-z])": "去死",
    "想[似鼠4](?=[了的啊吧呢]|$|[，,。!])": "想死",
    "想货了?(?=$|[^\u3400-\u9fff])": "想活",
    "辣鸡|垃[极圾]|拉圾|(?<![a-z])la ?ji(?![a-z])": "垃圾",
    "跳[搂蒌偻]": "跳楼",
    "狗[逼比币b日曰](?!赛)|苟东西": "狗东西",
    "贱亻|jian ?(?:ren|人)(?![a-z])": "贱人",
    "王[八8][蛋旦]|忘八蛋": "王八蛋",
    "[妈马玛]卖[批逼p]": "妈卖批",
    "鸡[巴吧掰8]|(?<=[个帮懂看啥么])几把": "鸡巴",
    "著(?![名作称述书录])(?<![名原显专编土论巨]著)": "着",
}
_PINYIN = {
    "sb": "傻逼", "shabi": "傻逼", "2b": "傻逼", "cnm": "操你妈", "caonima": "操你妈",
    "wcnm": "操你妈", "rnm": "操你妈", "nmsl": "你妈死了", "nmd": "你妈的", "nima": "你妈",
    "tmd": "他妈的", "tama": "他妈的", "tamade": "他妈的", "mmp": "妈卖批", "mlgb": "操你妈",
    "woc": "卧槽", "wocao": "卧槽", "wdnmd": "操你妈", "gnmlgb": "操你妈", "zz": "智障",
    "zhizhang": "智障", "naocan": "脑残", "djb": "狗东西", "qnmd": "操你妈",
    "qnmlgb": "操你妈", "nmlgb": "操你妈", "diao": "屌",
}  # fmt: skip
# These are also English or codes, so they need Chinese beside them or to stand alone.
_AMBIGUOUS_PINYIN = ("sb", "zz", "2b", "diao", "tama", "nima", "nmd")


def _pinyin(match: re.Match[str]) -> str:
    word = match.group()
    alone = match.group() == match.string.strip()
    if word in _AMBIGUOUS_PINYIN and not alone and not re.search(f"[{_HAN}]", match.string):
        return word
    return _PINYIN[word]


def _collapse(match: re.Match[str]) -> str:
    letter = match.group(1)
    before, after = match.string[: match.start()], match.string[match.end() :]
    doubled = re.search("[a-z]*$", before[-12:]).group() + letter * 2  # type: ignore[union-attr]
    rest = re.match("[a-z]*", after[:12])
    return letter * (2 if doubled + (rest.group() if rest else "") in _DOUBLED else 1)


_DOUBLED = frozenset(
    {
        "kill", "hell", "piss", "pissed", "asshole", "ass", "pussy", "bull", "bullshit",
        "shitty", "too", "see", "will", "all", "off",
    }
)  # fmt: skip


def _zh_rewrite(pattern: str, word: str) -> Rewrite:
    return Rewrite(re.compile(pattern), lambda match: word)


_SPACED_HAN = (
    "傻逼", "煞笔", "操你妈", "草泥马", "去死", "自杀", "跳楼", "垃圾", "畜生", "王八蛋",
    "滚蛋", "贱人", "脑残", "智障", "杀了你", "弄死你", "他妈的", "不想活", "想死", "割腕",
    "上吊",
)  # fmt: skip
_HAN_EVADED = "|".join(
    r"[\s*.·\-_~|/,#]{0,3}".join(word) for word in sorted(_SPACED_HAN, key=len, reverse=True)
)

REWRITES: tuple[Rewrite, ...] = (
    Rewrite(spellings.SPELT_OUT, spellings.joined),
    Rewrite(spellings.AS_HEARD, spellings.by_ear),
    Rewrite(spellings.WITH_DIGITS, spellings.without_digits),
    Rewrite(spellings.PINYIN, spellings.from_pinyin),
    Rewrite(re.compile(r"([a-z\u3400-\u9fff])\1{2,}"), _collapse),
    Rewrite(
        re.compile(rf"(?<![a-z0-9])(?:{_alternatives(_EVADED_SPACED, _spaced)})(?![a-z0-9])"), _name
    ),
    Rewrite(re.compile(rf"(?<![a-z0-9*])(?:{_alternatives(_EVADED, _leet)}){_ENDING}"), _name),
    Rewrite(
        re.compile(r"(?<![a-z0-9*])f[*#@$%!&_]{2,4}(?=(?:ing|ed|er|s)?(?![a-z0-9*]))"),
        lambda _: "fuck",
    ),
    Rewrite(
        re.compile(r"(?<![a-z0-9*])f[*#@$%!&_-]{1,2}k(?=(?:ing|ed|er|s)?(?![a-z0-9*]))"),
        lambda _: "fuck",
    ),
    Rewrite(re.compile(r"(?<![a-z0-9*])s[*#@$%!&_]{2,3}t?(?![a-z0-9*])"), lambda _: "shit"),
    Rewrite(re.compile(r"(?<![a-z0-9*])b[*#@$%!&_]{3,5}(?![a-z0-9*])"), lambda _: "bitch"),
    Rewrite(re.compile(r"(?<![a-z0-9*])a[*#@$%!&_]{2}(?:hole)?(?![a-z0-9*])"), lambda _: "asshole"),
    Rewrite(re.compile(r"(?<![a-z0-9*])c[*#@$%!&_]{2}t(?![a-z0-9*])"), lambda _: "cunt"),
    Rewrite(re.compile(rf"(?<=[{_HAN}])[*·_~|#]{{1,3}}(?=[{_HAN}])"), lambda _: ""),
    Rewrite(re.compile(_HAN_EVADED), lambda match: re.sub(r"[^\u3400-\u9fff]", "", match.group())),
    Rewrite(
        re.compile(rf"(?<![{_HAN}])[{_HAN}](?:[ .\-][{_HAN}]){{1,}}(?![{_HAN}])"),
        lambda match: re.sub(r"[ .\-]", "", match.group()),
    ),
    *(_zh_rewrite(pattern, word) for pattern, word in _ZH_WORDS.items()),
    Rewrite(
        re.compile(
            rf"(?<![a-z0-9])(?:{'|'.join(sorted(_PINYIN, key=len, reverse=True))})(?![a-z0-9])"
        ),
        _pinyin,
    ),
)
