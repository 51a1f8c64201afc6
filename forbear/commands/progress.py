"""Shows that something is going on when it takes longer than two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def step(title: str) -> Iterator[None]:
    """A spinner with the step's name on a terminal; one line with its time at the end."""
    console = Console(stderr=True)
    began = time.monotonic()
    if console.is_terminal:
        with console.status(f"{title} ..."):
            yield
    else:
        print(f"{title} ...", file=sys.stderr, flush=True)
        yield
    print(f"{title:<36} {time.monotonic() - began:6.1f} s", file=sys.stderr, flush=True)
