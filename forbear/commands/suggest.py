"""`forbear suggest`: what the desk would show at each turn of a whole dialogue."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path
from typing import Any

from forbear.commands.assistant import quieten
from forbear.commands.jsonl import LineError, stream


def add_to(commands: Any) -> None:
    summary = "draft the replies of a whole dialogue, turn by turn"
    parser = commands.add_parser("suggest", help=summary, description=summary.capitalize() + ".")
    parser.add_argument(
        "--jsonl", action="store_true", required=True, help="one dialogue a line, in and out"
    )
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    quieten()  # before anything of Rasa is imported
    from forbear.commands.rehearsal import DialogueError, Rehearsal

    with tempfile.TemporaryDirectory(prefix="forbear-") as folder:
        rehearsal = Rehearsal(Path(folder))
        loop = asyncio.new_event_loop()

        def answer(dialogue: dict[str, Any]) -> dict[str, Any]:
            try:
                return loop.run_until_complete(rehearsal.play(dialogue))
            except DialogueError as error:
                raise LineError(str(error)) from error

        return stream(answer)
