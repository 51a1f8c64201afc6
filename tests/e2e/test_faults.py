"""20 chats while processes are killed and lines are cut at random: nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest

from tests.e2e.records import Records
from tests.e2e.stack import Stack
from tests.e2e.weather import Weather

# Not for a browser, but it needs the whole stack; and its faults are set by the clock.
pytestmark = [pytest.mark.browser, pytest.mark.pace]

SECONDS = float(os.environ.get("FORBEAR_TEST_FAULT_SECONDS", "40"))
"""How long there are faults; `make fault` makes them for three minutes."""
SEED = int(os.environ.get("FORBEAR_TEST_FAULT_SEED", "7"))
PARTS = ("gateway", "actions", "assistant")
T = TypeVar("T")


def apart(work: Coroutine[Any, Any, T]) -> T:
    """Run in a thread of its own: the browser's loop stays in this one once a test has had it."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()


def test_every_acknowledged_line_is_in_every_view_once_and_in_order(
    stack: Stack, records: Records
) -> None:
    weather = Weather(SECONDS, SEED, PARTS, kills_every=(7.0, 12.0))

    desk = apart(weather.come_over(stack, records.messages))
    print(f"\n{weather.told(desk)}")
    fresh = apart(weather.seen_anew(stack.port))

    weather.check(desk, fresh, records.messages)
    for customer in weather.customers:
        own = list(customer.acknowledged.values())
        assert records.heard(customer.conversation_id) == own
