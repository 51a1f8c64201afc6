"""The blank spaCy pipelines that patterns run over, each built once, on first use."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language as SpacyLanguage
    from spacy.vocab import Vocab


@lru_cache(maxsize=1)
def english_pipeline() -> SpacyLanguage:
    """Blank English: a tokenizer and a sentence splitter, no trained weights."""
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline


@lru_cache(maxsize=1)
def chinese_pipeline() -> SpacyLanguage:
    """Blank Chinese with jieba; its default, single characters, would spell English out."""
    import logging

    import jieba
    import spacy

    jieba.setLogLevel(logging.WARNING)
    config = {"nlp": {"tokenizer": {"segmenter": "jieba"}}}
    pipeline = spacy.blank("zh", config=config)
    pipeline.add_pipe(
        "sentencizer", config={"punct_chars": ["。", "！", "？", "!", "?", "；", "\n"]}
    )
    return pipeline


def pipeline_for(language: str) -> SpacyLanguage:
    """The pipeline of "zh" or "en"."""
    return chinese_pipeline() if language == "zh" else english_pipeline()


@lru_cache(maxsize=1)
def mixed_vocab() -> Vocab:
    """The closed vocabulary of the rule packs, both languages in one."""
    import spacy

    # The language-neutral vocabulary: patterns ask a word whether it is punctuation.
    return spacy.blank("xx").vocab
