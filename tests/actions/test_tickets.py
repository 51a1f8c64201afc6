"""Tickets: one for each matter that calls for people to follow up, without the customer's words."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from actions.tickets import ActionCommitTicket
from forbear.rules.ticket_acts import TICKET_ACTS
from forbear.store.tables import Dispute, Ticket
from forbear.store.tickets import close_ticket
from tests.actions.chat import Chat, entity


def say(chat, *acts, key="said", intent="dispute_amount", entities=()):
    chat.hear(intent, *entities)
    chat.slots |= {
        "ladder": [{"level": 2, "target": "bank", "said": list(acts)}],
        "commit_key": key,
    }
    return chat.run(ActionCommitTicket)


def all_tickets(open_session):
    with open_session() as session:
        return session.execute(select(Ticket).order_by(Ticket.id)).scalars().all()


@pytest.mark.parametrize("act", TICKET_ACTS)
def test_each_act_that_needs_people_opens_its_ticket(chat, open_session, act):
    assert say(chat, act) == []

    (ticket,) = all_tickets(open_session)
    assert (ticket.kind, ticket.conversation_id, ticket.status) == (act, chat.id, "open")
    assert ticket.customer_id is not None


@pytest.mark.parametrize("acts", [(), ("acknowledge_emotion",), ("free_text", "close")])
def test_other_sayings_open_none(chat, open_session, acts):
    say(chat, *acts)

    assert all_tickets(open_session) == []


def test_a_retry_opens_no_second_ticket(chat, open_session):
    for _ in range(3):
        say(chat, "log_dispute")

    assert len(all_tickets(open_session)) == 1


def test_two_sayings_open_two(chat, open_session):
    say(chat, "log_dispute", key="one")
    say(chat, "log_complaint", key="two")

    assert [ticket.kind for ticket in all_tickets(open_session)] == ["log_dispute", "log_complaint"]


@pytest.mark.parametrize("act", TICKET_ACTS)
def test_what_is_said_later_of_a_matter_joins_its_ticket(chat, open_session, act):
    say(chat, act, key="one")
    say(chat, act, key="two", intent="affirm")

    assert len(all_tickets(open_session)) == 1


def test_what_is_named_later_is_kept_once(chat, open_session):
    chat.slots["jurisdiction"] = "CN"
    channel, amount = entity("complaint_channel", "nfra_12378"), entity("amount", "500")
    say(chat, "log_complaint", key="one", intent="threaten_complaint", entities=[channel])
    for key in ("two", "three"):
        say(chat, "log_complaint", key=key, intent="affirm", entities=[channel, amount])

    (ticket,) = all_tickets(open_session)
    first, joined = "threaten_complaint; complaint_channel=nfra_12378", "; amount=500"
    assert ticket.detail == f"{first}; answer_by=2026-12-08{joined}"


@pytest.mark.parametrize(
    ("intent", "entities", "disputes"),
    [
        ("ask_next_steps", [], ["paid"]),
        ("claim_already_paid", [], ["paid"]),
        ("deny_debt", [], ["paid", "ownership"]),
        ("affirm", [entity("account_fact_disputed", "fee")], ["paid", "fee"]),
    ],
)
def test_another_fact_that_is_disputed_is_another_dispute(
    chat, open_session, intent, entities, disputes
):
    say(chat, "log_dispute", key="one", intent="claim_already_paid")
    say(chat, "log_dispute", key="two", intent=intent, entities=entities)

    with open_session() as session:
        found = session.execute(select(Dispute).order_by(Dispute.id)).scalars().all()
    assert [dispute.subject for dispute in found] == disputes


def test_another_request_to_a_supervisor_is_another_ticket(chat, open_session):
    for key, intent in enumerate(["request_fee_waiver", "request_settlement", "affirm"]):
        say(chat, "escalate_supervisor", key=str(key), intent=intent)

    details = [ticket.detail for ticket in all_tickets(open_session)]
    assert details == ["request_fee_waiver", "request_settlement"]


def test_another_grievance_in_one_complaint_is_named(chat, open_session):
    for key, intent in enumerate(["report_collector_misconduct", "affirm", "dispute_amount"]):
        say(chat, "log_complaint", key=str(key), intent=intent)

    (ticket,) = all_tickets(open_session)
    assert ticket.detail == "report_collector_misconduct; also=dispute_amount"


def test_a_closed_ticket_is_joined_by_nothing(chat, open_session):
    say(chat, "log_complaint", key="one")
    with open_session.begin() as session:
        close_ticket(session, session.execute(select(Ticket)).scalar_one(), "agent:1")
    say(chat, "log_complaint", key="two")

    assert [ticket.status for ticket in all_tickets(open_session)] == ["closed", "open"]


def test_the_most_urgent_act_names_the_ticket(chat, open_session):
    say(chat, "log_complaint", "escalate_supervisor", "crisis_support")

    assert [ticket.kind for ticket in all_tickets(open_session)] == ["crisis_support"]


def test_the_customers_words_stay_out(chat, open_session):
    say(chat, "log_dispute", intent="dispute_amount")

    assert all_tickets(open_session)[0].detail == "dispute_amount"


@pytest.mark.parametrize(
    ("act", "said", "detail"),
    [
        ("log_dispute", [entity("account_fact_disputed", "fee"), entity("amount", "500")],
         "said; account_fact_disputed=fee; amount=500"),
        ("respect_stop_contact", [entity("channel", "phone", negated=True)],
         "said; channel=not phone"),
        ("refer_representative", [entity("representative_type", "lawyer")],
         "said; representative_type=lawyer"),
        ("log_complaint", [entity("complaint_channel", "nfra_12378")],
         "said; complaint_channel=nfra_12378; answer_by=2026-12-08"),
        ("vulnerability_care", [entity("vulnerability_type", "mental_health")], "said"),
        ("log_dispute", [entity("amount", None)], "said"),
    ],
)  # fmt: skip
def test_what_was_named_goes_with_it(make_chat, open_session, act, said, detail):
    chat = make_chat(slots={"jurisdiction": "CN"})
    chat.hear("said", *said)
    chat.slots |= {"ladder": [{"level": 0, "target": "none", "said": [act]}], "commit_key": "k"}
    chat.run(ActionCommitTicket)

    assert all_tickets(open_session)[0].detail == detail


def test_a_chat_without_messages_opens_none(chat, open_session):
    chat.run(ActionCommitTicket)

    assert all_tickets(open_session) == []


def test_an_unknown_conversation_opens_none(open_session):
    say(Chat("nowhere", open_session), "log_dispute")

    assert all_tickets(open_session) == []


def test_a_dispute_that_was_logged_is_known_at_the_next_message(chat):
    from actions.facts import ActionUpdateFacts

    say(chat, "log_dispute")
    chat.hear("ask_balance")
    chat.run(ActionUpdateFacts)

    assert chat.slots["dispute_open"] is True
