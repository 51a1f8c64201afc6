"""Makes, shuts and lists the log-ins of the staff. The caller owns the transaction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forbear.rules.passwords import password_problem
from forbear.store.agents import find_agent, hash_password
from forbear.store.audit import record_act
from forbear.store.base import utc_now
from forbear.store.conversations import ask_for_person, hand_back
from forbear.store.tables import Agent, AgentSession, Conversation

ROLES = ("agent", "senior", "supervisor", "trainer", "admin")
LANGUAGES = ("zh", "en")
FIRST_NUMBER = 1001
OPERATOR = "operator"
"""Who sits at the machine; their name is not known to us."""
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


class StaffError(ValueError):
    """It cannot be done; the message says why, and how to mend it."""


def add_agent(
    session: Session,
    login: str,
    password: str,
    *,
    role: str,
    name: str,
    languages: Sequence[str],
    number: str | None = None,
    actor: str = OPERATOR,
) -> Agent:
    """A new log-in. `name` is what customers see."""
    if not _LOGIN.fullmatch(login):
        raise StaffError(
            f"{login!r} cannot be a log-in: use 2 to 60 small letters, digits, dots and dashes."
        )
    if find_agent(session, login) is not None:
        raise StaffError(f"There is a log-in {login} already. Choose another one.")
    if not name.strip() or len(name) > 120:
        raise StaffError("The name that customers see needs 1 to 120 characters.")
    if not languages or set(languages) - set(LANGUAGES):
        raise StaffError(f"Languages must be some of {', '.join(LANGUAGES)}.")
    agent = Agent(
        login=login,
        name=name.strip(),
        number=_number(session, number),
        role=role,
        languages=list(languages),
        password_hash=_hashed(password, login, name),
    )
    session.add(agent)
    session.flush()
    _note(session, "log_in_made", agent, actor, role=role)
    return agent


def set_password(session: Session, login: str, password: str, actor: str = OPERATOR) -> Agent:
    """A new password; whoever is logged in with the old one is logged out."""
    agent = _own(session, login)
    agent.password_hash = _hashed(password, agent.login, agent.name)
    _log_out(session, agent)
    _note(session, "password_set", agent, actor)
    return agent


def disable_agent(session: Session, login: str, actor: str = OPERATOR) -> list[Conversation]:
    """Shut a log-in at once; its open conversations go back to the queue, and are returned."""
    agent = _own(session, login)
    if agent.role == "admin" and not _other_admins(session, agent):
        raise StaffError(f"{login} is the last admin. Add another one first.")
    agent.disabled_at = agent.disabled_at or utc_now()
    _log_out(session, agent)
    _note(session, "log_in_shut", agent, actor)
    query = select(Conversation).where(
        Conversation.agent_id == agent.id, Conversation.status == "open"
    )
    left = list(session.execute(query).scalars())
    for conversation in left:
        # The customer was talking to a person: another one is asked for at once.
        hand_back(conversation, utc_now())
        ask_for_person(conversation, "asked", utc_now())
    session.flush()
    return left


def enable_agent(session: Session, login: str, actor: str = OPERATOR) -> Agent:
    agent = _own(session, login)
    agent.disabled_at = None
    session.flush()
    _note(session, "log_in_opened", agent, actor)
    return agent


def list_agents(session: Session) -> list[Agent]:
    return list(session.execute(select(Agent).order_by(Agent.login)).scalars())


def _own(session: Session, login: str) -> Agent:
    """The agent; not one of the demo's, which are made anew at every start."""
    agent = find_agent(session, login)
    if agent is None:
        raise StaffError(f"There is no log-in {login}. `forbear agent list` shows those there are.")
    if agent.demo:
        raise StaffError(f"{login} is a log-in of the demo, which is made anew at every start.")
    return agent


def _other_admins(session: Session, agent: Agent) -> int:
    query = select(func.count()).where(
        Agent.role == "admin",
        Agent.disabled_at.is_(None),
        Agent.demo.is_(False),
        Agent.id != agent.id,
    )
    return session.execute(query).scalar_one()


def _number(session: Session, wanted: str | None) -> str:
    taken = set(session.execute(select(Agent.number)).scalars())
    if wanted is None:
        return next(str(n) for n in range(FIRST_NUMBER, 10**9) if str(n) not in taken)
    if not re.fullmatch(r"[0-9A-Za-z-]{1,10}", wanted):
        raise StaffError("An agent number has 1 to 10 letters, digits and dashes.")
    if wanted in taken:
        raise StaffError(f"The number {wanted} belongs to somebody else.")
    return wanted


def _hashed(password: str, login: str, name: str) -> str:
    problem = password_problem(password, login, name)
    if problem:
        raise StaffError(problem)
    return hash_password(password)


def _note(session: Session, act: str, agent: Agent, actor: str, **detail: str) -> None:
    record_act(session, act, actor, detail={"agent": agent.id, **detail})


def _log_out(session: Session, agent: Agent) -> None:
    session.execute(delete(AgentSession).where(AgentSession.agent_id == agent.id))
    session.flush()
