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
from forbear.safety.pipeline import chinese_pipeline

SURROGATE = re.compile("[\ud800-\udfff]")
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
        return source_fingerprint("forbear.nlu.tokenizer", "forbear.nlu.token_cache")

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        with kept_tokens(self._config[CACHE_FOLDER_KEY]) as self._kept:
            super().process_training_data(training_data)
        self._kept = None
        return training_data

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = SURROGATE.sub("\ufffd", message.get(attribute) or "")[:MAX_CHARACTERS]
        tokens = self._kept.tokens(text, _split) if self._kept else _split(text)
        return self._apply_token_pattern(tokens)


def _split(text: str) -> list[Token]:
    return [Token(t.text, t.idx) for t in chinese_pipeline().make_doc(text) if not t.is_space]
