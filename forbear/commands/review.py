"""`forbear review`: the review inbox in a terminal, for those who like terminals and for CI."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from forbear.commands.records import complain, records
from forbear.gateway.errors import BadInputError
from forbear.gateway.review_query import read_filter, take_number
from forbear.gateway.review_views import review_item, reviewed_conversation
from forbear.safety.personal_data import mask_personal
from forbear.store.agents import find_agent
from forbear.store.base import utc_now
from forbear.store.conversations import ConversationNotFoundError
from forbear.store.review_index import index_conversations
from forbear.store.reviews import find_review, list_reviews, mark_reviewed, set_tags
from forbear.store.tables import ReviewItem

AT_ONCE = 20
SUMMARY = "look through messages that are worth a look, masked of personal data"
FILTERS = (
    "language", "intent", "action", "policy", "flags", "reasons", "hostility", "tag", "since",
    "until", "shortest", "longest", "words",
)  # fmt: skip


class NotFoundError(LookupError):
    """What was named is not there; the message says what."""


def add_to(commands: Any) -> None:
    parser = commands.add_parser("review", help=SUMMARY, description=f"{SUMMARY.capitalize()}.")
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    listing = deeds.add_parser("list", help="the weightiest first, those nobody has looked at yet")
    for name in FILTERS:
        listing.add_argument(f"--{name}", metavar=name.upper(), help="as in the inbox of the page")
    listing.add_argument("--all", action="store_true", help="also what gives no reason to look")
    listing.add_argument("--reviewed", choices=("yes", "no", "any"), default="no")
    listing.add_argument("--offset", metavar="N", help="leave out the first N")
    show = deeds.add_parser("show", help="one conversation, with what was understood and drafted")
    show.add_argument("conversation", help="its id, as `list` names it")
    mark = deeds.add_parser("mark", help="note that a message was looked at, or tag it")
    mark.add_argument("message", type=int, help="its number, as `list` names it")
    mark.add_argument("--by", required=True, metavar="LOGIN", help="who has looked at it")
    mark.add_argument("--tags", metavar="LIST", help="parted by commas; in place of those it has")
    mark.add_argument("--undo", action="store_true", help="nobody has looked at it yet")
    for deed, run in ((listing, _list), (show, _show), (mark, _mark)):
        deed.add_argument("--json", action="store_true", help="as JSON")
        deed.set_defaults(run=_on_records(run))


def _on_records(
    run: Callable[[Session, argparse.Namespace], str],
) -> Callable[[argparse.Namespace], int]:
    def done(chosen: argparse.Namespace) -> int:
        command = f"review {chosen.deed}"
        try:
            with records() as open_session:
                _catch_up(open_session)
                with open_session.begin() as session:
                    print(run(session, chosen))
        except (BadInputError, NotFoundError, SQLAlchemyError) as error:
            return complain(command, error)
        except ConversationNotFoundError:
            return complain(command, f"there is no conversation {chosen.conversation}.")
        return 0

    return done


def _catch_up(open_session: sessionmaker) -> None:
    """A few conversations in one transaction, so that customers never wait for all of them."""
    taken = AT_ONCE
    while taken == AT_ONCE:
        with open_session.begin() as session:
            taken = index_conversations(session, mask_personal, AT_ONCE, utc_now())


def _list(session: Session, chosen: argparse.Namespace) -> str:
    asked = {name: getattr(chosen, name) for name in FILTERS if getattr(chosen, name)}
    asked |= {"reviewed": chosen.reviewed, "all": "1" if chosen.all else ""}
    offset = take_number({"offset": chosen.offset or ""}, "offset", 0, 1_000_000) or 0
    page = list_reviews(session, read_filter(asked), offset=offset)
    items = [review_item(each) for each in page.items]
    if chosen.json:
        return json.dumps({"total": page.total, "items": items}, ensure_ascii=False)
    rows = [f"{page.total} messages" + (f", from {offset + 1}" if offset else "")]
    return "\n".join([*rows, *map(_row, items)])


def _row(item: dict[str, Any]) -> str:
    about = f"{item['intent']} {item['confidence']:.2f}, hostility {item['hostility']}"
    why = ", ".join([*item["reasons"], *item["flags"], *(f"#{tag}" for tag in item["tags"])])
    place = f"{item['message_id']:>7}  {item['conversation_id']}:{item['seq']}"
    return f"{place}  {item['text'][:80]}\n{'':9}{about}" + (f"  [{why}]" if why else "")


def _show(session: Session, chosen: argparse.Namespace) -> str:
    found = reviewed_conversation(session, chosen.conversation)
    if chosen.json:
        return json.dumps(found, ensure_ascii=False)
    return "\n".join(line for message in found["messages"] for line in _lines(message))


def _lines(message: dict[str, Any]) -> list[str]:
    lines = [f"{message['seq']:>3} {message['author']:<9} {message['text']}"]
    if understood := message["understanding"]:
        intent, hostility = understood.get("intent") or {}, understood.get("hostility") or {}
        lines.append(
            f"{'':14}{intent.get('name')} {intent.get('confidence', 0):.2f},"
            f" hostility {hostility.get('level', 0)}"
        )
    for draft in message["drafts"]:
        lines.append(f"{'':14}{draft['outcome']}: {draft['action']} ({draft['policy']})")
    return lines


def _mark(session: Session, chosen: argparse.Namespace) -> str:
    item = find_review(session, chosen.message)
    agent = find_agent(session, chosen.by)
    if item is None:
        raise NotFoundError(f"there is no message {chosen.message} to review.")
    if agent is None or agent.disabled_at is not None:
        raise NotFoundError(f"there is no log-in {chosen.by}, or it is shut.")
    mark_reviewed(item, agent.id, not chosen.undo)
    if chosen.tags is not None:
        set_tags(item, [tag for each in chosen.tags.split(",") if (tag := each.strip())])
    session.flush()
    return _told(item, chosen.json)


def _told(item: ReviewItem, as_json: bool) -> str:
    view = review_item(item)
    return json.dumps(view, ensure_ascii=False) if as_json else _row(view)
