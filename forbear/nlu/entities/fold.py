"""Folds width, case and script character by character, so that offsets stay the same."""

from __future__ import annotations

import re
import unicodedata

from opencc import OpenCC

_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF
# A full-width comma separates thousands only between full-width digits; else it parts clauses.
_WIDE_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3})")
_KEPT = "，；：！？（）"
_FORMAL = re.compile("[壹贰叁肆伍陆柒捌玖拾百千万零亿]{2,}")
_FORMAL_DIGITS = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_LOOKALIKES = {
    "仟": "千",
    "佰": "百",
    "’": "'",
    "‘": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "～": "~",
    "〜": "~",
}


def _simplified() -> dict[int, str]:
    characters = [chr(code) for code in range(_FIRST_HAN, _LAST_HAN + 1)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(old): new for old, new in pairs if old != new and len(new) == 1}


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character).lower()
        result = folded if len(folded) == 1 else character
        if len(self) < 70_000:
            self[code] = result
        return result


_FOLDING = _Folding(_simplified())
_FOLDING.update({ord(old): new for old, new in _LOOKALIKES.items()})
_FOLDING.update({ord(character): character for character in _KEPT})


def fold(text: str) -> str:
    """The same text in half width, lower case and simplified characters, of the same length."""
    folded = _WIDE_THOUSANDS.sub(",", text).translate(_FOLDING)
    return _FORMAL.sub(lambda match: match[0].translate(_FORMAL_DIGITS), folded)
