"""`forbear audit`: whether the audit trail is whole, and anchors to know it by later."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from forbear.commands.records import anchors_file, complain, records
from forbear.rules.audit_chain import Break
from forbear.store.audit import chain_point, verify_chain
from forbear.store.audit_anchors import AnchorError, read_anchors, write_anchor

MOST_SHOWN = 20
MEANINGS = {
    "edited": "Entry {seq} was changed after it was written: its words no longer give its hash.",
    "missing": "Entries {seq} to {until} are gone: they were deleted from the middle of the trail.",
    "reordered": "Entry {seq} stands in the wrong place: by its hash it follows entry {until}.",
    "replaced": "Entry {seq} does not follow entry {until}: what it followed was deleted, or"
    " entry {until} was replaced by another.",
    "tail_missing": "Entries {seq} to {until} are gone: the end of the trail was cut off.",
    "head_missing": "The note of how long the trail is has been deleted; it ends at entry {seq}.",
    "head_behind": "Entries {seq} to {until} were added past Forbear: the note of how long the"
    " trail is does not count them.",
    "head_differs": "Entry {seq} is not the last entry that Forbear wrote: the end was rewritten.",
    "anchor_differs": "Entry {seq} is not the one that was noted in the anchor: the trail was"
    " rewritten from there or from before.",
    "other_chain": "The anchors belong to another trail, which had {seq} entries: this database"
    " has been put in place of that one. If you began anew on purpose, remove {file}.",
}


def add_to(commands: Any) -> None:
    summary = "check that the audit trail is whole, and note anchors of it"
    parser = commands.add_parser("audit", help=summary, description=summary.capitalize() + ".")
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    verify = deeds.add_parser("verify", help="find what was changed, deleted or put in by hand")
    verify.add_argument("--anchors", type=Path, help="a copy of the anchors kept elsewhere")
    verify.set_defaults(run=_verify)
    anchor = deeds.add_parser("anchor", help="note how long the trail is now, and print it")
    anchor.set_defaults(run=_anchor)


def _verify(chosen: argparse.Namespace) -> int:
    file = chosen.anchors or anchors_file()
    try:
        if chosen.anchors and not chosen.anchors.exists():
            return complain("audit verify", f"{chosen.anchors} does not exist.")
        anchors = read_anchors(file)
        with records() as open_session, open_session() as session:
            breaks = list(verify_chain(session, anchors))
            return _tell(session, breaks, len(anchors), file)
    except (AnchorError, SQLAlchemyError) as error:
        return complain("audit verify", error)


def _tell(session: Session, breaks: list[Break], anchors: int, file: Path) -> int:
    point = chain_point(session)
    length = point.seq if point else 0
    if not breaks:
        print(f"The audit trail is whole: {length} entries, {anchors} anchors agree.")
        if not anchors:
            print(
                "No anchor was noted yet: `forbear audit anchor` notes one. Keep a copy elsewhere."
            )
        return 0
    for each in breaks[:MOST_SHOWN]:
        print(meaning(each, file))
    if len(breaks) > MOST_SHOWN:
        print(f"… and {len(breaks) - MOST_SHOWN} more.")
    print(
        f"The audit trail is broken in {len(breaks)} place(s). Somebody wrote to the database past"
        " Forbear. What stands before the first place can be relied on. Keep the database as it"
        " is, and compare it with the last backup."
    )
    return 1


def meaning(found: Break, file: Path) -> str:
    """What one break is, in plain words."""
    words = MEANINGS[found.kind].format(seq=found.seq, until=found.until, file=file)
    return f"{words} The anchor of {found.known_by} knows it." if found.known_by else words


def _anchor(_: argparse.Namespace) -> int:
    try:
        with records() as open_session, open_session() as session:
            point = chain_point(session)
            breaks = list(verify_chain(session, read_anchors(anchors_file())))
            if point is None or breaks:
                print("The audit trail is broken; no anchor was noted.")
                return _tell(session, breaks, 0, anchors_file())
            write_anchor(anchors_file(), point)
    except (AnchorError, SQLAlchemyError) as error:
        return complain("audit anchor", error)
    print(json.dumps(asdict(point), sort_keys=True))
    return 0
