"""A text is stored without control characters and without its end where it is too long."""

from forbear.safety.clean import clean_text


def test_nul_control_characters_and_lone_surrogates_go():
    assert clean_text("a\x00b\x07c\ud800d\x9f") == "abcd"


def test_line_ends_are_kept_as_one_kind():
    assert clean_text("一\r\n二\r三\u2028四") == "一\n二\n三\n四"


def test_a_tab_is_a_space():
    assert clean_text("a\tb") == "a b"


def test_length_is_capped():
    assert len(clean_text("x" * 30_000)) == 2000
    assert clean_text("abcdef", cap=3) == "abc"


def test_emoji_and_joiners_survive():
    assert clean_text("👨‍👩‍👧 ok") == "👨‍👩‍👧 ok"
