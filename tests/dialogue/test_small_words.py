"""Words that need no classifier: small questions, a yes of a word, somebody who only has heard."""

from __future__ import annotations

import pytest

from forbear.dialogue.short_words import short_words
from forbear.dialogue.small_questions import small_question


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("请问是哪位", "who_are_you"),
        ("hello, who am i speaking to", "who_are_you"),
        ("征信上这条要留几年啊", "credit_time"),
        ("how many years does that sit on my credit file", "credit_time"),
        ("那万一没批呢", "refused"),
        ("and if it gets turned down?", "refused"),
        ("你就说能还是不能", "yes_or_no"),
        ("just tell me, yes or no", "yes_or_no"),
        ("will you leave her alone until then?", "no_calls"),
        ("i want to clear it now, where do i send the money", "how_to_pay"),
        ("where do i send the receipt", "proof"),
        ("what are you gonna do", "next"),
        ("我哪位同事说过这个", "none"),
        ("the file is on my desk", "none"),
    ],
)
def test_a_small_question_is_known_by_its_words(text, topic):
    assert small_question(text) == topic


@pytest.mark.parametrize(
    ("text", "waits", "meant"),
    [
        ("yep, by card", True, "affirm"),
        ("对的，就周五", True, "affirm"),
        ("yep but not the first one", True, None),
        ("对，可是太多了", True, None),
        ("yes, let me think about it", True, None),
        ("哦", False, "affirm"),
        ("哦", True, "out_of_scope"),
        ("hmm", True, "out_of_scope"),
        ("？？", False, "out_of_scope"),
        ("...", True, "out_of_scope"),
        ("yep, by card", False, None),
    ],
)
def test_who_has_only_heard_has_not_agreed(text, waits, meant):
    assert short_words(text, waits) == meant
