"""Spellings of one line that must come to the same features."""

from __future__ import annotations

import pytest

from forbear.nlu.folding import fold, without_apostrophes
from forbear.nlu.lexical_featurizer import clean_for_ngrams, words_and_pairs
from forbear.nlu.words import words_of


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("我還唔到錢", "我还唔到钱"),
        ("I CAN’T pay", "i can't pay"),
        ("Ｉ ｏｗｅ ８００", "i owe 800"),
        ("pleeeease sooooo tired", "please so tired"),
        ("哈哈哈哈哈", "哈哈"),
        ("all is well, coffee", "all is well, coffee"),
        ("a\ud800b\x00c", "ab c"),
    ],
)
def test_what_people_vary_for_nothing_is_folded_away(written, plain):
    assert fold(written) == plain


def test_an_apostrophe_inside_a_word_is_none_but_a_quote_stays():
    assert without_apostrophes("i can't say 'no'") == "i cant say 'no'"


@pytest.mark.parametrize("written", ["I can't wait", "I can’t wait", "I cant wait"])
def test_a_word_with_an_apostrophe_is_the_word_without_it(written):
    words = [word for word, _ in words_of(written)]

    assert words_and_pairs(words) == ["i", "cant", "wait", "i cant", "cant wait"]
    assert clean_for_ngrams(written) == "i cant wait"


def test_words_keep_the_place_where_they_stand():
    text = "我can't还錢, 'no'"

    assert all(text[at : at + len(word)] == word for word, at in words_of(text) if word.isascii())
    assert ("can't", 1) in words_of(text)
    assert [word for word, _ in words_of(text)][-3:] == ["'", "no", "'"]


def test_traditional_characters_are_the_words_of_simplified_ones():
    assert [word for word, _ in words_of("帳單寄錯地址了")] == [
        word for word, _ in words_of("帐单寄错地址了")
    ]
