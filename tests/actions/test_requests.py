"""Requests that people decide on: figures of the engine, one ticket, nothing before it is said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.call_backs import ActionCommitCallBack, ActionProposeCallBack
from actions.due_dates import ActionCommitDueDate, ActionProposeDueDate
from actions.extensions import ActionCommitExtension, ActionProposeExtension
from actions.fee_waivers import ActionCommitFeeWaiver, ActionProposeFeeWaiver
from actions.pauses import ActionCommitPause, ActionProposePause
from actions.plan_changes import ActionCommitPlanChange, ActionProposePlanChange
from forbear.store.tables import Ticket
from tests.actions.bank import row_counts
from tests.actions.chat import entity, responses

POLICY = "2026-11-24 sample"
PAIRS = [
    (
        ActionProposeFeeWaiver,
        ActionCommitFeeWaiver,
        (),
        ("fee_waiver", f"amount=1200.00; decides=supervisor; policy={POLICY}"),
    ),
    (
        ActionProposeExtension,
        ActionCommitExtension,
        (entity("date", "2026-12-15"),),
        # 30,000 at 18.25 % for 22 days.
        (
            "extension",
            f"days=22; until=2026-12-15; cost=330.00; decides=senior; policy={POLICY}",
        ),
    ),
    (
        ActionProposeExtension,
        ActionCommitExtension,
        (entity("duration", "P2W"),),
        (
            "extension",
            f"days=14; until=2026-12-07; cost=210.00; decides=agent; policy={POLICY}",
        ),
    ),
    (
        ActionProposeDueDate,
        ActionCommitDueDate,
        (entity("date", "2026-12-28"),),
        ("due_date_change", f"day_of_month=28; first=2026-12-28; policy={POLICY}"),
    ),
    (
        ActionProposePlanChange,
        ActionCommitPlanChange,
        (entity("amount", "400"), entity("date", "2026-12-25")),
        ("plan_change", "amount=400.00; wanted_on=2026-12-25; decides=supervisor"),
    ),
    (
        ActionProposePause,
        ActionCommitPause,
        (),
        (
            "payment_holiday",
            f"months=3; review=2027-02-23; decides=supervisor; policy={POLICY}",
        ),
    ),
    (
        ActionProposeCallBack,
        ActionCommitCallBack,
        (entity("contact_time", "18:00/"),),
        ("call_back", "contact_time=18:00/"),
    ),
]
every_pair = pytest.mark.parametrize(("propose", "commit", "said", "written"), PAIRS)


@pytest.fixture
def chat(make_chat):
    return make_chat(verified=True, slots={"mode": "agent", "open_promise": True})


def all_tickets(open_session):
    with open_session() as session:
        tickets = session.execute(select(Ticket).order_by(Ticket.id)).scalars()
        return [(ticket.kind, ticket.detail) for ticket in tickets]


@every_pair
def test_what_was_said_is_written_once_under_retries(
    chat, open_session, propose, commit, said, written
):
    chat.hear("request_extension", *said)
    (message,) = chat.run(propose)
    kept = dict(chat.slots) | {"commit_key": "sent"}
    for _ in range(3):
        chat.slots = dict(kept)
        assert chat.run(commit) == []

    assert message["response"].startswith(("utter_apply_", "utter_call_back"))
    assert all_tickets(open_session) == [written]
    assert chat.slots["request"] is None


@every_pair
def test_a_proposal_writes_nothing(chat, open_session, propose, commit, said, written):
    before = row_counts(open_session)
    chat.hear("request_extension", *said)
    chat.run(propose)

    assert row_counts(open_session) == before


@every_pair
def test_what_the_customer_writes_before_the_words_are_sent_changes_nothing(
    chat, open_session, propose, commit, said, written
):
    chat.hear("request_extension", *said)
    chat.run(propose)
    chat.hear("greet")
    chat.slots["commit_key"] = "sent"
    chat.run(commit)

    assert all_tickets(open_session) == [written]


@every_pair
def test_a_commit_writes_only_what_its_own_proposal_asked_for(
    chat, open_session, propose, commit, said, written
):
    chat.hear("request_extension", *said)
    chat.slots |= {"request": {"kind": "another", "detail": ""}, "commit_key": "sent"}
    chat.run(commit)

    assert all_tickets(open_session) == []


@pytest.mark.parametrize(("propose", "commit", "said", "written"), PAIRS[:-1])
def test_before_verification_nothing_is_worked_out(make_chat, propose, commit, said, written):
    chat = make_chat("stranger")
    chat.hear("request_extension", *said)

    assert responses(chat.run(propose)) == ["utter_ask_verification"]
    assert "request" not in chat.slots


@pytest.mark.parametrize(("propose", "commit", "said", "written"), PAIRS[:-1])
def test_a_stopped_account_leads_to_a_person(make_chat, propose, commit, said, written):
    chat = make_chat("stopped", verified=True, stop_state="attorney")
    chat.hear("request_extension", *said)

    assert responses(chat.run(propose)) == ["utter_escalate_supervisor"]
    assert "request" not in chat.slots


@pytest.mark.parametrize("said", [(), (entity("date", None),), (entity("date", "2026-11-01"),)])
def test_an_extension_without_a_day_to_come_asks_until_when(chat, said):
    chat.hear("request_extension", *said)

    assert responses(chat.run(ActionProposeExtension)) == ["utter_extension"]


@pytest.mark.parametrize(
    "said",
    [
        (),
        (entity("date", "2026-11-10"), entity("amount", "1500")),
        (entity("amount", "1500"), entity("amount", "800")),
        (entity("amount", "0"),),
        ({**entity("amount", "20"), "per": "week"},),
        ({**entity("amount", "900"), "purpose": "expense"},),
    ],
    ids=["nothing", "a day that has passed", "two sums", "no sum", "by the week", "a rent"],
)
def test_a_change_that_names_no_clear_wish_asks_what_has_changed(chat, said):
    chat.slots["open_promise"] = True
    chat.hear("request_plan_change", *said)

    assert responses(chat.run(ActionProposePlanChange)) == ["utter_plan_change"]


def test_a_signed_plan_may_be_asked_to_change(make_chat):
    chat = make_chat("stopped", verified=True, stop_state="signed_plan")
    chat.hear("request_plan_change", entity("amount", "400"))

    assert responses(chat.run(ActionProposePlanChange)) == ["utter_apply_plan_change"]


def test_without_a_plan_there_is_nothing_to_change(chat):
    chat.slots["open_promise"] = None
    chat.hear("request_plan_change", entity("amount", "400"))

    assert responses(chat.run(ActionProposePlanChange)) == ["utter_plan_change"]


def test_a_due_day_without_a_day_is_asked_for(chat):
    chat.hear("request_extension")

    assert responses(chat.run(ActionProposeDueDate)) == ["utter_ask_due_day"]


def test_without_fees_none_are_asked_to_be_waived(make_chat):
    chat = make_chat("no-fees", verified=True, fees=0)
    chat.hear("request_fee_waiver")

    assert responses(chat.run(ActionProposeFeeWaiver)) == ["utter_no_fees_to_waive"]


def test_every_figure_of_a_request_may_be_said(chat):
    chat.hear("request_extension", entity("date", "2026-12-15"))
    (message,) = chat.run(ActionProposeExtension)

    assert (message["days"], message["total_interest"]) == ("22", "330.00元")
    assert {"22", "330.00", "2026", "12", "15"} <= set(message["custom"]["allowed_values"])


def test_who_is_no_longer_verified_still_gets_what_was_said_written(chat, open_session):
    """The words went out while they were verified; the ticket holds no more than the words."""
    chat.hear("request_fee_waiver")
    chat.run(ActionProposeFeeWaiver)
    chat.now += timedelta(minutes=31)
    chat.slots["commit_key"] = "sent"
    chat.run(ActionCommitFeeWaiver)

    assert [kind for kind, _ in all_tickets(open_session)] == ["fee_waiver"]
