"""Agents: their log-ins, and the sessions that a log-in opens."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from forbear.store.audit import record_act
from forbear.store.base import utc_now
from forbear.store.tables import Agent, AgentSession

SESSION_LIFETIME = timedelta(hours=12)
DEMO_LOGINS = "demo-logins.json"
DEMO_AGENTS = (
    {"login": "lin", "name": "Lin", "number": "1001", "role": "agent", "languages": ["zh", "en"]},
    {"login": "sam", "name": "Sam", "number": "1002", "role": "agent", "languages": ["en"]},
    {
        "login": "chen",
        "name": "Chen",
        "number": "1003",
        "role": "supervisor",
        "languages": ["zh", "en"],
    },
    {
        "login": "ning",
        "name": "Ning",
        "number": "1005",
        "role": "senior",
        "languages": ["zh", "en"],
    },
    {
        "login": "mei",
        "name": "Mei",
        "number": "1004",
        "role": "trainer",
        "languages": ["zh", "en"],
    },
)

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    return _hasher.hash(password)


def find_agent(session: Session, login: str) -> Agent | None:
    return session.execute(select(Agent).where(Agent.login == login)).scalar_one_or_none()


def password_fits(agent: Agent | None, password: str) -> bool:
    """Whether the password is the agent's; as slow when there is no such agent."""
    try:
        _hasher.verify(agent.password_hash if agent else _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return agent is not None


def open_agent_session(session: Session, agent: Agent) -> tuple[str, AgentSession]:
    """A new log-in, and the token that only the agent's browser keeps."""
    now = utc_now()
    session.execute(delete(AgentSession).where(AgentSession.expires_at <= now))
    token = secrets.token_urlsafe(32)
    row = AgentSession(
        token_hash=_token_hash(token),
        agent=agent,
        csrf_token=secrets.token_urlsafe(32),
        created_at=now,
        expires_at=now + SESSION_LIFETIME,
    )
    session.add(row)
    session.flush()
    record_act(session, "logged_in", f"agent:{agent.id}", detail={"role": agent.role})
    return token, row


def note_refused_log_in(session: Session, login: str) -> None:
    """Of a log-in that exists only: what was typed may be a password in the wrong field."""
    agent = find_agent(session, login)
    if agent is not None:
        record_act(session, "log_in_refused", f"agent:{agent.id}")


def find_agent_session(session: Session, token: str) -> AgentSession | None:
    query = (
        select(AgentSession)
        .where(AgentSession.token_hash == _token_hash(token), AgentSession.expires_at > utc_now())
        .options(joinedload(AgentSession.agent))
    )
    return session.execute(query).scalar_one_or_none()


def close_agent_session(session: Session, token: str) -> None:
    row = session.get(AgentSession, _token_hash(token))
    if row is not None:
        session.delete(row)
        record_act(session, "logged_out", f"agent:{row.agent_id}")


def ensure_demo_agents(session: Session, var_dir: Path) -> dict[str, str]:
    """The demo agents and their passwords, which are made once and kept in `var_dir`."""
    logins = var_dir / DEMO_LOGINS
    known: dict[str, str] = json.loads(logins.read_text("utf-8")) if logins.exists() else {}
    passwords = {}
    for facts in DEMO_AGENTS:
        login = str(facts["login"])
        agent = find_agent(session, login)
        passwords[login] = known.get(login) or secrets.token_urlsafe(9)
        if agent is None:
            agent = Agent(**facts, demo=True, password_hash="")
            session.add(agent)
        if not agent.password_hash or not password_fits(agent, passwords[login]):
            agent.password_hash = hash_password(passwords[login])
    session.flush()
    if passwords != known:
        _write_privately(logins, json.dumps(passwords, indent=2) + "\n")
    return passwords


def _write_privately(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    return _hasher.hash(secrets.token_urlsafe(16))
