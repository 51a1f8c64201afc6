"""Words spelt out, with digits, by ear or in toneless pinyin, and what only looks like them."""

import pytest

from forbear.safety.normalise import normalise
from forbear.safety.risk import screen


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("h a n g i n g   m y s e l f   now", "hanging myself   now"),
        ("i-w-a-n-t-t-o-d-i-e", "i want to die"),
        ("s u i c i d a l", "suicidal"),
        ("k1ll1ng mys3lf", "killing myself"),
        ("0v3rdose 2nite", "overdose tonight"),
        ("l1fe is a l!e", "life is a l!e"),
        ("wo zhen de bu xiang huo", "我 真的 不想活"),
        ("mingtian jiu tiaolou", "明天 就 跳楼"),
        ("亖了干净", "死了干净"),
    ],
)
def test_the_word_that_was_meant_is_read(written, meant):
    assert normalise(written).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "p l e a s e read this",
        "option a b c d",
        "u.s.a. and e.g. mine",
        "i paid $400 on 4/5, ref a1b2c3",
        "he can sue me, ni hao",
        "xiexie ni, mingtian zai shuo",
        "form d1 and room 5e",
    ],
)
def test_what_is_no_such_word_stays(text):
    assert normalise(text).text == text


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("e n d i n g   m y   l i f e   tonight", "self_harm_red"),
        ("wo jintian jiu tiao lou", "self_harm_red"),
        ("bxhl", "self_harm_amber"),
        ("wo yao sha le ni", "violence"),
        ("im gonna st4b you", "violence"),
    ],
)
def test_danger_in_another_spelling_is_seen(text, flag):
    assert flag in screen(text).flags


def test_the_evidence_is_what_the_customer_wrote_and_how_it_was_read():
    (found,) = screen("pls. su1c1de").evidence

    assert (found.text, found.read_as) == ("su1c1de", "suicide")


@pytest.mark.parametrize("text", ["i " * 2000, "k i l l " * 800, "a " * 1999 + "z"])
def test_a_message_of_single_letters_is_read_however_long(text: str) -> None:
    assert isinstance(screen(text).flags, tuple)


def test_words_in_a_long_row_of_letters_are_found() -> None:
    assert screen("i " * 1500 + "w a n t t o d i e").flags
