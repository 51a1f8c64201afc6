"""What supervisors read in sum, on both databases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from forbear.store.base import utc_now
from forbear.store.clearings import record_clearing, undo_clearing
from forbear.store.conduct import count_findings
from forbear.store.conversations import (
    ask_for_person,
    create_conversation,
    end_conversation,
    hand_back,
    take_over,
)
from forbear.store.messages import record_message
from forbear.store.reports.scope import NO_PLACE, Scope
from forbear.store.reports.sections import SECTIONS
from forbear.store.tables import Agent, PromiseToPay, Stretch
from tests.store.test_outcomes import Talk

TODAY = utc_now().date()
ALL = Scope(TODAY - timedelta(days=7), TODAY + timedelta(days=7))  # wide: tests run past midnight


@pytest.fixture
def agent(session):
    row = Agent(login="lin", name="Lin", number="1", password_hash="x")
    session.add(row)
    session.flush()
    return row


@pytest.fixture
def begin(session):
    def make(customer=None, language="en", mode="bot"):
        about = customer.id if customer else None
        return create_conversation(session, language=language, mode=mode, customer_id=about)

    return make


def report(session, name, scope=ALL):
    session.flush()
    return SECTIONS[name](session, scope)


def say(session, conversation, author, text="hi"):
    number = f"{author}{conversation.last_seq}"
    return record_message(session, conversation, author=author, client_id=number, text=text)


def later(session, kind, seconds):
    """As if the stretch had begun so long ago."""
    row = session.query(Stretch).filter_by(kind=kind, ended_at=None).one()
    row.began_at -= timedelta(seconds=seconds)
    session.flush()


def times(session, what):
    return next(row for row in report(session, "response_times") if row["what"] == what)


def test_moves_have_levels_before_and_after_with_their_intervals(session):
    talk = Talk(session)
    moves = ((3, 1), (3, 2), (2, 2), (1, 2))
    for before, after in moves:
        talk.bot(talk.customer(before))
        talk.customer(after)

    [row] = report(session, "moves_by_strategy")

    assert (row["strategy"], row["answered"], row["calmer"], row["hotter"]) == ("warm", 4, 2, 1)
    assert (row["before"], row["after"], row["change"]) == (2.25, 1.75, -0.5)
    assert (row["change_low"], row["few"]) == (None, True)
    for before, after in moves * 4:
        talk.bot(talk.customer(before))
        talk.customer(after)
    [row] = report(session, "moves_by_strategy")
    assert row["change_low"] < -0.5 < row["change_high"]
    assert row["few"] is False
    assert [row["act"] for row in report(session, "moves_by_act")] == ["close"]


def test_first_reply_is_timed_once_by_who_gave_it(session, begin):
    conversation = begin()
    say(session, conversation, "bot", "Welcome")
    say(session, conversation, "customer")
    later(session, "first_reply", 4)
    say(session, conversation, "customer")
    say(session, conversation, "system")
    assert times(session, "first_reply_agent")["open"] == 1
    say(session, conversation, "agent")
    say(session, conversation, "customer")
    say(session, conversation, "bot")

    by_agent, by_bot = times(session, "first_reply_agent"), times(session, "first_reply_bot")

    assert (by_agent["count"], by_bot["count"], by_agent["open"]) == (1, 0, 0)
    assert by_agent["median"] == by_agent["p95"] == pytest.approx(4, abs=1)
    assert by_bot["median"] is None


def test_median_and_p95_are_values_that_were_measured(session, begin):
    for seconds in range(1, 101):
        session.add(
            Stretch(
                conversation_id=begin().id, kind="person",
                began_at=utc_now(), began_on=utc_now().date(),
                ended_by="agent", ended_at=utc_now(), seconds=float(seconds),
            )
        )  # fmt: skip

    row = times(session, "person")

    assert (row["count"], row["median"], row["p95"], row["few"]) == (100, 50, 95, False)


def test_wish_for_a_person_ends_with_the_person_or_with_the_chat(session, begin, agent):
    taken, ended, waiting, direct = begin(), begin(), begin(), begin(mode="agent")
    for conversation, reason in ((taken, "asked"), (ended, "asked"), (waiting, "hostility")):
        ask_for_person(conversation, reason, utc_now())
        ask_for_person(conversation, "risk", utc_now())
    session.flush()
    take_over(taken, agent)
    end_conversation(ended)
    take_over(direct, agent)

    found = {row["reason"]: row for row in report(session, "handovers")}

    assert found["asked"] == {
        "reason": "asked", "asked": 2, "came": 1, "ended_before": 1, "waiting": 0,
    }  # fmt: skip
    assert (found["hostility"]["waiting"], found["first_mode"]["came"]) == (1, 1)
    assert times(session, "person")["count"] == 2
    assert report(session, "days")[0] == {"day": str(utc_now().date()), "handovers": 4, "crises": 0}


def test_crisis_lasts_until_a_person_cleared_it(session, begin, agent):
    conversation = begin()
    conversation.crisis = True
    session.flush()
    conversation.crisis = True
    later(session, "crisis", 60)
    assert times(session, "crisis")["open"] == 1
    take_over(conversation, agent)
    hand_back(conversation, utc_now())
    record_clearing(session, conversation, agent, "safe", "they are with friends")

    row = times(session, "crisis")

    assert (row["count"], row["open"]) == (1, 0)
    assert row["median"] == pytest.approx(60, abs=1)
    # Handing back in a crisis asks for the next person at once.
    assert [row["reason"] for row in report(session, "handovers")] == ["risk"]


def test_clearing_that_is_taken_back_leaves_one_crisis(session, begin, agent):
    conversation = begin()
    conversation.crisis = True
    session.flush()
    later(session, "crisis", 60)
    record_clearing(session, conversation, agent, "idiom", "only a figure of speech")

    assert undo_clearing(session, conversation, agent)

    assert times(session, "crisis")["open"] == 1
    assert report(session, "days")[0]["crises"] == 1
    assert not undo_clearing(session, conversation, agent)


def test_rule_counts_once_for_a_line_by_what_became_of_it(session, begin):
    conversation = begin()
    fix, block = ({"rule": "CR-12", "severity": each} for each in ("fix", "block"))
    threat = {"rule": "CR-01", "severity": "block"}
    lines = [say(session, conversation, "agent", str(n)) for n in range(3)]
    count_findings(session, lines[0], {"findings": []}, {"CR-01", "CR-07"})
    count_findings(session, lines[1], {"findings": [block, fix]}, {"CR-12"})
    count_findings(session, lines[2], {"findings": [fix, threat, threat]}, ())

    assert report(session, "conduct") == [
        {"rule": "CR-01", "mended": 1, "advised": 0, "overridden": 1},
        {"rule": "CR-07", "mended": 1, "advised": 0, "overridden": 0},
        {"rule": "CR-12", "mended": 0, "advised": 1, "overridden": 1},
    ]


def test_promises_are_counted_by_place_and_kept_share(session, make_customer, make_account):
    chinese = make_customer()
    british = make_customer(jurisdiction="UK", language="en")
    states = ((chinese, "kept"), (chinese, "broken"), (chinese, "replanned"), (british, "kept"))
    for customer, status in states:
        account = make_account(customer)
        session.add(
            PromiseToPay(account_id=account.id, amount=1, due_on=date(2026, 12, 1), status=status)
        )

    found = {row["place"]: row for row in report(session, "promises")}

    assert (found["CN"]["made"], found["CN"]["kept"], found["CN"]["kept_share"]) == (3, 1, 0.5)
    assert (found["UK"]["made"], found["UK"]["kept_share"], found["UK"]["few"]) == (1, 1.0, True)
    only = Scope(ALL.first, ALL.last, language="en")
    assert [row["place"] for row in report(session, "promises", only)] == ["UK"]
    assert report(session, "promises", Scope(ALL.first, ALL.last, place=NO_PLACE)) == []


def test_language_place_and_days_choose(session, begin, make_customer):
    british = make_customer(jurisdiction="UK", language="en")
    for customer, language in ((british, "en"), (None, "zh")):
        conversation = begin(customer, language)
        ask_for_person(conversation, "asked", utc_now())
        say(session, conversation, "customer")
    session.flush()

    def asked(**about):
        scope = Scope(**{"first": ALL.first, "last": ALL.last, **about})
        return sum(row["asked"] for row in report(session, "handovers", scope))

    assert asked() == 2
    assert asked(language="zh") == asked(place="UK") == asked(place=NO_PLACE) == 1
    assert asked(language="zh", place="UK") == asked(place="US") == 0
    assert asked(first=TODAY - timedelta(days=9), last=TODAY - timedelta(days=1)) == 0


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("about", [{}, {"language": "zh"}, {"place": "UK"}, {"place": NO_PLACE}])
def test_every_part_is_a_table_without_people(session, name, about):
    talk = Talk(session)
    talk.bot(talk.customer(1))
    ask_for_person(create_conversation(session, language="zh", mode="bot"), "asked", utc_now())
    session.flush()

    rows = report(session, name, Scope(ALL.first, ALL.last, **about))

    assert len({tuple(row) for row in rows}) <= 1
    assert not [key for row in rows for key in row if "agent" in key or "login" in key]
