"""`forbear outcomes`: what becomes of suggestions, and how hostility moves after what was said."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from forbear.commands.records import complain, records
from forbear.rules.proportions import FEW, Share
from forbear.store.base import utc_now
from forbear.store.outcomes import BY, Key, Outcome, read_outcomes
from forbear.store.reports.scope import Scope

COLUMNS = (
    *("offered", "taken", "edited", "dismissed", "ignored", "said", "answered"),
    *("calmer", "hotter", "move"),
)
LEGEND = (
    "taken: share of the decided drafts that were sent. edited: how many, and how much was changed"
    " in them.\nanswered: said, and the customer wrote again. calmer, hotter: shares of those whose"
    " next message was\nless or more hostile. move: mean change in levels. In brackets the interval"
    f" that holds the true share\n95 times in 100; * marks shares of fewer than {FEW} cases, which"
    " say little. Heated messages tend to\ncool by themselves: compare kinds of reply with each"
    " other, never with nothing, and never people."
)


def add_to(commands: Any) -> None:
    summary = "show what becomes of suggestions, and how hostility moves after replies"
    parser = commands.add_parser("outcomes", help=summary, description=summary.capitalize() + ".")
    parser.add_argument(
        "--days", type=int, default=30, metavar="N", help="of the last N days (default: 30)"
    )
    parser.add_argument(
        "--by",
        default=",".join(BY),
        metavar="LIST",
        help=f"what to count apart, of {', '.join(BY)} (default: all three)",
    )
    parser.add_argument("--json", action="store_true", help="as JSON, one object in all")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    by = tuple(name for name in BY if name in chosen.by.split(","))
    if not by or set(chosen.by.split(",")) - set(BY):
        return complain("outcomes", f"--by is {chosen.by!r}: give some of {', '.join(BY)}.")
    if chosen.days < 1:
        return complain("outcomes", f"--days is {chosen.days}: give a whole number from 1.")
    today = utc_now().date()
    scope = Scope(today - timedelta(days=chosen.days - 1), today)
    try:
        with records() as open_session, open_session() as session:
            found = read_outcomes(session, scope, by)
    except SQLAlchemyError as error:
        return complain("outcomes", error)
    print(_json(found, by, f"{scope.first}T00:00:00+00:00") if chosen.json else _table(found, by))
    return 0


def _json(found: Mapping[Key, Outcome], by: Sequence[str], since: str) -> str:
    rows = [{**dict(zip(by, key, strict=True)), **each.as_json()} for key, each in found.items()]
    return json.dumps({"since": since, "by": by, "outcomes": rows}, ensure_ascii=False, indent=2)


def _table(found: Mapping[Key, Outcome], by: Sequence[str]) -> str:
    if not found:
        return "Nothing was suggested or said in that time."
    rows = [[*by, *COLUMNS], *([*key, *_cells(each)] for key, each in found.items())]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        named = [cell.ljust(width) for cell, width in zip(row[: len(by)], widths, strict=False)]
        counted = [
            cell.rjust(width) for cell, width in zip(row[len(by) :], widths[len(by) :], strict=True)
        ]
        lines.append("  ".join([*named, *counted]).rstrip())
    return "\n".join([*lines, "", LEGEND])


def _cells(each: Outcome) -> list[str]:
    edited = f"{each.edited}" + (f" ({each.mean_edit:.0%})" if each.mean_edit is not None else "")
    return [
        f"{each.offered}",
        _share(each.taken),
        edited,
        f"{each.dismissed}",
        f"{each.ignored}",
        f"{each.said}",
        f"{each.answered}",
        _share(each.calmer),
        _share(each.hotter),
        "–" if each.mean_move is None else f"{each.mean_move:+.2f}",
    ]


def _share(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "–"
    low, high = share.interval
    return f"{share.value:.0%} [{low:.0%}–{high:.0%}]{'*' if share.few else ''}"
