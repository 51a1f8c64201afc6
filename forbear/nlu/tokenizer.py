"""Splits Chinese, English and mixed text into spaCy tokens over the jieba segmenter."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from forbear.fingerprint import source_fingerprint
from forbear.safety.normalise import simplify
from forbear.safety.pipeline import chinese_pipeline

SURROGATE = re.compile("[\ud800-\udfff]")
APOSTROPHES = frozenset("'’‘")
MAX_CHARACTERS = 4000
"""The segmenter takes quadratic time on one character repeated."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SpacyJiebaTokenizer(Tokenizer):
    """Tokens of a blank Chinese spaCy pipeline; English words stay whole."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_"}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return source_fingerprint("forbear.nlu.tokenizer", "forbear.safety.normalise")

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = SURROGATE.sub("\ufffd", message.get(attribute) or "")[:MAX_CHARACTERS]
        return self._apply_token_pattern([Token(word, at) for word, at in words_of(text)])


def words_of(text: str) -> list[tuple[str, int]]:
    """Each word, in simplified characters, and where it begins; "can't" is one word."""
    simplified = text if text.isascii() else simplify(text)
    found = [(t.text, t.idx) for t in chinese_pipeline().make_doc(simplified) if not t.is_space]
    parts = {at: len(word) for word, at in found}
    words: list[tuple[str, int]] = []
    for word, at in found:
        previous = words[-1][0] if words else ""
        adjoins = bool(words) and words[-1][1] + len(previous) == at
        inside = word in APOSTROPHES and _is_latin(
            simplified[at + 1 : at + 1 + parts.get(at + 1, 0)]
        )
        after = previous[-1:] in APOSTROPHES and _is_latin(word)
        if adjoins and _is_latin(previous[:1]) and (inside or after):
            words[-1] = (previous + word, words[-1][1])
        else:
            words.append((word, at))
    return words


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()
