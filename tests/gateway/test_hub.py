"""Who is told what, and what becomes of a listener who cannot keep up."""

from __future__ import annotations

import json

from forbear.gateway.hub import Hub, Listener, News


def queued(listener: Listener) -> list[dict[str, object]]:
    frames = []
    while not listener._queue.empty():
        frames += [json.loads(frame) for frame in listener._queue.get_nowait()]
    return frames


async def test_each_side_hears_only_what_is_meant_for_it() -> None:
    hub, mine, other, watcher, desk = Hub(), Listener(), Listener(), Listener(), Listener()
    hub.add_customer("a", mine)
    hub.add_customer("b", other)
    hub.add_desk(watcher)
    hub.add_desk(desk)
    watcher.watching.add("a")
    news = News("a", customer=[{"type": "message"}])
    news.watcher("understanding", seq=1)

    hub.publish(news)
    hub.tell_desks({"type": "status"})

    assert queued(mine) == [{"type": "message"}]
    assert queued(other) == []
    assert [frame["type"] for frame in queued(watcher)] == ["understanding", "status"]
    assert [frame["type"] for frame in queued(desk)] == ["status"]


async def test_listener_who_falls_behind_is_dropped_without_a_gap() -> None:
    listener = Listener(limit=2)

    for number in range(4):
        listener.send({"type": "message", "seq": number})

    assert listener.overrun.is_set()
    assert [frame["seq"] for frame in queued(listener)] == [0, 1]


async def test_first_state_goes_before_what_happened_while_it_was_read() -> None:
    listener = Listener()

    listener.hold()
    listener.send({"type": "conversation"})
    listener.release({"type": "welcome"})
    listener.send({"type": "status"})

    kinds = [frame["type"] for frame in queued(listener)]
    assert kinds == ["welcome", "conversation", "status"]


async def test_listener_who_left_hears_nothing_more() -> None:
    hub, customer, desk = Hub(), Listener(), Listener()
    hub.add_customer("a", customer)
    hub.add_desk(desk)

    hub.remove(customer, "a")
    hub.remove(desk)
    hub.tell_customer("a", {"type": "message"})
    hub.tell_desks({"type": "status"})

    assert queued(customer) == queued(desk) == []
    assert not hub.has_desks


async def test_logging_out_reaches_the_sockets_of_that_log_in_only() -> None:
    hub, mine, other = Hub(), Listener(), Listener()
    mine.session_key, other.session_key = "mine", "other"
    hub.add_desk(mine)
    hub.add_desk(other)

    hub.drop_session("mine")

    assert mine.logged_out.is_set()
    assert not other.logged_out.is_set()
