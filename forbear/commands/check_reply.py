"""`forbear check-reply`: what a reply may not say, before it is sent."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from forbear.commands.jsonl import LineError, read_object, stream
from forbear.commands.train import ensure_reply_model
from forbear.training.model import TrainingError


def add_to(commands: Any) -> None:
    summary = "check replies against the conduct rules"
    parser = commands.add_parser(
        "check-reply", help=summary, description=summary.capitalize() + "."
    )
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help="one JSON object a line, in and out, until the input ends",
    )
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    try:
        ensure_reply_model()
    except TrainingError as error:
        print(f"forbear check-reply: {error} The patterns judge alone.", file=sys.stderr)
    if chosen.jsonl:
        return stream(answer)
    try:
        verdict = answer(read_object(sys.stdin.buffer.read()))
    except LineError as error:
        print(f"forbear check-reply: {error}", file=sys.stderr)
        return 1
    print(json.dumps(verdict, ensure_ascii=False, indent=2))
    return 0


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """The verdict on one reply; LineError says what is wrong with the question."""
    # Compiling the rule packs takes seconds that other commands need not wait for.
    from forbear.safety.conduct import Reply, ReplyError, check_reply

    try:
        return check_reply(Reply.from_json(asked)).as_json()
    except ReplyError as error:
        raise LineError(str(error)) from error
