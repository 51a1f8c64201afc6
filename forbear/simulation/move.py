"""One thing that a customer decides to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Move:
    """What is said, in order; `title` and `choice` when a button is pressed."""

    says: tuple[str, ...]
    last: bool = False
    quiet: bool = False
    """Without a rant, whatever the heat: a yes is a yes."""
    title: str | None = None
    choice: dict[str, Any] | None = None
