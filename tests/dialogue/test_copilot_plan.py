"""From means to a plan: offered, chosen, read back, agreed, and written exactly once."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from sqlalchemy import select

from forbear.store.tables import Plan, PromiseToPay
from tests.actions.bank import row_counts

pytestmark = pytest.mark.model

WISH = "我想申请分期还款"
MEANS = "我每月收入9300，房租和吃饭要6500"


def plans(sessions) -> list[Plan]:
    with sessions() as session:
        return session.execute(select(Plan)).scalars().all()


def with_card(answer) -> dict:
    return next(s for s in answer["suggestions"] + answer["replies"] if s["card"])


def to_the_read_back(chat, mode: str = "agent") -> dict:
    """The offer that was chosen, once it has been read back."""
    for line in (WISH, MEANS):
        answer = chat.turn(line, mode)
        if mode == "agent":
            best = next((s for s in answer["suggestions"] if s["card"]), answer["suggestions"][0])
            chat.sent(best["text"], best)
    offer = with_card(answer)["card"]["offers"][0]
    answer = chat.press("affirm", mode, offer=offer["offer_id"])
    if mode == "agent":
        chat.take(answer)
    return offer


def test_the_card_fits_the_means_and_adds_up(verified):
    verified.take(verified.turn(WISH))
    card = with_card(verified.turn(MEANS))["card"]

    for offer in card["offers"]:
        payments = [Decimal(row["payment"]) / 100 for row in offer["schedule"]]
        assert max(payments) <= Decimal("2520.00")
        assert sum(payments) == Decimal(offer["total_payable"])


@pytest.mark.parametrize("mode", ["agent", "bot"])
def test_a_plan_is_written_when_it_is_agreed_to_and_not_before(verified, sessions, mode):
    offer = to_the_read_back(verified, mode)
    assert plans(sessions) == []
    answer = verified.press("affirm", mode)
    if mode == "agent":
        assert answer["suggestions"][0]["commit"] == "action_commit_plan"
        assert plans(sessions) == []
        verified.take(answer)

    (plan,) = plans(sessions)
    assert (plan.n, Decimal(plan.total_payable) / 100) == (
        offer["n"], Decimal(offer["total_payable"]),
    )  # fmt: skip


def test_the_read_back_names_every_figure(verified):
    for line in (WISH, MEANS):
        answer = verified.turn(line)
        best = next((s for s in answer["suggestions"] if s["card"]), answer["suggestions"][0])
        verified.sent(best["text"], best)
    offer = with_card(answer)["card"]["offers"][0]
    said = verified.press("affirm", offer=offer["offer_id"])["suggestions"][0]

    assert said["acts"] == ["read_back"]
    assert f"{Decimal(offer['instalment']):,}元" in said["text"]
    assert re.search(rf"\D{offer['n']}期", said["text"])


def test_an_agreement_that_is_sent_again_is_written_once(verified, sessions):
    to_the_read_back(verified)
    answer = verified.press("affirm")
    verified.take(answer, key="agreed")
    before = row_counts(sessions)
    for _ in range(2):
        verified.take(answer, key="agreed")

    assert row_counts(sessions) == before
    assert len(plans(sessions)) == 1


def test_the_bot_writes_once_for_one_message(verified, sessions):
    to_the_read_back(verified, "bot")
    choice = {"intent": "affirm", "entities": {}}
    replies = [verified.turn("好", "bot", key="yes", choice=choice)["replies"] for _ in range(3)]

    assert len(plans(sessions)) == 1
    assert len({r[0]["text"] for r in replies}) == 1


def test_an_agreement_waits_for_the_action_server(verified, sessions, server):
    to_the_read_back(verified)
    answer = verified.press("affirm")
    best = answer["suggestions"][0]
    body = {
        "conversation_id": verified.id, "message_id": "agreed", "text": best["text"], "draft": best,
    }  # fmt: skip
    server.actions_up(False)
    refused = verified.ask("/sent", body)
    assert refused.status_code == 503
    assert plans(sessions) == []

    server.actions_up(True)
    assert verified.ask("/sent", body).status_code == 200
    assert len(plans(sessions)) == 1


@pytest.mark.parametrize("yes", ["对的", "对，10号还2000"])
def test_a_promise_is_read_back_and_written_on_a_yes(verified, sessions, yes):
    answer = verified.turn("我10号之前先还2000")
    assert answer["suggestions"][0]["acts"] == ["read_back"]
    assert "2,000.00元" in answer["suggestions"][0]["text"]
    verified.take(answer)
    verified.take(verified.turn(yes), key="yes")

    with sessions() as session:
        (made,) = session.execute(select(PromiseToPay)).scalars()
    assert made.amount == 200_000
