"""How far a piece of work has come, kept in its file and told to whoever asked for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from forbear.training.candidates import DONE, FAILED, RUNNING, Candidate, now

Tell = Callable[[Mapping[str, Any]], None]


class Progress:
    """The state file of one piece of work, rewritten at each step."""

    def __init__(self, candidate: Candidate, work: str, tell: Tell, **facts: Any) -> None:
        self._candidate = candidate
        self._work = work
        self._tell = tell
        self._began = time.monotonic()
        self._state: dict[str, Any] = {
            "id": candidate.id, "state": RUNNING, "step": None, "share": 0.0,
            "started": now(), "ended": None, "seconds": None, "error": None, **facts,
        }  # fmt: skip
        self._keep()

    def at(self, step: str, share: float, **facts: Any) -> None:
        """A step begins, with the share of the whole that is done."""
        self._state |= {"step": step, "share": round(share, 3), **facts}
        self._keep()

    def note(self, **facts: Any) -> None:
        self._state |= facts
        self._keep()

    def done(self, **facts: Any) -> None:
        self._end(state=DONE, share=1.0, **facts)

    def failed(self, error: Mapping[str, Any]) -> None:
        self._end(state=FAILED, error=dict(error))

    def _end(self, **facts: Any) -> None:
        seconds = round(time.monotonic() - self._began, 1)
        self._state |= {"ended": now(), "seconds": seconds, **facts}
        self._keep()

    def _keep(self) -> None:
        self._candidate.write(self._work, self._state)
        self._tell(self._state)
