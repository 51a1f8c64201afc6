"""`python -m bench.desk`: 50 chats at once at ten desks, beside 500 idle widgets."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

import httpx

from bench.chat import Chat, Desk, Turn, begin_conversation, idle_socket
from bench.effort import Clock, Effort
from bench.lines import LINES, OPENING
from bench.processes import Memory
from bench.stack import Stack

CHATS = 50
AT_A_DESK = 5
"""As many chats as one agent can follow at a time."""
EVERY = 3.0
"""Seconds between the messages of one customer."""
ANSWERED = 3
"""The agent answers every third message with the first suggestion."""
IDLE = 500
IDLE_CONVERSATIONS = 8
"""One address may begin 60 conversations a minute, so the idle widgets are tabs of a few."""
SETTLE = 2
"""Messages of each customer before the measuring begins."""
BAR_MS = 250.0
BAR_GROWTH_MB = 40.0


@dataclass
class Load:
    """What came of it; times in seconds, memory in MiB by process."""

    turns: list[Turn] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    late: int = 0
    """Messages that were sent after their time, as the turn before had not ended."""
    idle_closed: int = 0
    effort: Effort | None = None
    memory: list[Mapping[str, Memory]] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.desk", description=__doc__)
    parser.add_argument("--minutes", type=float, default=2.0)
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory(prefix="forbear-desk-") as folder:
        stack = Stack(Path(folder) / "var")
        try:
            stack.start()
            load = asyncio.run(_play(stack, minutes * 60))
        finally:
            stack.stop()
    return _report(load)


async def _play(stack: Stack, seconds: float) -> Load:
    load = Load()
    idle = await _open_idle(stack, load)
    chats = await _open_chats(stack)
    print(f"{len(chats)} chats and {len(idle)} idle widgets are open", flush=True)
    await asyncio.gather(*(_warm_up(chat, n) for n, chat in enumerate(chats)))
    load.memory.append(stack.memory())
    clock = Clock(stack.parts())
    until = time.monotonic() + seconds
    talks = asyncio.gather(*(_talk(chat, n, until, load) for n, chat in enumerate(chats)))
    while not talks.done():
        await asyncio.wait([talks], timeout=30.0)
        load.memory.append(stack.memory())
    await talks
    load.effort = clock.stop(max(1, len(load.turns)))
    for task in idle:
        task.cancel()
    await asyncio.gather(*idle, return_exceptions=True)
    return load


async def _open_idle(stack: Stack, load: Load) -> list[asyncio.Task[None]]:
    async def rest(token: str) -> None:
        try:
            await idle_socket(stack.port, token, opened)
        except Exception as error:  # whatever closes an idle widget is what is looked for
            load.idle_closed += 1
            load.errors.append(f"an idle widget was closed: {error!r}")
            opened.release()

    opened = asyncio.Semaphore(0)
    begun = [await begin_conversation(stack.port, None) for _ in range(IDLE_CONVERSATIONS)]
    tasks = [asyncio.create_task(rest(begun[n % IDLE_CONVERSATIONS]["token"])) for n in range(IDLE)]
    for _ in tasks:
        await opened.acquire()
    return tasks


async def _open_chats(stack: Stack) -> list[Chat]:
    """Each desk is one more tab of the two agents."""
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"http://127.0.0.1:{stack.port}/api/demo/customers")
    answer.raise_for_status()
    customers = [each for each in answer.json() if each["jurisdiction"] == "CN"]
    cookies = [
        await Desk.cookie(stack.port, login, stack.passwords[login]) for login in ("lin", "sam")
    ]
    chats = []
    for number in range(CHATS):
        if number % AT_A_DESK == 0:
            desk = await Desk.open(stack.port, cookies[number // AT_A_DESK % 2])
        customer = customers[number % len(customers)]
        chats.append(await Chat.open(stack.port, desk, customer["reference"]))
    return chats


async def _warm_up(chat: Chat, number: int) -> None:
    await asyncio.sleep(EVERY * number / CHATS)
    for text in (OPENING[0], *LINES[:SETTLE]):
        await chat.turn(text)
        await asyncio.sleep(EVERY / 2)


async def _talk(chat: Chat, number: int, until: float, load: Load) -> None:
    """One message each EVERY seconds, whenever the answer to the last one came."""
    due = time.monotonic() + EVERY * number / CHATS
    said = number
    while due < until:
        behind = time.monotonic() - due
        if behind > 0.1:
            load.late += 1
        await asyncio.sleep(max(0.0, -behind))
        try:
            answer = said % ANSWERED == 0
            load.turns.append(await chat.turn(LINES[said % len(LINES)], answer=answer, rest=0.0))
        except (RuntimeError, OSError, asyncio.TimeoutError) as error:
            load.errors.append(f"chat {number}: {error!r}"[:200])
        said += 1
        due += EVERY


def _report(load: Load) -> int:
    effort = load.effort
    assert effort is not None
    print(
        f"{len(load.turns)} messages of {CHATS} chats, {load.late} sent late, {len(load.errors)}"
        f" errors, {load.idle_closed} of {IDLE} idle widgets closed; other work had"
        f" {effort.others:.0%} of the {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )
    _tell_times("acknowledged", [turn.acknowledged for turn in load.turns])
    p95 = _tell_times("suggestions at the desk", [turn.suggested for turn in load.turns])
    spent = (f"{name} {1000 * each:.0f} ms" for name, each in effort.a_turn.items())
    print(f"  processor of a turn: {', '.join(spent)}")
    growth = _tell_memory(load.memory[0], load.memory[-1])
    problems = [f"error: {each}" for each in load.errors[:5]]
    if p95 > BAR_MS:
        problems.append(f"p95 to the suggestions {p95:.0f} ms, and the bar is {BAR_MS:.0f} ms")
    if growth > BAR_GROWTH_MB:
        problems.append(f"memory grew by {growth:.0f} MiB; the bar is {BAR_GROWTH_MB:.0f} MiB")
    for problem in problems:
        print(f"MISSED  {problem}")
    return int(bool(problems))


def _tell_times(name: str, seconds: list[float]) -> float:
    """The p95 in milliseconds."""
    times = [1000 * each for each in seconds]
    p95 = quantiles(times, n=100)[94]
    print(f"  {name:<26} p50 {median(times):7.0f}   p95 {p95:7.0f}   max {max(times):7.0f} ms")
    return p95


def _tell_memory(first: Mapping[str, Memory], last: Mapping[str, Memory]) -> float:
    """How many MiB all processes grew by."""
    for name in first:
        start, end = first[name].rss, last[name].rss
        print(f"  {name:<26} {start:7.0f} MiB at the start, {end:.0f} at the end")
    return sum(last[name].rss - first[name].rss for name in first)


if __name__ == "__main__":
    sys.exit(main())
