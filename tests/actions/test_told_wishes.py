"""What we say is recorded is recorded: wishes about contact, and who speaks for a customer."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from actions.tickets import ActionCommitTicket
from forbear.rules.contact_limits import Wish
from forbear.store.contacts import list_wishes
from forbear.store.tables import ContactPreference, Conversation, Representative, Ticket
from tests.actions.chat import entity

STOP = "request_stop_contact"


def say(chat, *said, act="respect_stop_contact", intent=STOP, key=None):
    """The customer says it, and a reply with this act goes out."""
    chat.hear(intent, *said)
    chat.slots |= {
        "ladder": [{"level": 0, "target": "none", "said": [act]}],
        "commit_key": key,
    }
    chat.run(ActionCommitTicket)


def wishes(chat, open_session):
    with open_session() as session:
        return list_wishes(session, session.get(Conversation, chat.id).customer_id)


def count(open_session, table):
    with open_session() as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ([], [Wish("never")]),
        ([entity("channel", "phone", negated=True)], [Wish("never", "phone")]),
        ([entity("channel", "email")], [Wish("only", "email")]),
        ([entity("contact_time", "after 19:00")], [Wish("hours", None, 1140, 1440)]),
    ],
)
def test_a_verified_customer_is_heard_at_once(verified_chat, open_session, said, kept):
    say(verified_chat, *said)

    assert wishes(verified_chat, open_session) == kept
    assert count(open_session, Ticket) == 1


def test_a_retry_keeps_it_once(verified_chat, open_session):
    for _ in range(3):
        say(verified_chat, entity("channel", "phone", negated=True), key="said")

    assert count(open_session, ContactPreference) == count(open_session, Ticket) == 1


def test_said_twice_it_is_one_wish_and_one_ticket(verified_chat, open_session):
    for _ in range(2):
        say(verified_chat, entity("channel", "phone", negated=True))

    assert (count(open_session, ContactPreference), count(open_session, Ticket)) == (1, 1)


@pytest.mark.parametrize(
    ("first", "then", "kept"),
    [
        ([], [entity("channel", "email")], [Wish("only", "email")]),
        ([entity("channel", "email")], [entity("channel", "sms")], [Wish("only", "sms")]),
        ([entity("contact_time", "morning")], [entity("contact_time", "after 19:00")],
         [Wish("hours", None, 1140, 1440)]),
        ([entity("channel", "phone", negated=True)], [entity("channel", "phone")],
         [Wish("only", "phone")]),
        ([entity("channel", "phone", negated=True)], [entity("channel", "sms", negated=True)],
         [Wish("never", "phone"), Wish("never", "sms")]),
    ],
)  # fmt: skip
def test_the_newest_word_counts(verified_chat, open_session, first, then, kept):
    say(verified_chat, *first)
    say(verified_chat, *then)

    assert wishes(verified_chat, open_session) == kept


def test_whoever_has_not_shown_who_they_are_is_a_ticket_alone(chat, open_session):
    say(chat)
    say(chat, entity("representative_type", "lawyer"), act="refer_representative")

    assert count(open_session, Ticket) == 2
    assert count(open_session, ContactPreference) == count(open_session, Representative) == 0


@pytest.mark.parametrize("intent", ["report_insolvency_or_moratorium", "promise_to_pay"])
def test_a_reply_that_only_minds_a_stop_is_no_wish(verified_chat, open_session, intent):
    say(verified_chat, intent=intent)

    assert wishes(verified_chat, open_session) == []


def test_a_stop_beside_a_complaint_is_kept_too(verified_chat, open_session):
    verified_chat.hear("threaten_complaint", risk=["cease"])
    verified_chat.slots["ladder"] = [
        {"level": 2, "target": "bank", "said": ["log_complaint", "respect_stop_contact"]}
    ]
    verified_chat.run(ActionCommitTicket)

    assert wishes(verified_chat, open_session) == [Wish("never")]


def test_a_representative_is_kept_once_and_told_nothing_yet(verified_chat, open_session):
    lawyer = entity("representative_type", "lawyer")
    say(verified_chat, lawyer, act="refer_representative", intent="report_representative")
    say(verified_chat, lawyer, act="refer_representative", intent="report_representative")

    with open_session() as session:
        (row,) = session.execute(select(Representative)).scalars()
    assert (row.kind, row.authority_seen) == ("lawyer", False)
