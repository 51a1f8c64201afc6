"""Splits Chinese, English and mixed text into spaCy tokens over the jieba segmenter."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from forbear.fingerprint import source_fingerprint
from forbear.nlu.token_cache import TokenCache, kept_tokens
from forbear.nlu.words import readable, split

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
            "forbear.nlu.tokenizer",
            "forbear.nlu.token_cache",
            "forbear.nlu.words",
            "forbear.safety.normalise",
        )

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        with kept_tokens(self._config[CACHE_FOLDER_KEY]) as self._kept:
            if self._kept:
                texts = (m.get(TEXT) for m in training_data.training_examples)
                self._kept.learn([readable(text) for text in texts if text])
            super().process_training_data(training_data)
        self._kept = None
        return training_data

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = readable(message.get(attribute) or "")
        if self._kept:
            ends = iter(self._kept.places(text))
            tokens = [Token(text[start:end], start) for start, end in zip(ends, ends, strict=True)]
        else:
            tokens = [Token(word, at) for word, at in split(text)]
        return self._apply_token_pattern(tokens)
