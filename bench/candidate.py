"""`make bench-candidate`: a candidate is trained after five new examples, beside a live chat."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from statistics import quantiles
from uuid import uuid4

from bench.chat import Chat, Desk
from bench.effort import Clock, Effort
from bench.lines import LINES, OPENING
from bench.processes import Process
from bench.run import find_customer
from bench.stack import Stack
from forbear.settings import ROOT

SECONDS = 60.0
GROWTH = 2.0
BEFORE = 60
"""Turns that are played before the training begins: what its turns are held against."""
WARM_UP = 10
FILE = "data/nlu/account.yml"
FIRST = "    examples:\n"
LOANS = ("车贷", "房贷", "备用金", "消费贷", "随借随还")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="forbear-bench-") as folder:
        stack = Stack(Path(folder) / "var")
        try:
            stack.start()
            return asyncio.run(_measure(stack, Path(folder)))
        finally:
            stack.stop()


async def _measure(stack: Stack, folder: Path) -> int:
    login, password = next(iter(stack.passwords.items()))
    desk = await Desk.log_in(stack.port, login, password)
    customer = await find_customer(stack.port)
    chat = await Chat.open(stack.port, desk, customer["reference"])
    for text in (*(each.format(**customer) for each in OPENING), *LINES[:WARM_UP]):
        await chat.turn(text)
    clock = Clock(stack.parts())
    before = [(await chat.turn(LINES[n % len(LINES)])).suggested for n in range(BEFORE)]
    quiet = clock.stop(BEFORE)
    command = [sys.executable, "-m", "forbear.cli", "candidate", "train", "--from"]
    began = time.monotonic()
    training = Process(
        [*command, str(_taught(folder / "taught"))], stack.environment, folder / "candidate.log"
    )
    during = []
    for number in count(BEFORE):
        if training.ended is not None:
            break
        during.append((await chat.turn(LINES[number % len(LINES)])).suggested)
    seconds = time.monotonic() - began
    if training.ended:
        raise RuntimeError(f"The training failed:\n{training.output()[-2000:]}")
    return _told(seconds, before, during, quiet)


def _taught(folder: Path) -> Path:
    """The files of the project with five examples more, which no run before had."""
    folder.mkdir()
    shutil.copytree(ROOT / "data", folder / "data")
    for name in ("config.yml", "domain.yml"):
        shutil.copy(ROOT / name, folder)
    run = uuid4().hex[:6]
    five = "".join(f'      - {{text: "{run}号{loan}那笔还差多少"}}\n' for loan in LOANS)
    file = folder / FILE
    file.write_text(file.read_text("utf-8").replace(FIRST, FIRST + five, 1), "utf-8")
    return folder


def _told(seconds: float, before: list[float], during: list[float], quiet: Effort) -> int:
    usual, busy = (quantiles(some, n=20)[-1] * 1000 for some in (before, during))
    print(f"a candidate after five examples: {seconds:.0f} s (bar {SECONDS:.0f} s)")
    print(f"p95 of a turn: {usual:.0f} ms before, {busy:.0f} ms while it trains,")
    print(f"  {busy / usual:.2f} x (bar {GROWTH:g} x), {len(during)} turns")
    print(f"other work on the machine before the training: {quiet.others:.0%}")
    return 0 if seconds <= SECONDS and busy <= GROWTH * usual else 1


if __name__ == "__main__":
    sys.exit(main())
