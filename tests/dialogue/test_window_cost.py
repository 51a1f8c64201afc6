"""What reading a conversation costs does not grow with its length."""

from __future__ import annotations

import time

import pytest

from tests.dialogue.long_talk import converse


@pytest.mark.pace
async def test_reading_costs_the_same_after_two_hundred_turns(make_store):
    store = make_store()
    await converse(store, 0, 10, "short")
    await converse(store, 0, 200, "long", at_once=4)
    costs: dict[str, list[float]] = {"short": [], "long": []}
    for _ in range(15):  # by turns, so that a busy machine slows both
        for sender, times in costs.items():
            began = time.process_time()
            await store.retrieve(sender)
            times.append(time.process_time() - began)

    assert min(costs["long"]) <= 1.5 * min(costs["short"])
