"""Every kind of thing that is written for a customer: from real words, and once under retries."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from forbear.rules.contact_limits import Wish
from forbear.store.contacts import list_wishes
from forbear.store.tables import Complaint, Conversation, Dispute, Representative, Ticket

pytestmark = pytest.mark.model

SAID = [
    ("违约金能不能给我免了", "fee_waiver"),
    ("别再给我打电话了", "respect_stop_contact"),
    ("I have a lawyer now, talk to my attorney", "refer_representative"),
    ("my mother passed away last week, this was her card", "bereavement_care"),
    ("我要去银保监会投诉你们", "log_complaint"),
    ("这笔500块的费用不对，我要申诉", "log_dispute"),
    ("I have severe depression and I can't cope with letters", "vulnerability_care"),
]
# One of the three drafts asks for it; which one is for other tests.
ASKED = [
    (["我25号发工资，还款日能不能改到26号"], "due_date_change"),
    (["I get paid on the 25th, can the due date be moved to the 26th"], "due_date_change"),
    (["我每月收入4000，房租1500吃饭3000"], "payment_holiday"),
    (["I earn 1200 a month and rent and food take 1300"], "payment_holiday"),
    (["能不能宽限半个月再还"], "extension"),
    (["can I have two more weeks to pay"], "extension"),
]


def all_of(sessions, table):
    with sessions() as session:
        return session.execute(select(table)).scalars().all()


@pytest.mark.parametrize(("text", "kind"), SAID)
def test_what_the_bot_says_is_done_is_written_once(verified, sessions, text, kind):
    for _ in range(3):
        verified.turn(text, "bot", key="asked")

    assert [ticket.kind for ticket in all_of(sessions, Ticket)] == [kind]


@pytest.mark.parametrize(("turns", "kind"), ASKED)
def test_a_draft_writes_nothing_until_it_is_sent_and_then_once(verified, sessions, turns, kind):
    commit = {"due_date_change": "due_date", "payment_holiday": "pause"}.get(kind, kind)
    for text in turns:
        answer = verified.turn(text)
    (draft,) = [d for d in answer["suggestions"] if d["commit"] == f"action_commit_{commit}"]
    assert all_of(sessions, Ticket) == []

    for _ in range(3):
        verified.sent(draft["text"], draft, key="sent")

    assert [ticket.kind for ticket in all_of(sessions, Ticket)] == [kind]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("别再联系我了", [Wish("never")]),
        ("别给我打电话，发短信就行", [Wish("never", "phone")]),
        ("stop calling me, email only please", [Wish("never", "phone")]),
    ],
)
def test_wishes_about_contact_are_kept(verified, sessions, text, kept):
    for _ in range(2):
        verified.turn(text, "bot", key="asked")

    with sessions() as session:
        customer = session.get(Conversation, verified.id).customer_id
        assert list_wishes(session, customer) == kept


def test_cases_are_opened_with_their_facts(verified, sessions):
    verified.turn("这笔500块的费用不对，我要申诉", "bot")
    verified.turn("我要去银保监会投诉你们", "bot")
    verified.turn("I have a lawyer now, talk to my attorney", "bot")

    assert [each.status for each in all_of(sessions, Dispute)] == ["open"]
    assert [each.jurisdiction for each in all_of(sessions, Complaint)] == ["CN"]
    assert [each.kind for each in all_of(sessions, Representative)] == ["lawyer"]


def test_whoever_has_shown_nothing_changes_nothing_but_tickets(conversation, sessions):
    conversation.turn("别再联系我了", "bot")
    conversation.turn("I have a lawyer now, talk to my attorney", "bot")

    assert len(all_of(sessions, Ticket)) == 2
    assert all_of(sessions, Representative) == []
    with sessions() as session:
        customer = session.get(Conversation, conversation.id).customer_id
        assert list_wishes(session, customer) == []


@pytest.mark.parametrize("text", ["怎么还款，还到哪个账户", "where and how do I pay"])
def test_where_and_how_to_pay_is_answered_and_nothing_written(verified, sessions, text):
    answer = verified.turn(text, "bot")

    assert answer["handoff"] is None
    assert answer["replies"][0]["text"]
    assert all_of(sessions, Ticket) == []
