"""Waiting for what another process does in its own time."""

from __future__ import annotations

import time
from collections.abc import Callable


def until(holds: Callable[[], bool], within: float, told: Callable[[], str]) -> None:
    """Wait for something to hold; when it does not in time, fail with what can be told."""
    deadline = time.monotonic() + within
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {within:.0f} s:\n{told()}")
        time.sleep(0.1)
