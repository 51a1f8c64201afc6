"""A model loaded once, with everything that proves it: messages, dialogues, stories, customers."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from forbear.commands.data_checks import play_stories
from forbear.commands.parse import parser_of
from forbear.commands.rehearsal import Rehearsal
from forbear.commands.rehearsed_desk import RehearsedDesk
from forbear.commands.simulate import PLAYED_ON, simulate
from forbear.evaluation.labelled import LabelledLine
from forbear.evaluation.scenes import dialogue_of, faults_of
from forbear.simulation.record import Record

SEED = 11


class ProvingGround:
    """What a model makes of what it is asked, in a throwaway database."""

    def __init__(self, model: Path, acts: Path, folder: Path) -> None:
        """`acts` is the act table that belongs to the model."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._rehearsal = Rehearsal(folder, model, PLAYED_ON)
        self.parse = parser_of(self._rehearsal.agent)
        self._desk = RehearsedDesk(self._rehearsal, acts)
        self._loop = asyncio.new_event_loop()

    def understand(self, lines: Iterable[LabelledLine]) -> list[Mapping[str, Any]]:
        return [self.parse({"text": line.text}) for line in lines]

    def replies(self) -> Mapping[str, list[dict[str, Any]]]:
        """The approved wordings that the model holds."""
        domain = self._rehearsal.agent.domain
        assert domain is not None
        found: Mapping[str, list[dict[str, Any]]] = domain.responses
        return found

    def first_message(self, text: str, place: str) -> tuple[list[dict[str, Any]], float]:
        """What is suggested to a customer who opens with this, and the milliseconds of work."""
        account = {"balance": "8200", "dpd": 60, "verified": True}
        asked = {"id": "1", "jurisdiction": place, "account": account, "turns": [text]}
        began = time.process_time()
        answered = self._loop.run_until_complete(self._rehearsal.play(asked))
        spent = (time.process_time() - began) * 1000
        found: list[dict[str, Any]] = answered["turns"][0]["suggestions"]
        return found, spent

    def faults(self, scene: Mapping[str, Any]) -> list[dict[str, Any]]:
        answered = self._loop.run_until_complete(self._rehearsal.play(dialogue_of(scene)))
        return [*faults_of(scene, answered)]

    def stories(self, stories: Path) -> dict[str, bool]:
        return play_stories(self._rehearsal.agent, stories, self._folder / "stories")

    def simulated(self, language: str, place: str, conversations: int) -> list[Record]:
        wanted = argparse.Namespace(seed=SEED, persona=None, conversations=conversations)
        return list(simulate(self._desk, language, place, wanted))
