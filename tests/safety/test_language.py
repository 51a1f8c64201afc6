"""Which language a message is in, also mixed, romanised and written badly."""

import pytest

from forbear.safety.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我想分期还款", "zh"),
        ("can I pay monthly", "en"),
        ("我已经call过你们three times了", "zh"),
        ("please 帮我 check the balance on my card", "en"),
        ("APP登不上", "zh"),
        ("nmsl", "zh"),
        ("您好 hello", "zh"),
        ("ｈｅｌｌｏ ｔｈｅｒｅ", "en"),
        ("𠮷先生在吗", "zh"),
    ],
)
def test_most_words_decide(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "   ", "8821", "😀👍", "？！", "\x00"])
def test_without_words_the_default_holds(text):
    assert detect_language(text, "zh") == "zh"
    assert detect_language(text, "en") == "en"
