"""How often is too often."""

from __future__ import annotations

import pytest

from forbear.gateway import throttle
from forbear.gateway.errors import TooManyError
from forbear.gateway.throttle import Bucket, Throttle


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_key_may_try_again_when_its_oldest_try_is_past() -> None:
    clock = Clock()
    tries = Throttle(2, 60, clock)
    tries.count("a")
    clock.now = 30
    tries.count("a")

    with pytest.raises(TooManyError):
        tries.check("a")
    tries.check("b")
    clock.now = 61
    tries.check("a")


def test_success_forgets_the_failures() -> None:
    tries = Throttle(1, 60, Clock())
    tries.count("a")

    tries.forget("a")

    tries.check("a")


def test_keys_without_end_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "REMEMBERED", 3)
    clock = Clock()
    tries = Throttle(1, 60, clock)
    for number in range(3):
        tries.count(f"old {number}")
    clock.now = 100

    tries.count("new")

    assert set(tries._seen) == {"new"}


def test_bucket_gives_a_burst_and_then_its_rate() -> None:
    clock = Clock()
    bucket = Bucket(2, 1, clock)
    bucket.take()
    bucket.take()

    with pytest.raises(TooManyError):
        bucket.take()
    clock.now = 1
    bucket.take()
    clock.now = 100
    bucket.take()
    bucket.take()
    with pytest.raises(TooManyError):
        bucket.take()
