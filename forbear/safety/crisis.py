"""The fixed, reviewed crisis replies; nothing in a crisis is ever generated."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

CRISIS_FILE = Path(__file__).parent / "crisis_templates.yml"
STEPS = ("open", "safety", "staying", "joined", "imminent")


def crisis_replies(lang: str, jurisdiction: str | None, step: int) -> list[str]:
    """What to say at a step of a crisis: 0 opens, 1 asks on, 2 stays, 3 hands over, 4 imminent.

    The line belongs to the place, not to the language; an unknown place names every one that fits.
    """
    templates = _templates()
    language = "zh" if lang.startswith("zh") else "en"
    place = jurisdiction if jurisdiction in ("CN", "US", "UK") else "unknown"
    name = STEPS[min(max(step, 0), len(STEPS) - 1)]
    words = templates["lines"][language][place]
    return [text.format(**words) for text in templates["steps"][name][language]]


@lru_cache(maxsize=1)
def _templates() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(CRISIS_FILE.read_text(encoding="utf-8"))
    return loaded
