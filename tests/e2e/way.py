"""How a journey is made: on how wide a screen, and worked with what."""

from __future__ import annotations

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Way:
    width: int = 1440
    hands: str = "mouse"
    """`mouse` or `keyboard`."""

    def __str__(self) -> str:
        size = "phone" if self.width < 500 else "desktop"
        return f"{size}-keyboard" if self.hands == "keyboard" else size


DESKTOP, PHONE, KEYBOARD = Way(), Way(width=390), Way(hands="keyboard")
EACH_WAY = pytest.mark.parametrize("way", [DESKTOP, PHONE, KEYBOARD], ids=str)
IN_BOTH_LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
