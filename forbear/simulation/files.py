"""Reads the simulator's data: who calls, how they feel, what they want, how they say it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
LANGUAGES = ("zh", "en")
PLACES = ("CN", "US", "UK")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class SimulationError(ValueError):
    """The simulation cannot be run as asked; the message says why and what would do."""


@cache
def load(name: str) -> dict[str, Any]:
    """A data file of this package, by its name without the ending."""
    loaded: dict[str, Any] = yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), _Loader)
    return loaded


@cache
def lines_of(language: str) -> dict[str, Any]:
    """Every line that a customer can say in this language, by what it does."""
    found: dict[str, Any] = {}
    for file in sorted((FOLDER / "lines").glob(f"{language}_*.yml")):
        found.update(load(f"lines/{file.stem}"))
    return found
