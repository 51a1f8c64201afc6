"""Splits Chinese, English and mixed text into spaCy tokens over the jieba segmenter."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from forbear.fingerprint import source_fingerprint
from forbear.nlu.token_cache import TokenCache, kept_tokens
from forbear.safety.normalise import simplify
from forbear.safety.pipeline import chinese_pipeline

SURROGATE = re.compile("[\ud800-\udfff]")
APOSTROPHES = frozenset("'’‘")
MAX_CHARACTERS = 4000
"""The segmenter takes quadratic time on one character repeated."""
CACHE_FOLDER_KEY = "cache_folder"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SpacyJiebaTokenizer(Tokenizer):
    """Tokens of a blank Chinese spaCy pipeline; English words stay whole."""

    _kept: TokenCache | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            # Where tokens of training texts are kept between trainings; empty for nowhere.
            CACHE_FOLDER_KEY: ".rasa/cache/tokens",
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return source_fingerprint(
            "forbear.nlu.tokenizer", "forbear.nlu.token_cache", "forbear.safety.normalise"
        )

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        with kept_tokens(self._config[CACHE_FOLDER_KEY]) as self._kept:
            super().process_training_data(training_data)
        self._kept = None
        return training_data

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = SURROGATE.sub("\ufffd", message.get(attribute) or "")[:MAX_CHARACTERS]
        simplified = _simplified(text)
        tokens = self._kept.tokens(simplified, _split) if self._kept else _split(simplified)
        return self._apply_token_pattern(tokens)


def words_of(text: str) -> list[tuple[str, int]]:
    """Each word, in simplified characters, and where it begins; "can't" is one word."""
    return [(token.text, token.start) for token in _split(_simplified(text))]


def _simplified(text: str) -> str:
    """Of the same length."""
    return text if text.isascii() else simplify(text)


def _split(simplified: str) -> list[Token]:
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
    return [Token(word, at) for word, at in words]


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()
