"""A place in normalised text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """From the first character to the one after the last."""

    start: int
    end: int
