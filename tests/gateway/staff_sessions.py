"""Somebody of each role with an open session, as a browser would send it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from forbear.gateway.staff import COOKIE, CSRF_HEADER
from forbear.store.agents import find_agent, open_agent_session
from forbear.store.staffing import ROLES, add_agent

PASSWORD = "correct horse 7 battery"


@dataclass(frozen=True)
class Badge:
    """What proves a log-in, and what proves that our own page asks."""

    cookie: str
    csrf: str

    @property
    def headers(self) -> dict[str, str]:
        return {"cookie": f"{COOKIE}={self.cookie}", CSRF_HEADER: self.csrf}

    @property
    def headers_without_proof(self) -> dict[str, str]:
        return {"cookie": f"{COOKIE}={self.cookie}"}


def log_in_as(session: Session, role: str) -> Badge:
    login = f"the-{role}"
    agent = find_agent(session, login) or add_agent(
        session, login, PASSWORD, role=role, name=role.title(), languages=["zh", "en"]
    )
    token, row = open_agent_session(session, agent)
    return Badge(token, row.csrf_token)


def one_of_each(session: Session) -> dict[str, Badge]:
    return {role: log_in_as(session, role) for role in ROLES}
