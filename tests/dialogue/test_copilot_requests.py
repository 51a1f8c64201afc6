"""Figures and requests of customers, through the whole channel: drafted, sent, written once."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from forbear.store.tables import Ticket
from tests.actions.bank import row_counts

pytestmark = pytest.mark.model


def fifth_of_next_month() -> str:
    """Where the customer is: the channel reads the clock."""
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    return (today.replace(day=28) + timedelta(days=7)).replace(day=5).isoformat()


REQUESTS = [
    ("违约金能不能给我免了", "action_commit_fee_waiver", "fee_waiver", "amount=1200.00"),
    ("给我缓到下个月5号", "action_commit_extension", "extension", "until={next_fifth}"),
]


def tickets(sessions) -> list[Ticket]:
    with sessions() as session:
        return session.execute(select(Ticket).order_by(Ticket.id)).scalars().all()


@pytest.mark.parametrize(("text", "commit", "kind", "detail"), REQUESTS)
def test_a_request_is_written_when_its_words_are_sent_and_once(
    verified, sessions, text, commit, kind, detail
):
    before = row_counts(sessions)
    answer = verified.turn(text)
    assert answer["suggestions"][0]["commit"] == commit
    assert row_counts(sessions) == before

    for _ in range(3):
        verified.take(answer, key="sent")

    (ticket,) = tickets(sessions)
    assert ticket.kind == kind
    assert detail.format(next_fifth=fifth_of_next_month()) in ticket.detail


def test_in_bot_mode_a_request_is_written_with_the_reply(verified, sessions):
    for _ in range(2):
        verified.turn(REQUESTS[0][0], "bot", key="asked")

    assert [ticket.kind for ticket in tickets(sessions)] == ["fee_waiver"]


def test_a_dispute_still_opens_its_ticket_with_what_was_named(verified, sessions):
    verified.take(verified.turn("这笔500块的费用不对，我要申诉"))

    (ticket,) = tickets(sessions)
    assert ticket.kind == "log_dispute"
    assert "amount=500" in ticket.detail


@pytest.mark.parametrize("text", ["每月最多还800，再多没有了", "你们真够黑的，每月最多还800"])
def test_who_names_a_figure_is_answered_about_it_first(verified, text):
    first = verified.turn(text)["suggestions"][0]

    assert first["acts"][-1] == "counter_offer"
    assert "800.00元" in first["text"]
    assert "56期" in first["text"]
    assert first["card"]["offers"][0]["instalment"] == "800.00"


def test_a_settlement_that_was_named_is_worked_out_and_not_promised(verified):
    first = verified.turn("一次性还两万结清行不行")["suggestions"][0]

    assert "escalate_supervisor" in first["acts"]
    assert "16,000.00元" in first["text"]
    assert first["card"]["offers"][0]["needs_approval"]
