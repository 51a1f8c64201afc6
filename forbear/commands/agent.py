"""`forbear agent`: who may log in at the desk. A password is typed or piped, never an argument."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from forbear.commands.records import complain, records
from forbear.store.staffing import (
    LANGUAGES,
    ROLES,
    StaffError,
    add_agent,
    disable_agent,
    enable_agent,
    list_agents,
    set_password,
)
from forbear.store.tables import Agent

VARIABLE = "FORBEAR_AGENT_PASSWORD"
PIPED = f"The password is asked for, or comes on standard input, or in {VARIABLE}."


def add_to(commands: Any) -> None:
    summary = "say who may log in at the desk"
    parser = commands.add_parser("agent", help=summary, description=summary.capitalize() + ".")
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    add = deeds.add_parser("add", help="make a log-in, the first admin's too", description=PIPED)
    add.add_argument("login", metavar="NAME", help="the log-in")
    add.add_argument("--role", choices=ROLES, default="agent", help="default: agent")
    add.add_argument("--name", help="what customers see; default: the log-in with a capital")
    add.add_argument("--number", help="the agent number; default: the next free one")
    add.add_argument(
        "--languages", default=",".join(LANGUAGES), metavar="LIST", help="default: zh,en"
    )
    listing = deeds.add_parser("list", help="show all log-ins")
    listing.add_argument("--json", action="store_true", help="as JSON")
    for name, summary in (
        ("disable", "shut a log-in at once, and hand its conversations on"),
        ("enable", "open a log-in again"),
        ("password", "give a log-in a new password, and log it out"),
    ):
        deed = deeds.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
        deed.add_argument("login", metavar="NAME")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    try:
        with records() as open_session, open_session.begin() as session:
            print(DEEDS[chosen.deed](session, chosen))
    except (StaffError, SQLAlchemyError) as error:
        return complain(f"agent {chosen.deed}", error)
    return 0


def _add(session: Any, chosen: argparse.Namespace) -> str:
    agent = add_agent(
        session,
        chosen.login,
        _password(),
        role=chosen.role,
        name=chosen.name if chosen.name is not None else chosen.login.capitalize(),
        number=chosen.number,
        languages=[each for each in chosen.languages.split(",") if each],
    )
    return f"{agent.login} may log in as {agent.role}; customers see {agent.name}, {agent.number}."


def _list(session: Any, chosen: argparse.Namespace) -> str:
    agents = list_agents(session)
    if chosen.json:
        return json.dumps([_facts(each) for each in agents], ensure_ascii=False, indent=2)
    if not agents:
        return "Nobody may log in yet. Begin with: forbear agent add NAME --role admin"
    rows = [list(_facts(agents[0])), *([str(v) for v in _facts(each).values()] for each in agents)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _disable(session: Any, chosen: argparse.Namespace) -> str:
    left = disable_agent(session, chosen.login)
    handed = f"; {len(left)} conversations went back to the queue" if left else ""
    return f"{chosen.login} is shut{handed}. An open desk ends within half a minute."


def _enable(session: Any, chosen: argparse.Namespace) -> str:
    return f"{enable_agent(session, chosen.login).login} may log in again."


def _set_password(session: Any, chosen: argparse.Namespace) -> str:
    set_password(session, chosen.login, _password())
    return f"{chosen.login} has a new password and is logged out everywhere."


DEEDS = {
    "add": _add,
    "list": _list,
    "disable": _disable,
    "enable": _enable,
    "password": _set_password,
}


def _facts(agent: Agent) -> dict[str, str]:
    state = "disabled" if agent.disabled_at else "demo" if agent.demo else "active"
    return {
        "login": agent.login,
        "name": agent.name,
        "number": agent.number,
        "role": agent.role,
        "languages": ",".join(agent.languages),
        "state": state,
    }


def _password() -> str:
    """From the environment, a pipe, or the keyboard: arguments can be read by everybody."""
    if os.environ.get(VARIABLE):
        return os.environ[VARIABLE]
    if not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\r\n")
        if not password:
            raise StaffError(f"There is no password. {PIPED}")
        return password
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise StaffError("The two passwords differ. Nothing was changed.")
    return password
