"""Tells which of the two languages a message is mainly written in."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["zh", "en"]

# Extension B and later planes count too: rare surnames live there.
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f\uff21-\uff3a\uff41-\uff5a]{1,64}")
# Typed by Chinese speakers without an input method.
_PINYIN = frozenset(
    {
        "sb", "tmd", "nmsl", "cnm", "mmp", "woc", "nm", "wc", "bnm", "nmd",
        "shabi", "caonima", "nima", "wocao", "tamade", "laji",
    }
)  # fmt: skip
_HAN_PER_WORD = 1.6


def detect_language(text: str, default: Language = "en") -> Language:
    """The language of most words; `default` when there are none (empty, digits, emoji)."""
    words = _LATIN_WORD.findall(text)
    chinese = len(_HAN.findall(text)) / _HAN_PER_WORD
    pinyin = sum(word.lower() in _PINYIN for word in words)
    chinese, english = chinese + pinyin, len(words) - pinyin
    if not chinese and not english:
        return default
    return "zh" if chinese >= english else "en"
