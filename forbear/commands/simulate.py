"""`forbear simulate`: made-up hostile customers, to score the assistant and to train agents."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timezone
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from forbear.commands.assistant import quieten
from forbear.commands.progress import step
from forbear.simulation.files import LANGUAGES, PLACES, SimulationError

if TYPE_CHECKING:
    from forbear.commands.rehearsed_desk import RehearsedDesk
    from forbear.simulation.record import Record

PLAYED_ON = datetime(2026, 11, 23, 3, 0, tzinfo=timezone.utc)
"""Offers depend on the day: on a fixed one, a seed gives the same conversations for ever."""


def add_to(commands: argparse._SubParsersAction) -> None:
    summary = "let made-up hostile customers talk to the assistant, or to a new agent"
    parser = commands.add_parser("simulate", help=summary, description=summary.capitalize() + ".")
    parser.add_argument("--conversations", type=int, default=30, help="for each language and place")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same customers")
    parser.add_argument("--language", choices=LANGUAGES, help="one language; both by default")
    parser.add_argument("--jurisdiction", choices=PLACES, help="one place; all by default")
    parser.add_argument("--persona", help="one kind of customer (forbear/simulation/personas.yml)")
    parser.add_argument("--json", action="store_true", help="figures and conversations as JSON")
    parser.add_argument("--transcripts", type=Path, metavar="FOLDER", help="write them as text")
    parser.add_argument(
        "--talk", action="store_true", help="answer one customer yourself, and be debriefed"
    )
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    try:
        _check(chosen)
        quieten()  # before anything of Rasa is imported
        with tempfile.TemporaryDirectory(prefix="forbear-") as folder:
            desk = _desk(Path(folder))
            if chosen.talk:
                from forbear.commands.simulated_talk import talk

                return talk(desk, *_cells(chosen)[0], chosen.seed, chosen.persona)
            return _score(desk, chosen)
    except SimulationError as error:
        print(f"forbear simulate: {error}", file=sys.stderr)
        return 2


def _check(chosen: argparse.Namespace) -> None:
    """Before the model is loaded: what is asked for exists."""
    from forbear.simulation.casting import cast

    if chosen.conversations < 1:
        raise SimulationError("`--conversations` must be at least 1.")
    for language, place in _cells(chosen):
        next(cast(language, place, chosen.seed, PLAYED_ON.date(), chosen.persona))


def _desk(folder: Path) -> RehearsedDesk:
    from forbear.commands.rehearsal import Rehearsal
    from forbear.commands.rehearsed_desk import RehearsedDesk

    return RehearsedDesk(Rehearsal(folder, now=PLAYED_ON))


def _cells(chosen: argparse.Namespace) -> list[tuple[str, str]]:
    """The languages and places to play; a persona that lives elsewhere leaves its places out."""
    from forbear.simulation.casting import kinds

    languages = [chosen.language] if chosen.language else LANGUAGES
    places = [chosen.jurisdiction] if chosen.jurisdiction else list(PLACES)
    if chosen.persona in kinds() and not chosen.jurisdiction:
        places = kinds()[chosen.persona].get("places", places)
    return list(product(languages, places))


def _score(desk: RehearsedDesk, chosen: argparse.Namespace) -> int:
    from forbear.simulation.report import summary, table, write_transcripts
    from forbear.simulation.score import score, short_of

    began = time.monotonic()
    played: dict[str, list[Record]] = {}
    for language, place in _cells(chosen):
        with step(f"{chosen.conversations} conversations in {language}-{place}"):
            played[f"{language}-{place}"] = list(simulate(desk, language, place, chosen))
    cells = {name: score(records) for name, records in played.items()}
    everybody = [record for records in played.values() for record in records]
    if chosen.transcripts:
        write_transcripts(everybody, chosen.transcripts)
    short = [f"{name}: {problem}" for name, f in cells.items() for problem in short_of(f)]
    if chosen.json:
        seconds = round(time.monotonic() - began, 1)
        conversations = [summary(record) for record in everybody]
        found = {"cells": cells, "short": short, "seconds": seconds}
        print(json.dumps({**found, "conversations": conversations}, ensure_ascii=False))
    else:
        print("\n".join(table(cells)))
        print("\n".join(f"SHORT  {problem}" for problem in short))
    return int(bool(short))


def simulate(
    desk: RehearsedDesk, language: str, place: str, chosen: argparse.Namespace
) -> Iterator[Record]:
    """Play and judge conversations of one language and place."""
    from forbear.simulation.casting import cast
    from forbear.simulation.judge import judge
    from forbear.simulation.play import play

    people = cast(language, place, chosen.seed, desk.today, chosen.persona)
    loop = asyncio.new_event_loop()
    for persona in islice(people, chosen.conversations):
        record = loop.run_until_complete(play(desk, persona, desk.today, chosen.seed))
        judge(record, desk, desk.today)
        yield record
    loop.close()
