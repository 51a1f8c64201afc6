"""The tracker store: keeps every event, gives back a bounded window that means the same."""

from __future__ import annotations

import json

import pytest
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet
from sqlalchemy import create_engine, text

from forbear.dialogue.window_tracker_store import WindowTrackerStore
from tests.dialogue.long_talk import LISTEN, converse, exchange
from tests.dialogue.talk import heard, understood


@pytest.fixture
def small(make_store) -> WindowTrackerStore:
    return make_store(max_events=60, keep_turns=3)


def without_times(events: list[Event]) -> list[str]:
    rows = [event.as_dict() for event in events]
    return [json.dumps({k: v for k, v in row.items() if k != "timestamp"}) for row in rows]


async def test_every_event_is_kept(small):
    await converse(small, 0, 30)

    whole = await small.retrieve_full_tracker("c1")
    expected = [LISTEN, *(event for number in range(30) for event in exchange(number))]
    assert without_times(list(whole.events)) == without_times(expected)


async def test_the_window_stays_bounded(small):
    lengths = []
    for number in range(40):
        tracker = await converse(small, number, number + 1)
        lengths.append(len(tracker.events))

    assert max(lengths) <= 60 + len(exchange(0))
    assert max(lengths[20:]) <= max(lengths[:20])


async def test_the_newest_messages_are_in_the_window(small):
    window = await converse(small, 0, 30)

    said = [event.text for event in window.events if event.type_name == "user"]
    assert said[-3:] == ["message 27", "message 28", "message 29"]
    assert window.latest_message.text == "message 29"
    assert window.latest_action_name == "action_listen"


async def test_slots_are_those_of_the_whole_conversation(small):
    first = await small.get_or_create_tracker("c1", append_action_listen=False)
    early = {"verified": True, "jurisdiction": "UK", "affordable": "63.00", "stop_state": "cease"}
    first.update_with_events([SlotSet(*slot) for slot in early.items()], small.domain)
    first.update(SlotSet("offers", ["offer-1"]), small.domain)
    first.update(SlotSet("offers", None), small.domain)
    await small.save(first)
    for number in range(1, 40, 6):
        window = await converse(small, number, number + 6, at_once=2)
        whole = await small.retrieve_full_tracker("c1")
        assert window.current_slot_values() == whole.current_slot_values()


async def test_an_open_form_stays_open(small):
    tracker = await converse(small, 0, 1)
    tracker.update_with_events(
        [
            ActionExecuted("verification_form"),
            ActiveLoop("verification_form"),
            SlotSet("requested_slot", "verified"),
        ],
        small.domain,
    )
    await small.save(tracker)
    window = await converse(small, 1, 40, at_once=3)

    assert window.active_loop_name == "verification_form"
    assert window.get_slot("requested_slot") == "verified"


async def test_a_form_that_was_closed_stays_closed(small):
    tracker = await converse(small, 0, 1)
    tracker.update_with_events([ActiveLoop("verification_form")], small.domain)
    tracker.update_with_events([ActiveLoop(None)], small.domain)
    await small.save(tracker)

    assert (await converse(small, 1, 40, at_once=3)).active_loop_name is None


async def test_a_restart_changes_nothing(small, make_store):
    before = await converse(small, 0, 30)
    after = await make_store(max_events=60, keep_turns=3).retrieve("c1")

    assert without_times(list(after.events)) == without_times(list(before.events))
    assert after.current_slot_values() == before.current_slot_values()
    assert (await converse(make_store(), 30, 31)).latest_message.text == "message 30"


async def test_saving_twice_stores_once(small, database_url):
    tracker = await converse(small, 0, 20)
    rows = count_events(database_url)
    for _ in range(3):
        await small.save(tracker)
    assert count_events(database_url) == rows

    tracker.update_with_events(exchange(20), small.domain)
    for _ in range(3):
        await small.save(tracker)
    assert count_events(database_url) == rows + len(exchange(20))


async def test_a_tracker_read_whole_can_be_saved_too(small, database_url):
    await converse(small, 0, 20)
    whole = await small.retrieve_full_tracker("c1")
    rows = count_events(database_url)
    whole.update_with_events(exchange(20), small.domain)
    await small.save(whole)

    assert count_events(database_url) == rows + len(exchange(20))
    assert (await small.retrieve("c1")).latest_message.text == "message 20"


async def test_conversations_do_not_mix(small):
    for number in range(0, 30, 3):
        await converse(small, number, number + 3, "c1")
        await converse(small, number + 100, number + 103, "c2")

    for sender, last in (("c1", "message 29"), ("c2", "message 129")):
        window = await small.retrieve(sender)
        assert window.latest_message.text == last
        assert len(window.events) <= 60 + len(exchange(0))


async def test_an_unknown_conversation_is_none(small):
    assert await small.retrieve("nobody") is None


async def test_any_text_survives(small):
    words = "我 \u0000 \ud800 😀 <b>' OR 1=1; --"
    tracker = await small.get_or_create_tracker("c1", append_action_listen=False)
    tracker.update(heard(understood(text=words), "m1"), small.domain)
    await small.save(tracker)

    assert (await small.retrieve("c1")).latest_message.text == words


def count_events(url: str) -> int:
    engine = create_engine(url, future=True)
    with engine.connect() as connection:
        count = connection.execute(text("SELECT count(*) FROM events")).scalar_one()
    engine.dispose()
    return count
