"""Sentence vectors: clean input, unit length, and a cache that spares the encoder."""

from __future__ import annotations

import numpy as np
import pytest

from forbear.nlu.embeddings import (
    DIMENSIONS,
    MAX_CHARACTERS,
    EmbeddingCache,
    clean_for_encoding,
    embed,
)

TEXTS = ["我还欠多少", "how much do I owe", "", "我还欠多少", "HOW MUCH do I owe", "\0"]


def mark(folder, value: float = 7.0) -> None:
    """Put something into the cache that no encoder would give."""
    (file,) = folder.glob("*.npz")
    stored = dict(np.load(file))
    np.savez(file, texts=stored["texts"], vectors=np.full_like(stored["vectors"], value))


def test_the_cache_gives_what_the_encoder_gives(tmp_path):
    vectors = EmbeddingCache(tmp_path).embed_all(TEXTS)

    for text, vector in zip(TEXTS, vectors, strict=True):
        assert np.allclose(vector, embed(text), atol=1e-4)


def test_a_second_training_encodes_nothing(tmp_path):
    EmbeddingCache(tmp_path).embed_all(TEXTS)
    mark(tmp_path)
    vectors = EmbeddingCache(tmp_path).embed_all(TEXTS)

    assert [float(vector[0]) for vector in vectors] == [7.0, 7.0, 0.0, 7.0, 7.0, 0.0]


def test_a_new_text_costs_one_encoding_and_the_old_ones_stay(tmp_path):
    EmbeddingCache(tmp_path).embed_all(TEXTS)
    mark(tmp_path)
    old, new = EmbeddingCache(tmp_path).embed_all([TEXTS[0], "我要投诉"])

    assert float(old[0]) == 7.0
    assert np.allclose(new, embed("我要投诉"), atol=1e-4)
    assert float(EmbeddingCache(tmp_path).embed_all([TEXTS[1]])[0][0]) == 7.0


def test_vectors_of_another_encoder_are_not_used(tmp_path):
    EmbeddingCache(tmp_path).embed_all(TEXTS)
    mark(tmp_path)
    (file,) = tmp_path.glob("*.npz")
    file.rename(tmp_path / "0123456789abcdef.npz")

    assert np.allclose(EmbeddingCache(tmp_path).embed_all(TEXTS[:1])[0], embed(TEXTS[0]), atol=1e-4)


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 half a file", b"\x93NUMPY"])
def test_a_damaged_cache_is_made_anew(tmp_path, damage):
    """A training that was killed while it wrote must not stop the next one."""
    EmbeddingCache(tmp_path).embed_all(TEXTS)
    (file,) = tmp_path.glob("*.npz")
    file.write_bytes(damage)

    assert np.allclose(EmbeddingCache(tmp_path).embed_all(TEXTS[:1])[0], embed(TEXTS[0]), atol=1e-4)


def test_no_texts_need_no_file(tmp_path):
    assert EmbeddingCache(tmp_path / "vectors").embed_all([]) == []
    assert not (tmp_path / "vectors").exists()


@pytest.mark.parametrize("text", ["我还欠多少", "a", "😀", "我" * 20_000, "a\0b", "x\ud800y"])
def test_every_text_has_a_vector_of_unit_length(text):
    vector = embed(text)

    assert (vector.shape, vector.dtype) == ((DIMENSIONS,), np.float32)
    assert abs(float(np.linalg.norm(vector)) - 1) < 1e-3


@pytest.mark.parametrize("text", ["", "  ", "\0", "\ud800", "\n"])
def test_nothing_has_the_zero_vector(text):
    assert not embed(text).any()


def test_width_and_case_make_no_difference():
    assert np.allclose(embed("ＨＯＷ　ＭＵＣＨ？"), embed("how much?"), atol=1e-4)


def test_a_long_text_keeps_its_head_and_its_tail():
    cleaned = clean_for_encoding("开头" + "中文" * 5_000 + "结尾")

    assert len(cleaned) <= MAX_CHARACTERS / 2 + 1
    assert cleaned.startswith("开头")
    assert cleaned.endswith("结尾")


def test_a_letter_counts_half_a_chinese_character():
    rant = "you never listen. " * 400

    assert MAX_CHARACTERS - 1 <= len(clean_for_encoding(rant)) <= MAX_CHARACTERS + 1
