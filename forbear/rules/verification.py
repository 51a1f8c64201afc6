"""How a customer shows who they are, and for how long that holds."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum

QUESTIONS = ("card_last4", "birth_year")
"""Both must be right; which one was wrong is never said."""
MAX_TRIES = 3
"""In one conversation; after that a person takes over."""
MAX_TRIES_A_DAY = 6
"""For one customer over all conversations, so that a new chat is no way round."""
TRIES_WINDOW = timedelta(hours=24)
VERIFIED_FOR = timedelta(minutes=30)

# Compared when nobody is known, so that the same work is done; no answer can look like it.
_NOBODY = ("----",)


class Outcome(str, Enum):
    """The only three answers there are, whoever asks."""

    PASSED = "passed"
    FAILED = "failed"
    LOCKED = "locked"


def is_locked(failed_here: int, failed_in_window: int) -> bool:
    return failed_here >= MAX_TRIES or failed_in_window >= MAX_TRIES_A_DAY


def answers_match(
    known_last4: Sequence[str], known_year: int | None, last4: str, birth_year: int
) -> bool:
    """Every comparison is made, whether or not the customer is known."""
    matches = [_same(each, last4) for each in (known_last4 or _NOBODY)]
    year_matches = _same(str(known_year or "----"), str(birth_year))
    return any(matches) and year_matches


def verified_until(now: datetime) -> datetime:
    return now + VERIFIED_FOR


def is_verified(until: datetime | None, now: datetime) -> bool:
    return until is not None and now < until


def _same(known: str, given: str) -> bool:
    return hmac.compare_digest(known.encode(), given.encode("utf-8", "replace"))
