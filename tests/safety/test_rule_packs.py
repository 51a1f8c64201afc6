"""The pattern files are well formed, and each line of them can match."""

import random

import pytest

from forbear.safety.lexicon import END, START
from forbear.safety.normalise import normalise
from forbear.safety.patterns_language import PatternError, compile_rules, lexicons_of, parse
from forbear.safety.rulepack import PATTERN_FOLDER, RulePack, load_pack, read_patterns

TRIES = 40


def example(line, concepts, dice):
    """The shortest message that the line describes, with words drawn at random."""
    text = ""
    for slot in parse(line, concepts, load_pack().lexicon.longest):
        words = sorted(slot.words - {START, END})
        if words and not slot.operator:
            word = dice.choice(words)
            glued = word.startswith(("'", "n't")) or not word.isascii()
            text += word if glued else f" {word}"
    return text


def test_every_line_can_match_what_it_describes():
    concepts, lines = read_patterns(PATTERN_FOLDER)
    dice = random.Random(1)
    dead = []
    for label, name, line in lines:
        for _ in range(TRIES):
            hits = load_pack().hits(normalise(example(line, concepts, dice)))
            if any((hit.label, hit.rule) == (label, name) for hit in hits):
                break
        else:
            dead.append(f"{label}/{name}: {line}")
    assert not dead


def test_an_unknown_concept_says_how_to_mend_it():
    lines = [("flag", "rule", "{nothing} word")]
    with pytest.raises(PatternError, match="no concept nothing; define it"):
        compile_rules({}, lines, lexicons_of({}, lines))


def test_a_line_of_gaps_only_is_refused():
    lines = [("flag", "rule", "~ word?")]
    with pytest.raises(PatternError, match="no word that must be there"):
        compile_rules({}, lines, lexicons_of({}, lines))


def test_a_calm_message_adds_no_word_to_the_vocabulary():
    from forbear.safety.pipeline import mixed_vocab

    pack = load_pack()
    pack.hits(normalise("hello there, 我想分期"))
    before = len(mixed_vocab())
    pack.hits(normalise("zyxwv qqqrrr 魑魅魍魉 hello there, 我想分期"))
    assert len(mixed_vocab()) == before


def found(line, text):
    """What a pack of this line alone finds in a message: the words, from first to last."""
    lines = [("flag", "rule", line)]
    lexicon = lexicons_of({}, lines)
    rules, slots_of_word = compile_rules({}, lines, lexicon)
    hits = RulePack(lexicon, rules, slots_of_word).hits(normalise(text))
    return {text[hit.start : hit.end] for hit in hits}


@pytest.mark.parametrize(
    ("line", "text", "matched"),
    [
        ("red blue", "red blue", {"red blue"}),
        ("red blue", "red or blue", set()),
        ("red blue", "blue red", set()),
        ("red ~ blue", "red a b c d blue", {"red a b c d blue"}),
        ("red ~ blue", "red a b c d e blue", set()),
        ("red ~ blue", "blue red a red blue", {"red a red blue", "red blue"}),
        ("red ~~ blue", "red a b c d e f g blue", {"red a b c d e f g blue"}),
        ("red ~~ blue", "red a, b blue", set()),
        ("red ~~~ blue", "red a, b blue", {"red a, b blue"}),
        ("red dark? blue", "red dark blue", {"red dark blue"}),
        ("red dark? blue", "red blue", {"red blue"}),
        ("red dark? blue", "red pale blue", set()),
        ("red ~ dark? ~ blue", "red a b c d dark e f g h blue", {"red a b c d dark e f g h blue"}),
        ("very? ~ red", "a b red", {"a b red", "b red", "red"}),
        ("^ red", "red", {"red"}),
        ("^ red", "a red", set()),
        ("red $", "a red", {"red"}),
        ("red ~ blue ~ red", "red a blue b red", {"red a blue b red"}),
    ],
)
def test_a_line_matches_as_far_as_its_gaps_are_wide(line, text, matched):
    assert found(line, text) == matched


def test_a_line_is_tried_on_each_way_of_cutting_the_words():
    """Where terms overlap, one cut may put a word within reach of a gap and another not."""
    labels = {hit.label for hit in load_pack().hits(normalise("有捅你们那儿 foo 自杀"))}

    assert "self_harm_amber" in labels
