"""`forbear ticket`: what people must follow up, and that it is done."""

from __future__ import annotations

import argparse
import json
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from forbear.commands.records import complain, records
from forbear.store.tables import Ticket
from forbear.store.ticket_cases import APPROVALS, DECISIONS, DecisionError
from forbear.store.tickets import close_ticket, find_ticket, list_all_tickets

OPERATOR = "operator"


class UnknownTicketError(LookupError):
    """No ticket has that reference."""


def add_to(commands: Any) -> None:
    summary = "list what people must follow up, and close what is done"
    parser = commands.add_parser("ticket", help=summary, description=summary.capitalize() + ".")
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    listing = deeds.add_parser("list", help="show open tickets, the oldest first")
    listing.add_argument("--all", action="store_true", help="closed ones too")
    listing.add_argument("--json", action="store_true", help="as JSON")
    closing = deeds.add_parser("close", help="say that a ticket is worked off")
    closing.add_argument("reference", metavar="REFERENCE", help="such as T-7KQM2XAB")
    closing.add_argument(
        "--decision", choices=(*DECISIONS, *APPROVALS), help="how a dispute or a plan was decided"
    )
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    try:
        with records() as open_session, open_session.begin() as session:
            print(DEEDS[chosen.deed](session, chosen))
    except (UnknownTicketError, DecisionError, SQLAlchemyError) as error:
        return complain(f"ticket {chosen.deed}", error)
    return 0


def _list(session: Session, chosen: argparse.Namespace) -> str:
    rows = [_facts(each) for each in list_all_tickets(session, closed=chosen.all)]
    if chosen.json:
        return json.dumps(rows, ensure_ascii=False, indent=2)
    if not rows:
        return "Nothing waits for anybody."
    return "\n".join("  ".join(row.values()).rstrip() for row in rows)


def _close(session: Session, chosen: argparse.Namespace) -> str:
    ticket = find_ticket(session, chosen.reference)
    if ticket is None:
        raise UnknownTicketError(
            f"there is no ticket {chosen.reference}. `forbear ticket list` shows those there are."
        )
    close_ticket(session, ticket, OPERATOR, chosen.decision)
    return f"{ticket.reference} is closed."


DEEDS = {"list": _list, "close": _close}


def _facts(ticket: Ticket) -> dict[str, str]:
    return {
        "reference": ticket.reference,
        "opened": ticket.created_at.isoformat(timespec="minutes"),
        "status": ticket.status,
        "kind": ticket.kind,
        "detail": ticket.detail,
    }
