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
        ("who actually gets to approve it, you?", "decides"),
        ("这事谁拍板", "decides"),
        ("who can I complain to outside the bank", "report_to"),
        ("去哪里投诉你们", "report_to"),
        ("have you got a complaint reference for me", "in_writing"),
        ("给我个投诉编号", "in_writing"),
        ("is there a Polish speaker", "language"),
        ("有没有会说粤语的客服", "language"),
        ("ok and the remainder?", "the_rest"),
        ("那剩下的呢", "the_rest"),
        ("the rest goes on food", "none"),
        ("no point in paying it then", "pointless"),
        ("why bother paying those fees", "none"),
        ("there is no point in paying for what I never bought", "none"),
        ("so are we all done then?", "done"),
        ("some months 1800, some months 900", "varies"),
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
