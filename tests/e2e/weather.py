"""Bad weather: everybody talks while processes are killed and lines are cut by chance of a seed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Protocol
from uuid import uuid4

import psutil

from forbear.store.tables import Message
from tests.e2e.faulty_line import CustomerLine, DeskLine, Frame, Line

CHATS = 20
TAKEN_OVER = 5
WRITES_EVERY = (1.0, 3.0)
CUTS_EVERY = (0.2, 0.8)
LEAST_CUTS = 10
CALM_WITHIN = 240.0
LANGUAGES = ("zh", "en")
WORDS = {
    "en": ("hello?", "I lost my job", "you call me every day", "I can pay 50", "who decides this"),
    "zh": ("在吗", "我失业了", "你们天天打电话", "我先还五百", "到底谁说了算"),
}

Stored = Callable[[str], Sequence[Message]]
"""All lines of a conversation as the database has them."""


class Ground(Protocol):
    """What the weather comes over."""

    @property
    def port(self) -> int: ...

    @property
    def passwords(self) -> Mapping[str, str]: ...

    def kill(self, name: str) -> None: ...

    def wait_until_back(self, name: str) -> None: ...


@dataclass
class Weather:
    """How long, by which chance, and how often one of the parts is killed."""

    seconds: float
    seed: int
    parts: Sequence[str]
    kills_every: tuple[float, float]
    customers: list[CustomerLine] = field(default_factory=list)
    killed: dict[str, int] = field(default_factory=dict)

    async def come_over(self, ground: Ground, stored: Stored) -> DeskLine:
        """Then all is left in peace until it has settled; the desk, which watched it all."""
        rng = Random(self.seed)
        self.customers = [
            await CustomerLine.begin(ground.port, LANGUAGES[n % 2]) for n in range(CHATS)
        ]
        cookie = await DeskLine.log_in(ground.port, "lin", ground.passwords["lin"])
        desk = DeskLine(ground.port, cookie, [each.conversation_id for each in self.customers])
        desk.wanted = {each.conversation_id for each in self.customers[:TAKEN_OVER]}
        lines: list[Line] = [*self.customers, desk]
        living = [asyncio.create_task(line.live()) for line in lines]
        over = asyncio.Event()
        talks = asyncio.gather(
            *(_talk(each, n, Random(rng.random()), over) for n, each in enumerate(self.customers)),
            _answer(desk, Random(rng.random()), over),
        )
        until = time.monotonic() + self.seconds
        await asyncio.gather(
            _cut(lines, Random(rng.random()), until),
            self._kill(ground, Random(rng.random()), until),
        )
        over.set()
        await talks
        await self._calm(ground, desk, stored)
        await _end(living)
        return desk

    def told(self, desk: DeskLine) -> str:
        lines = sum(len(each.acknowledged) for each in (*self.customers, desk))
        cuts = sum(each.cuts for each in (*self.customers, desk))
        return (
            f"seed {self.seed}, {self.seconds:.0f} s: {lines} lines acknowledged, {cuts} cuts,"
            f" killed {self.killed}"
        )

    def check(self, desk: DeskLine, fresh: Sequence[list[Frame]], stored: Stored) -> None:
        """Every acknowledged line is in the database and in every view once, in order."""
        assert set(self.killed) == set(self.parts)
        assert sum(each.cuts for each in (*self.customers, desk)) >= LEAST_CUTS
        answers: list[str] = []
        for customer, anew in zip(self.customers, fresh, strict=True):
            rows = stored(customer.conversation_id)
            told = [(row.seq, row.text) for row in rows]
            assert [seq for seq, _ in told] == list(range(1, len(told) + 1))
            assert shown(customer.view) == told
            assert shown(anew) == told
            assert shown(desk.views[customer.conversation_id]) == told
            assert customer.refused == []
            own = [row.text for row in rows if row.author == "customer"]
            assert own == list(customer.acknowledged.values())
            assert len(own) > 1
            answers += [row.text for row in rows if row.author == "agent"]
        assert sorted(answers) == sorted(desk.acknowledged.values())
        assert answers

    async def _kill(self, ground: Ground, rng: Random, until: float) -> None:
        """Each part at least once; one that is not back yet is left alone."""
        turn = rng.randrange(len(self.parts))
        while time.monotonic() < until or set(self.killed) != set(self.parts):
            await asyncio.sleep(rng.uniform(*self.kills_every))
            name = self.parts[turn % len(self.parts)]
            turn += 1
            try:
                await asyncio.to_thread(ground.kill, name)
            except (LookupError, psutil.NoSuchProcess):
                continue
            self.killed[name] = self.killed.get(name, 0) + 1

    async def _calm(self, ground: Ground, desk: DeskLine, stored: Stored) -> None:
        """Until everything is acknowledged and taken in, and no line is still on its way."""
        for name in self.parts:
            await asyncio.to_thread(ground.wait_until_back, name)
        deadline = time.monotonic() + CALM_WITHIN
        while time.monotonic() < deadline:
            await asyncio.sleep(0.5)
            if all(line.settled for line in (*self.customers, desk)) and all(
                _same(stored, each, desk) for each in self.customers
            ):
                return

    async def seen_anew(self, port: int) -> list[list[Frame]]:
        """What each conversation shows on a page that was loaded after it all."""
        pages = [each.again(port) for each in self.customers]
        living = [asyncio.create_task(page.live()) for page in pages]
        deadline = time.monotonic() + 20.0
        while time.monotonic() < deadline and not all(page.view for page in pages):
            await asyncio.sleep(0.1)
        await _end(living)
        return [page.view for page in pages]


async def _talk(customer: CustomerLine, number: int, rng: Random, over: asyncio.Event) -> None:
    words = WORDS[LANGUAGES[number % 2]]
    said = 0
    while not over.is_set():
        said += 1
        text = f"{rng.choice(words)} ({said})"
        await customer.write({"type": "message", "id": uuid4().hex, "text": text})
        await asyncio.sleep(rng.uniform(*WRITES_EVERY))


async def _answer(desk: DeskLine, rng: Random, over: asyncio.Event) -> None:
    """What is written before the taking over has arrived is refused, and counts for nothing."""
    said = 0
    while not over.is_set():
        await asyncio.sleep(rng.uniform(*WRITES_EVERY))
        said += 1
        about = {"conversation_id": rng.choice(sorted(desk.wanted)), "suggestion_id": None}
        text = f"I am with you, one moment please ({said})."
        await desk.write({"type": "send", "id": uuid4().hex, "text": text, **about})


async def _cut(lines: list[Line], rng: Random, until: float) -> None:
    """LEAST_CUTS at any rate: while the gateway is away there is nothing to cut."""
    while time.monotonic() < until or sum(line.cuts for line in lines) < LEAST_CUTS:
        await asyncio.sleep(rng.uniform(*CUTS_EVERY))
        rng.choice(lines).cut()


async def _end(living: Sequence[asyncio.Task[None]]) -> None:
    """Whoever gave up before is why a view stands still, and is told instead of it."""
    for task in living:
        task.cancel()
    for outcome in await asyncio.gather(*living, return_exceptions=True):
        if isinstance(outcome, Exception):
            raise outcome


def _same(stored: Stored, customer: CustomerLine, desk: DeskLine) -> bool:
    rows = stored(customer.conversation_id)
    known = (len(customer.view), len(desk.views[customer.conversation_id]))
    return known == (len(rows), len(rows)) and all(row.turn != "pending" for row in rows)


def shown(view: list[Frame]) -> list[tuple[int, str]]:
    return [(frame["seq"], frame["text"]) for frame in view]
