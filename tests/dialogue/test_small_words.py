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
        ("should i just pay it on the website then", "how_to_pay"),
        ("so how do i do it when your app is down", "how_to_pay"),
        ("and while you are looking into it do i have to pay this or not", "pays_meanwhile"),
        ("where do i send the receipt", "proof"),
        ("what are you gonna do", "next"),
        ("看到条短信叫我上来，啥事啊", "why_contacted"),
        ("what's this about then", "why_contacted"),
        ("投诉了以后是不是就不给批了？", "of_a_complaint"),
        ("我去投诉，分期会受影响吗", "of_a_complaint"),
        ("if i complain will you hold it against me", "of_a_complaint"),
        ("投诉你们，影响我一家人生活", "none"),
        ("你等下，我叫我老公来跟你说", "hands_over"),
        ("here he is", "hands_over"),
        ("打卡背面那个号码过去问谁", "calls_us"),
        ("协议上写明由她还", "another_owes"),
        ("逾期我可不认，是你们软件的问题", "our_fault"),
        ("this late charge is because of your website", "our_fault"),
        ("下期几号扣", "next_due"),
        ("when's the next instalment", "next_due"),
        ("客服呢？", "where_are_they"),
        ("where is that colleague of yours", "where_are_they"),
        ("以后再说吧", "puts_off"),
        ("I told Dave on your line I'd pay ninety on the 3rd but I couldn't", "broke_promise"),
        ("我上周保证过月底给的，可是又没打成", "broke_promise"),
        ("I told your agent I paid on the 3rd but it never showed up", "none"),
        ("I was meant to get a call back from a manager but never did", "none"),
        ("I agreed to nothing and never signed anything", "none"),
        ("你们客服答应给我减免利息，结果到现在都没给", "none"),
        ("你们说好回电话的，可到现在也没打", "none"),
        ("do I have to keep paying while you look into it", "pays_meanwhile"),
        ("你们调查的时候，我是不是得照样还", "pays_meanwhile"),
        ("以后再说吧，拜拜，先把分期办了", "none"),
        ("还是我自己来谈", "by_myself"),
        ("原来是我记错了", "mistaken"),
        ("微信转给你们行吗", "other_way"),
        ("can i pay with venmo", "other_way"),
        ("個結果要幾多日", "timing"),
        ("幾種有咩分別", "compare"),
        ("查到要等几个工作日", "timing"),
        ("如果他们又打来怎么办", "next"),
        ("要是他们又打来呢", "no_calls"),
        ("what if they keep ringing", "no_calls"),
        ("行，那我回去考虑考虑", "thinks"),
        ("let me think about it", "thinks"),
        ("千万别让我爸妈知道", "kept_from"),
        ("my husband can't find out", "kept_from"),
        ("the judge said he has to pay maintenance and he never does", "none"),
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
