"""Plays the measured conversations, the two systems turn by turn, so that noise meets both."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx

from bench.chat import Chat, Desk, Turn, begin_conversation
from bench.effort import Clock, Effort
from bench.lines import LINES, OPENING
from bench.stack import Stack
from bench.stock import Stock

CYCLE = len(LINES)
WARM_UP = 10
LONGEST = 220
LATE = range(LONGEST - 2 * CYCLE, LONGEST)
"""Turn 200: the turns around it, beside which fresh conversations are played."""
MIDDLE = range(90, 90 + CYCLE)
"""Turn 100."""
STOCK_TURNS = MIDDLE.stop
ALONE = range(STOCK_TURNS, LATE.start)
"""When nothing but the long conversation is played."""

Progress = Callable[[str], None]
Play = Callable[[str], Awaitable[object]]


@dataclass
class Measured:
    """Every turn of the long conversation, and of those that were played beside it."""

    long: list[Turn] = field(default_factory=list)
    fresh: list[Turn] = field(default_factory=list)
    stock: list[float] = field(default_factory=list)
    effort: Effort | None = None


async def measure(stack: Stack, stock: Stock | None, tell: Progress) -> Measured:
    login, password = next(iter(stack.passwords.items()))
    desk = await Desk.log_in(stack.port, login, password)
    customer = await find_customer(stack.port)

    async def chat() -> Chat:
        opened = await Chat.open(stack.port, desk, customer["reference"])
        await _open(opened.turn, customer)
        return opened

    tell("warming up")
    await _warm_up(await chat(), stock)
    tell(f"playing {LONGEST} turns")
    try:
        return await _play(stack, await chat(), chat, await _stock_turn(stack, stock, customer))
    finally:
        await desk.close()


async def _play(
    stack: Stack,
    long: Chat,
    new_chat: Callable[[], Awaitable[Chat]],
    stock_turn: Callable[[str], Awaitable[float]] | None,
) -> Measured:
    measured = Measured()
    fresh = long
    clock = Clock(stack.parts())
    for number in range(LONGEST):
        if number == ALONE.start:
            clock = Clock(stack.parts())
        elif number == ALONE.stop:
            measured.effort = clock.stop(len(ALONE))
        text = LINES[number % CYCLE]
        measured.long.append(await long.turn(text))
        if stock_turn and number < STOCK_TURNS:
            measured.stock.append(await stock_turn(text))
        if number in LATE:
            if (number - LATE.start) % CYCLE == 0:
                fresh = await new_chat()
            measured.fresh.append(await fresh.turn(text))
    return measured


async def _warm_up(chat: Chat, stock: Stock | None) -> None:
    for text in LINES[:WARM_UP]:
        await chat.turn(text)
        if stock:
            await stock.turn("warm-up", text)
    await chat.close()


async def _stock_turn(
    stack: Stack, stock: Stock | None, customer: dict[str, str]
) -> Callable[[str], Awaitable[float]] | None:
    """The same customer's conversation with plain Rasa, so that the actions have as much to do."""
    if stock is None:
        return None
    server = stock
    opened = await begin_conversation(stack.port, customer["reference"])

    async def turn(text: str) -> float:
        return await server.turn(opened["conversation_id"], text)

    await _open(turn, customer)
    return turn


async def _open(play: Play, customer: dict[str, str]) -> None:
    for text in OPENING:
        await play(text.format(**customer))


async def find_customer(port: int) -> dict[str, str]:
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"http://127.0.0.1:{port}/api/demo/customers")
    answer.raise_for_status()
    return next(c for c in answer.json() if c["jurisdiction"] == "CN" and c["lang"] == "zh")


def run(stack: Stack, stock: Stock | None, tell: Progress) -> Measured:
    return asyncio.run(measure(stack, stock, tell))
