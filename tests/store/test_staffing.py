"""Who may log in: made with care, shut at once, and never the last admin."""

from __future__ import annotations

import pytest

from forbear.rules.passwords import password_problem
from forbear.store.agents import find_agent, find_agent_session, open_agent_session, password_fits
from forbear.store.audit import read_chain, verify_chain
from forbear.store.conversations import create_conversation, get_conversation, take_over
from forbear.store.staffing import (
    StaffError,
    add_agent,
    disable_agent,
    enable_agent,
    list_agents,
    set_password,
)
from forbear.store.tables import Agent

GOOD = "correct horse 7 battery"


def add(session, login="wei", **changes):
    facts = {"role": "agent", "name": login.capitalize(), "languages": ["zh"], **changes}
    return add_agent(session, login, facts.pop("password", GOOD), **facts)


def test_added_agent_can_log_in_and_has_a_number(session):
    first, second = add(session), add(session, "ana", role="senior", languages=["en", "zh"])

    assert password_fits(find_agent(session, "wei"), GOOD)
    assert GOOD not in first.password_hash
    assert (first.number, second.number) == ("1001", "1002")
    assert [each.login for each in list_agents(session)] == ["ana", "wei"]


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"login": "Wei Li"}, "cannot be a log-in"),
        ({"login": "x"}, "cannot be a log-in"),
        ({"name": " "}, "name that customers see"),
        ({"languages": []}, "Languages"),
        ({"languages": ["fr"]}, "Languages"),
        ({"number": "1 2"}, "agent number"),
        ({"number": "7"}, "somebody else"),
        ({"login": "taken"}, "already"),
        ({"password": "short"}, "12 characters"),
        ({"password": "a" * 30}, "different characters"),
        ({"password": "wei-wei-wei-2026"}, "log-in or the name"),
    ],
)
def test_what_cannot_be_is_named(session, changes, part):
    add(session, "taken", number="7")

    with pytest.raises(StaffError, match=part):
        add(session, **changes)
    assert [each.login for each in list_agents(session)] == ["taken"]


def test_shut_log_in_loses_its_sessions_and_its_customers_get_somebody_else(session):
    agent = add(session)
    token, _ = open_agent_session(session, agent)
    talk = create_conversation(session, language="zh", mode="bot")
    take_over(talk, agent)
    other = create_conversation(session, language="zh", mode="bot")
    session.flush()

    left = disable_agent(session, "wei")

    assert [each.id for each in left] == [talk.id]
    session.expire_all()
    row = get_conversation(session, talk.id)
    assert (row.agent_id, row.mode, row.handoff_reason) == (None, "bot", "asked")
    assert row.waiting_since is not None
    assert get_conversation(session, other.id).waiting_since is None
    assert find_agent_session(session, token) is None
    assert find_agent(session, "wei").disabled_at is not None


def test_ended_conversations_keep_the_name_of_who_had_them(session):
    agent = add(session)
    talk = create_conversation(session, language="zh", mode="bot")
    take_over(talk, agent)
    talk.status = "ended"
    session.flush()

    assert disable_agent(session, "wei") == []
    assert get_conversation(session, talk.id).agent_id == agent.id


def test_last_admin_stays(session):
    add(session, "root1", role="admin")
    with pytest.raises(StaffError, match="last admin"):
        disable_agent(session, "root1")

    add(session, "root2", role="admin")
    disable_agent(session, "root1")
    with pytest.raises(StaffError, match="last admin"):
        disable_agent(session, "root2")


def test_shut_log_in_opens_again(session):
    add(session)
    disable_agent(session, "wei")

    assert enable_agent(session, "wei").disabled_at is None


def test_each_deed_leaves_an_entry_in_the_audit_trail(session):
    agent = add(session)
    set_password(session, "wei", "another horse 8 battery")
    disable_agent(session, "wei")
    enable_agent(session, "wei")
    session.commit()

    entries = list(read_chain(session))
    assert [(e.act, e.actor) for e in entries] == [
        (act, "operator") for act in ("log_in_made", "password_set", "log_in_shut", "log_in_opened")
    ]
    assert {e.detail["agent"] for e in entries} == {agent.id}
    assert list(verify_chain(session, [])) == []


def test_new_password_logs_out(session):
    token, _ = open_agent_session(session, add(session))

    set_password(session, "wei", "another horse 8 staple")

    assert find_agent_session(session, token) is None
    assert not password_fits(find_agent(session, "wei"), GOOD)
    assert password_fits(find_agent(session, "wei"), "another horse 8 staple")


def test_demo_log_ins_are_left_alone(session):
    session.add(Agent(login="lin", name="Lin", number="1", password_hash="x", demo=True))
    session.flush()

    for deed in (disable_agent, enable_agent):
        with pytest.raises(StaffError, match="demo"):
            deed(session, "lin")
    with pytest.raises(StaffError, match="demo"):
        set_password(session, "lin", GOOD)


@pytest.mark.parametrize("deed", [disable_agent, enable_agent])
def test_unknown_log_in_is_named(session, deed):
    with pytest.raises(StaffError, match="no log-in nobody"):
        deed(session, "nobody")


@pytest.mark.parametrize("password", [GOOD, "密码要够长才好用一二三", "x1y2z3" * 3])
def test_good_passwords_pass(password):
    assert password_problem(password, "wei", "Wei") is None or len(password) < 12
