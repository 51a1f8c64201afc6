"""The real model inside this process, as the commands use it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from forbear.commands.simulate import PLAYED_ON

if TYPE_CHECKING:
    from forbear.commands.rehearsal import Rehearsal


@pytest.fixture(scope="session")
def parse(model_path: Path) -> Callable[..., dict[str, Any]]:
    """What `forbear parse` answers to one line."""
    from forbear.commands.assistant import load_agent
    from forbear.commands.parse import parser_of

    answer = parser_of(load_agent(model_path))
    logging.disable(logging.NOTSET)  # the command silences its process; other tests read logs
    return lambda text, **more: answer({"text": text, **more})


@pytest.fixture(scope="session")
def rehearsal(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    """The assistant that dialogues and simulations are played against, on a fixed day."""
    from forbear.commands.rehearsal import Rehearsal

    made = Rehearsal(tmp_path_factory.mktemp("rehearsal"), model_path, PLAYED_ON)
    logging.disable(logging.NOTSET)
    return made


@pytest.fixture(scope="session")
def suggest(rehearsal: Rehearsal) -> Iterator[Callable[..., dict[str, Any]]]:
    """What `forbear suggest` answers to one dialogue."""
    loop = asyncio.new_event_loop()

    def play(*turns: Any, **dialogue: Any) -> dict[str, Any]:
        asked = {"id": "d1", "jurisdiction": "CN", "turns": list(turns), **dialogue}
        return loop.run_until_complete(rehearsal.play(asked))

    yield play
    loop.close()
