"""Splits Chinese, English and mixed text into spaCy tokens over the jieba segmenter."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from forbear.safety.pipeline import chinese_pipeline

SURROGATE = re.compile("[\ud800-\udfff]")
MAX_CHARACTERS = 4000
"""The segmenter takes quadratic time on one character repeated."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SpacyJiebaTokenizer(Tokenizer):
    """Tokens of a blank Chinese spaCy pipeline; English words stay whole."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_"}

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = SURROGATE.sub("\ufffd", message.get(attribute) or "")[:MAX_CHARACTERS]
        doc = chinese_pipeline().make_doc(text)
        tokens = [Token(t.text, t.idx) for t in doc if not t.is_space]
        return self._apply_token_pattern(tokens)
