"""`forbear plan` and `forbear afford`: exact figures for other programs."""

from __future__ import annotations

import argparse
from typing import Any

from forbear.cli_figures import afford_line, plan_line
from forbear.commands.jsonl import stream

COMMANDS = {
    "plan": ("the instalments of a plan, exact to the minor unit", plan_line),
    "afford": ("what a household can pay each month", afford_line),
}


def add_to(commands: Any) -> None:
    for name, (summary, line) in COMMANDS.items():
        parser = commands.add_parser(name, help=summary, description=summary.capitalize() + ".")
        parser.add_argument(
            "--jsonl", action="store_true", required=True, help="one JSON object a line, in and out"
        )
        parser.set_defaults(run=_run, line=line)


def _run(chosen: argparse.Namespace) -> int:
    return stream(chosen.line)
