"""Counts how often something happened lately, to say when it was too often."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from forbear.gateway.errors import TooManyError

REMEMBERED = 10_000


class Throttle:
    """At most `limit` events of one key in `seconds`."""

    def __init__(
        self, limit: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.limit = limit
        self.seconds = seconds
        self._clock = clock
        self._seen: dict[str, deque[float]] = {}

    def check(self, key: str) -> None:
        """Raise if the key has used up what it may."""
        if len(self._recent(key)) >= self.limit:
            raise TooManyError("rate_limited", "That was too often. Please wait and try again.")

    def count(self, key: str) -> None:
        self._recent(key).append(self._clock())

    def forgive(self, key: str) -> None:
        """What was counted last does not count."""
        seen = self._recent(key)
        if seen:
            seen.pop()

    def forget(self, key: str) -> None:
        self._seen.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        if key not in self._seen and len(self._seen) >= REMEMBERED:
            self._drop_stale()
        seen = self._seen.setdefault(key, deque(maxlen=self.limit))
        while seen and seen[0] <= self._clock() - self.seconds:
            seen.popleft()
        return seen

    def _drop_stale(self) -> None:
        horizon = self._clock() - self.seconds
        self._seen = {key: seen for key, seen in self._seen.items() if seen and seen[-1] > horizon}


class Bucket:
    """A burst of `size`, refilled at `rate` a second."""

    def __init__(
        self, size: float, rate: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._size = self._left = size
        self._rate = rate
        self._clock = clock
        self._looked = clock()

    def take(self) -> None:
        now = self._clock()
        self._left = min(self._size, self._left + (now - self._looked) * self._rate)
        self._looked = now
        if self._left < 1:
            raise TooManyError("rate_limited", "That is too fast. Please wait a moment.")
        self._left -= 1
