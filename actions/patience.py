"""How long an action waits for the records before it answers without them."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy.exc import DBAPIError, TimeoutError

SECONDS = 1.7
"""Below the two seconds in which an agent gets words; the rest is for the way."""
REST_SECONDS = 0.5
"""Once they are away, the other actions of the same turn do not wait for them again."""

_away_until: WeakKeyDictionary[Any, float] = WeakKeyDictionary()


class RecordsAwayError(RuntimeError):
    """The database did not answer, or not in time."""


def with_records(records: Any, seconds: float, act: Callable[[], Any]) -> Any:
    """`within`, unless these records were found to be away a moment ago."""
    if monotonic() < _away_until.get(records, 0.0):
        raise RecordsAwayError("away a moment ago")
    try:
        return within(seconds, act)
    except RecordsAwayError:
        _away_until[records] = monotonic() + REST_SECONDS
        raise


def within(seconds: float, act: Callable[[], Any]) -> Any:
    """What `act` returns or raises, or RecordsAwayError when it takes longer.

    It runs on a thread of its own, for no timeout of a driver covers a server that is frozen. What
    comes late is dropped: a transaction is whole or not there, and what writes is keyed, so that
    the next try finds it.
    """
    done: SimpleQueue[tuple[Any, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((act(), None))
        except BaseException as error:  # handed to whoever waits
            done.put((None, error))

    Thread(target=run, daemon=True).start()
    try:
        result, error = done.get(timeout=seconds)
    except Empty:
        raise RecordsAwayError(f"no answer within {seconds} s") from None
    if isinstance(error, (DBAPIError, TimeoutError)):
        raise RecordsAwayError(type(error).__name__) from error
    if error is not None:
        raise error
    return result
