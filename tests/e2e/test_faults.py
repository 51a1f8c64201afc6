"""20 chats while processes are killed and lines are cut at random: nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from uuid import uuid4

import psutil
import pytest

from tests.e2e.conftest import cannot_be_had
from tests.e2e.faulty_line import CustomerLine, DeskLine, Frame, Line
from tests.e2e.records import Records
from tests.e2e.stack import NoModelError, Stack

pytestmark = pytest.mark.browser  # not for a browser, but it needs the whole stack

SECONDS = float(os.environ.get("FORBEAR_TEST_FAULT_SECONDS", "40"))
"""How long there are faults; `make fault` makes them for three minutes."""
SEED = int(os.environ.get("FORBEAR_TEST_FAULT_SEED", "7"))
CHATS = 20
TAKEN_OVER = 5
WRITES_EVERY = (1.0, 3.0)
CUTS_EVERY = (0.2, 0.8)
KILLS_EVERY = (7.0, 12.0)
CALM_WITHIN = 240.0
WORDS = {
    "en": ("hello?", "I lost my job", "you call me every day", "I can pay 50", "who decides this"),
    "zh": ("在吗", "我失业了", "你们天天打电话", "我先还五百", "到底谁说了算"),
}


def test_every_acknowledged_line_is_in_every_view_once_and_in_order(tmp_path: Path) -> None:
    with running(tmp_path) as stack:
        customers, desk, killed = asyncio.run(weather(stack))
        records = Records(stack.database_url)
        cuts = sum(each.cuts for each in (*customers, desk))
        lines = sum(len(each.acknowledged) for each in (*customers, desk))
        print(f"\nseed {SEED}, {SECONDS:.0f} s: {lines} lines acknowledged, {cuts} cuts, {killed}")
        for customer in customers:
            records.until_settled(customer.conversation_id)
        views = asyncio.run(seen_anew(stack, customers))

        assert set(killed) == {"assistant", "actions", "gateway"}
        assert cuts > CHATS
        for customer, fresh in zip(customers, views, strict=True):
            stored = records.messages(customer.conversation_id)
            told = [(m.seq, m.text) for m in stored]
            assert [seq for seq, _ in told] == list(range(1, len(told) + 1))
            assert shown(customer.view) == shown(fresh) == told
            assert shown(desk.views[customer.conversation_id]) == told
            assert customer.refused == []
            own = [m.text for m in stored if m.author == "customer"]
            assert own == list(customer.acknowledged.values())
            assert records.heard(customer.conversation_id) == own
        answers = [t for c in customers for t in records.texts(c.conversation_id, "agent")]
        assert sorted(answers) == sorted(desk.acknowledged.values())
        assert len(answers) > TAKEN_OVER
        records.close()


@contextmanager
def running(var: Path) -> Iterator[Stack]:
    stack = Stack(var)
    try:
        stack.start()
        yield stack
    except NoModelError as problem:
        cannot_be_had(f"There is no trained model and none can be trained here:\n{problem}")
    finally:
        stack.stop()


async def weather(stack: Stack) -> tuple[list[CustomerLine], DeskLine, dict[str, int]]:
    """Everybody talks while there are faults; then all is left in peace until it has settled."""
    rng = Random(SEED)
    customers = [await CustomerLine.begin(stack.port, ("zh", "en")[n % 2]) for n in range(CHATS)]
    cookie = await DeskLine.log_in(stack.port, "lin", stack.passwords["lin"])
    desk = DeskLine(stack.port, cookie, [each.conversation_id for each in customers])
    desk.wanted = {each.conversation_id for each in customers[:TAKEN_OVER]}
    lines: list[Line] = [*customers, desk]
    living = [asyncio.create_task(line.live()) for line in lines]
    until = time.monotonic() + SECONDS
    killed: dict[str, int] = {}
    await asyncio.gather(
        *(_talk(each, n, Random(rng.random()), until) for n, each in enumerate(customers)),
        _answer(desk, Random(rng.random()), until),
        _cut(lines, Random(rng.random()), until),
        _kill(stack, Random(rng.random()), until, killed),
    )
    await _calm(stack, customers, desk)
    for task in living:
        task.cancel()
    await asyncio.gather(*living, return_exceptions=True)
    return customers, desk, killed


async def _talk(customer: CustomerLine, number: int, rng: Random, until: float) -> None:
    words = WORDS[("zh", "en")[number % 2]]
    said = 0
    while time.monotonic() < until:
        said += 1
        text = f"{rng.choice(words)} ({said})"
        await customer.write({"type": "message", "id": uuid4().hex, "text": text})
        await asyncio.sleep(rng.uniform(*WRITES_EVERY))


async def _answer(desk: DeskLine, rng: Random, until: float) -> None:
    """Only where the agent has taken over; a line is written when it is known to be theirs."""
    said = 0
    while time.monotonic() < until:
        await asyncio.sleep(rng.uniform(*WRITES_EVERY))
        said += 1
        about = {"conversation_id": rng.choice(sorted(desk.wanted)), "suggestion_id": None}
        text = f"I am with you, one moment please ({said})."
        await desk.write({"type": "send", "id": uuid4().hex, "text": text, **about})


async def _cut(lines: list[Line], rng: Random, until: float) -> None:
    while time.monotonic() < until:
        await asyncio.sleep(rng.uniform(*CUTS_EVERY))
        rng.choice(lines).cut()


async def _kill(stack: Stack, rng: Random, until: float, killed: dict[str, int]) -> None:
    """Each process at least once; one that is not back yet is left alone."""
    names = ["gateway", "actions", "assistant"]
    rng.shuffle(names)
    turn = 0
    while time.monotonic() < until or turn < len(names):
        await asyncio.sleep(rng.uniform(*KILLS_EVERY))
        name = names[turn % len(names)]
        turn += 1
        try:
            await asyncio.to_thread(stack.kill, name)
        except (LookupError, psutil.NoSuchProcess):
            continue
        killed[name] = killed.get(name, 0) + 1


async def _calm(stack: Stack, customers: list[CustomerLine], desk: DeskLine) -> None:
    """Until everything is acknowledged and taken in, and no line is still on its way."""
    for name in ("gateway", "actions", "assistant"):
        await asyncio.to_thread(stack.wait_until_back, name)
    deadline = time.monotonic() + CALM_WITHIN
    records = Records(stack.database_url)
    while time.monotonic() < deadline:
        await asyncio.sleep(1.0)
        if all(line.settled for line in (*customers, desk)) and all(
            _same(records, each, desk) for each in customers
        ):
            break
    records.close()


def _same(records: Records, customer: CustomerLine, desk: DeskLine) -> bool:
    stored = records.messages(customer.conversation_id)
    known = (len(customer.view), len(desk.views[customer.conversation_id]))
    return known == (len(stored), len(stored)) and all(m.turn != "pending" for m in stored)


async def seen_anew(stack: Stack, customers: list[CustomerLine]) -> list[list[Frame]]:
    """What each conversation shows on a page that was loaded after it all."""
    pages = [each.again(stack.port) for each in customers]
    living = [asyncio.create_task(page.live()) for page in pages]
    deadline = time.monotonic() + 20.0
    while time.monotonic() < deadline and not all(page.view for page in pages):
        await asyncio.sleep(0.1)
    for task in living:
        task.cancel()
    await asyncio.gather(*living, return_exceptions=True)
    return [page.view for page in pages]


def shown(view: list[Frame]) -> list[tuple[int, str]]:
    return [(frame["seq"], frame["text"]) for frame in view]
