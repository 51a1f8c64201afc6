"""What can be said of a trainer's files before anybody is answered from them."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from forbear.settings import ROOT

if TYPE_CHECKING:
    from rasa.core.agent import Agent

PLACE = re.compile(r" \([^()]*\.ya?ml\)$")
"""Rasa puts the file behind the title."""
FAILED, SUCCESSFUL = "failed_test_stories.yml", "successful_test_stories.yml"


def act_table_problems(folder: Path) -> list[str]:
    """Names in the act table that no reply or act has."""
    from rasa.shared.importers.importer import TrainingDataImporter

    from forbear.dialogue.act_table import ActTable, ActTableError

    paths = [str(folder / name) for name in ("config.yml", "domain.yml", "data")]
    importer = TrainingDataImporter.load_from_config(paths[0], paths[1], paths[2:])
    text = (folder / "data" / "acts.yml").read_text(encoding="utf-8")
    try:
        ActTable.from_yaml(text, importer.get_domain().responses)
    except ActTableError as error:
        return [f"data/acts.yml: {error}"]
    return []


def data_problems(folder: Path) -> list[str]:
    """What `rasa data validate` finds: contradictions, unknown names, doubled examples."""
    done = rasa("data", "validate", "--fail-on-warnings", "--data", "data", folder=folder)
    found = [line for line in done.stdout.splitlines() if _is_problem(line)]
    if done.returncode not in (0, 1) and not found:  # it ended before it could say anything
        found = done.stdout.splitlines()[-5:]
    return found


def play_stories(agent: Agent, stories: Path, out: Path) -> dict[str, bool]:
    """Whether each test story goes as it is written, by its title."""
    from rasa.core.test import test

    out.mkdir(parents=True, exist_ok=True)
    asyncio.run(
        test(
            str(stories), agent, out_directory=str(out), disable_plotting=True,
            successes=True, warnings=False,
        )
    )  # fmt: skip
    failed, passed = (set(_titles(out / name)) for name in (FAILED, SUCCESSFUL))
    return {title: title not in failed for title in sorted(passed | failed)}


def rasa(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The finished command; its errors are among its output."""
    environment = {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-m", "rasa", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def _is_problem(line: str) -> bool:
    """Rasa also warns of replies and intents that no story names: the act table names them."""
    told = "UserWarning" in line or "ERROR" in line or "Exception" in line
    return told and "is not used in any story or rule" not in line


def _titles(file: Path) -> Iterator[str]:
    if not file.exists():
        return
    loaded: Any = yaml.load(file.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for story in (loaded or {}).get("stories") or []:
        yield PLACE.sub("", str(story["story"]))
