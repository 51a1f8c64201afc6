"""A database that goes away: words within two seconds, and nothing half-written."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.orm import sessionmaker

from actions.account import ActionProposeBalance
from actions.counter_offers import ActionProposeCounterOffer
from actions.facts import ActionUpdateFacts
from actions.fee_waivers import ActionProposeFeeWaiver
from actions.patience import REST_SECONDS, RecordsAwayError, within
from actions.plans import ActionCommitPlan, ActionProposePlans
from forbear.store.session import make_engine, make_session_factory
from tests.actions.bank import row_counts
from tests.actions.chat import Chat, responses
from tests.actions.plan_talk import MEANS, agree, all_plans

pytestmark = pytest.mark.pace

SOON = 2.0
PROPOSALS = [
    ActionProposeBalance, ActionProposeCounterOffer, ActionProposeFeeWaiver, ActionProposePlans,
]  # fmt: skip


@pytest.fixture
def silent_server() -> Iterator[str]:
    """A database server that takes connections and never says anything, as if it were frozen."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        yield f"postgresql://nobody@127.0.0.1:{server.getsockname()[1]}/nothing"


@pytest.fixture
def no_server() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    return f"postgresql://nobody@127.0.0.1:{port}/nothing"


@pytest.fixture(params=["silent_server", "no_server"])
def lost_chat(request: pytest.FixtureRequest) -> Chat:
    url = request.getfixturevalue(request.param)
    return Chat("lost", make_session_factory(make_engine(url)), **MEANS)


@contextmanager
def taken(open_session: sessionmaker) -> Iterator[None]:
    """Somebody else holds the tables and does not let go."""
    with open_session() as session:
        if session.get_bind().dialect.name == "postgresql":
            tables = "accounts, conversations, plans, tickets, committed_actions"
            session.execute(text(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE"))
        else:
            session.execute(text("SELECT 1"))  # its transaction holds the only write lock
        yield
        session.rollback()


def timed(act):
    begun = time.monotonic()
    try:
        return act()
    finally:
        assert time.monotonic() - begun < SOON


@pytest.mark.parametrize("action", PROPOSALS)
def test_a_proposal_has_words_in_time(lost_chat, action):
    lost_chat.hear("request_instalment_plan")

    said = timed(lambda: lost_chat.run(action))

    assert responses(said) == ["utter_records_away"]
    assert lost_chat.slots.get("talk") is None


@pytest.mark.parametrize("action", [ActionUpdateFacts, ActionCommitPlan])
def test_what_reads_for_others_or_writes_says_that_it_could_not(lost_chat, action):
    lost_chat.hear("affirm")

    with pytest.raises(RecordsAwayError):
        timed(lambda: lost_chat.run(action))


def test_a_plan_that_could_not_be_written_is_written_once_by_the_next_try(make_chat, open_session):
    chat = make_chat(verified=True, slots=MEANS)
    agree(chat)
    slots = dict(chat.slots)

    with taken(open_session):
        with pytest.raises(RecordsAwayError):
            timed(lambda: chat.run(ActionCommitPlan))
        assert chat.slots == slots
    time.sleep(REST_SECONDS)
    for _ in range(2):  # the first try may come through late: it is the same plan
        chat.run(ActionCommitPlan)

    assert len(all_plans(open_session)) == 1


def test_while_the_tables_are_taken_a_proposal_has_words(make_chat, open_session):
    chat = make_chat(verified=True, slots=MEANS)
    chat.hear("request_instalment_plan")
    before = row_counts(open_session)

    with taken(open_session):
        assert responses(timed(lambda: chat.run(ActionProposePlans))) == ["utter_records_away"]

    time.sleep(REST_SECONDS)
    assert responses(chat.run(ActionProposePlans))[0].startswith("utter_offer_plan")
    assert row_counts(open_session) == before


def test_a_turn_waits_once_for_records_that_are_away(lost_chat):
    lost_chat.hear("request_instalment_plan")

    def turn():
        with pytest.raises(RecordsAwayError):
            lost_chat.run(ActionUpdateFacts)
        return [responses(lost_chat.run(action)) for action in PROPOSALS]

    assert timed(turn) == [["utter_records_away"]] * len(PROPOSALS)


def test_an_action_that_fails_for_another_reason_still_fails():
    with pytest.raises(ZeroDivisionError):
        within(1, lambda: 1 // 0)
