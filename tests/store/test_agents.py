"""Agents: their passwords and the sessions of their log-ins."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from forbear.store.agents import (
    DEMO_LOGINS,
    close_agent_session,
    ensure_demo_agents,
    find_agent,
    find_agent_session,
    hash_password,
    open_agent_session,
    password_fits,
)
from forbear.store.base import utc_now
from forbear.store.tables import Agent, AgentSession


@pytest.fixture
def agent(session):
    agent = Agent(login="lin", name="Lin", number="1", password_hash=hash_password("right"))
    session.add_all([agent, Agent(login="sam", name="Sam", number="2", password_hash="x")])
    session.flush()
    return agent


def test_password_fits_only_its_own_agent(session, agent):
    assert password_fits(find_agent(session, "lin"), "right")
    assert not password_fits(agent, "wrong")
    assert not password_fits(find_agent(session, "nobody"), "right")
    assert not password_fits(find_agent(session, "sam"), "x")


def test_token_opens_its_session_until_it_is_closed(session, agent):
    token, opened = open_agent_session(session, agent)
    other, _ = open_agent_session(session, agent)

    assert find_agent_session(session, token) is opened
    close_agent_session(session, token)

    assert find_agent_session(session, token) is None
    assert find_agent_session(session, other) is not None
    assert find_agent_session(session, "\ud800") is None


def test_token_itself_is_not_in_the_database(session, agent):
    token, opened = open_agent_session(session, agent)

    assert token not in (opened.token_hash, opened.csrf_token)


def test_session_ends_by_itself_and_its_row_goes_with_the_next_log_in(session, agent):
    token, opened = open_agent_session(session, agent)
    opened.expires_at = utc_now() - timedelta(seconds=1)
    session.flush()

    assert find_agent_session(session, token) is None
    open_agent_session(session, agent)

    assert len(session.execute(select(AgentSession)).all()) == 1


def test_demo_passwords_survive_a_new_database(session, tmp_path):
    (tmp_path / DEMO_LOGINS).write_text(json.dumps({"lin": "kept", "sam": "x", "chen": "y"}))

    passwords = ensure_demo_agents(session, tmp_path)

    assert passwords["lin"] == "kept"
    assert password_fits(find_agent(session, "lin"), "kept")
    assert find_agent(session, "lin").demo


def test_lost_file_of_demo_passwords_makes_new_ones(session, tmp_path):
    old = ensure_demo_agents(session, tmp_path)
    (tmp_path / DEMO_LOGINS).unlink()

    new = ensure_demo_agents(session, tmp_path)

    assert new["lin"] != old["lin"]
    assert password_fits(find_agent(session, "lin"), new["lin"])
    assert json.loads((tmp_path / DEMO_LOGINS).read_text()) == new
