"""The word lists that the finders read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def read_lexicon(name: str) -> Any:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return yaml.load(text, yaml.CSafeLoader)
