"""Plans that were agreed to: written as they were shown, and exactly once."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from actions.plans import (
    ActionCommitPlan,
    ActionProposeAcceptance,
    ActionProposePlans,
    ActionProposeReadBack,
)
from forbear.store.ledger import post
from forbear.store.tables import Account, AffordabilityAssessment, OutboxLetter, Plan, Ticket
from forbear.store.ticket_cases import DecisionError
from forbear.store.tickets import close_ticket
from tests.actions.bank import row_counts
from tests.actions.chat import entity, responses
from tests.actions.plan_talk import MEANS, agree, all_plans, offered

TODAY = date(2026, 11, 23)
PROPOSALS = (ActionProposePlans, ActionProposeReadBack, ActionProposeAcceptance)


@pytest.fixture
def chat(make_chat):
    return make_chat(verified=True, slots=MEANS)


def test_the_agreed_plan_is_written_as_it_was_shown(chat, open_session):
    shown = agree(chat)
    assert len(chat.run(ActionProposeAcceptance)) == 1
    chat.run(ActionCommitPlan)

    (plan,) = all_plans(open_session)
    assert (plan.n, plan.conversation_id) == (shown["n"], chat.id)
    assert Decimal(plan.instalment) / 100 == Decimal(shown["instalment"])
    assert Decimal(plan.total_payable) / 100 == Decimal(shown["total_payable"])
    assert plan.first_due_on.isoformat() == shown["first_due"]
    assert chat.slots["talk"] == "agreed"


def test_what_the_customer_can_pay_is_kept_with_the_plan(chat, open_session):
    chat.slots["monthly_income"] = "9300"
    chat.slots["monthly_essentials"] = {"housing": "4000", "said_2": "2500.50"}
    agree(chat)
    chat.run(ActionCommitPlan)
    chat.run(ActionCommitPlan)

    with open_session() as session:
        (row,) = session.execute(select(AffordabilityAssessment)).scalars()
    assert (row.income, row.essentials, row.conversation_id) == (930_000, 650_050, chat.id)
    assert row.essentials_by_kind == {"housing": 400_000, "said_2": 250_050}


def test_what_was_read_back_is_what_is_written(chat, open_session):
    """The card of the read-back holds one offer, which is number 1 there."""
    second = offered(chat)[1]
    chat.hear("affirm", entity("offer", "2"))
    chat.run(ActionProposeReadBack)
    chat.hear("affirm", entity("offer", "1"))
    chat.run(ActionProposeAcceptance)
    chat.run(ActionCommitPlan)

    (plan,) = all_plans(open_session)
    assert (plan.kind, plan.n) == (second["kind"], second["n"])


def test_a_commit_that_is_tried_again_writes_once(chat, open_session):
    agree(chat)
    for _ in range(3):
        chat.run(ActionCommitPlan)
        assert chat.slots["talk"] == "agreed"

    assert len(all_plans(open_session)) == 1


def test_a_second_plan_for_the_account_is_not_written(chat, open_session):
    agree(chat)
    chat.run(ActionCommitPlan)
    chat.slots["commit_key"] = "another saying"
    chat.run(ActionCommitPlan)

    assert len(all_plans(open_session)) == 1
    assert chat.slots["talk"] is None


def test_who_has_a_plan_already_is_not_told_that_another_is_recorded(chat, make_chat, open_session):
    """The bot alone may only ask for approval; what waits for it is an open plan too."""
    chat.slots["mode"] = "bot"
    agree(chat)
    chat.run(ActionCommitPlan)
    assert [plan.status for plan in all_plans(open_session)] == ["needs_approval"]

    chat.slots["commit_key"] = "later"
    said = responses(chat.run(ActionProposeAcceptance))

    assert not {"utter_plan_recorded", "utter_plan_needs_approval"} & set(said)


def test_an_offer_that_stands_no_more_is_neither_read_back_nor_written(chat, open_session):
    agree(chat)
    with open_session.begin() as session:
        account = session.execute(select(Account.id).where(Account.last4 == "8821")).scalar_one()
        post(session, account, "charge", TODAY, "one more", principal=1)

    assert responses(chat.run(ActionProposeReadBack)) == ["utter_reject_offer_which_part"]
    assert chat.slots["talk"] is None
    assert responses(chat.run(ActionProposeAcceptance)) == ["utter_reject_offer_which_part"]
    chat.run(ActionCommitPlan)
    assert all_plans(open_session) == []
    assert chat.slots["talk"] is None


def test_a_made_up_offer_is_not_one(chat, open_session):
    offered(chat)
    chat.hear("affirm", entity("offer", "offer-0000000000000000"))

    assert responses(chat.run(ActionProposeReadBack)) == ["utter_reject_offer_which_part"]
    chat.run(ActionCommitPlan)
    assert all_plans(open_session) == []


def test_an_expired_verification_writes_nothing(chat, open_session):
    agree(chat)
    chat.now += timedelta(minutes=31)
    chat.run(ActionCommitPlan)

    assert all_plans(open_session) == []


@pytest.mark.parametrize("action", PROPOSALS)
def test_a_proposal_writes_nothing(chat, open_session, action):
    agree(chat)
    before = row_counts(open_session)
    chat.run(action)

    assert row_counts(open_session) == before


@pytest.fixture
def waiting(make_chat, open_session):
    """A plan that the bot agreed to and may not grant, and the ticket that asks for approval."""
    chat = make_chat("bot", verified=True, slots={**MEANS, "mode": "bot"})
    agree(chat)
    for _ in range(3):
        chat.run(ActionCommitPlan)
    (plan,) = all_plans(open_session)
    with open_session() as session:
        (ticket,) = session.execute(select(Ticket)).scalars()
    return plan, ticket


def test_a_plan_above_authority_asks_for_approval_once(waiting):
    plan, ticket = waiting

    assert (plan.status, ticket.kind, ticket.status) == ("needs_approval", "plan_approval", "open")
    assert ticket.detail.startswith(f"plan={plan.id}; n={plan.n}; instalment=")
    assert ticket.customer_id is not None


@pytest.mark.parametrize(
    ("decision", "status", "stop", "letters"),
    [("approved", "active", "signed_plan", 1), ("refused", "cancelled", "none", 0)],
)
def test_who_closes_the_ticket_decides_on_the_plan(
    waiting, open_session, decision, status, stop, letters
):
    plan, ticket = waiting
    for _ in range(2):
        with open_session.begin() as session:
            close_ticket(session, session.get(Ticket, ticket.id), "agent:7", decision)

    with open_session() as session:
        assert session.get(Plan, plan.id).status == status
        assert session.get(Account, plan.account_id).stop_state == stop
        assert len(session.execute(select(OutboxLetter)).all()) == letters
        assert session.get(Ticket, ticket.id).status == "closed"


def test_a_plan_is_not_decided_on_without_saying_how(waiting, open_session):
    plan, ticket = waiting
    with pytest.raises(DecisionError, match="approved or refused"), open_session.begin() as session:
        close_ticket(session, session.get(Ticket, ticket.id), "agent:7", "upheld")

    assert all_plans(open_session)[0].status == "needs_approval"
