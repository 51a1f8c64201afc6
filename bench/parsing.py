"""`python -m bench.parsing`: what understanding one message costs on one core, by length."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

import psutil
import yaml

from forbear.commands.assistant import load_agent
from forbear.commands.parse import parser_of

LINES = Path("tests/nlu/dev_set.yml")
"""Lines that nothing was trained on."""
SHORT, LONG = 80, 500
"""Letters: the most of a short message, and the length of a long one."""
SAMPLES, ROUNDS = 400, 4
WARM_UP = 60
SHORT_BAR_MS, LONG_BAR_MS, FIRST_BAR = 12.0, 40.0, 3.0

Parse = Callable[[dict[str, Any]], dict[str, Any]]


def main() -> int:
    argparse.ArgumentParser(prog="python -m bench.parsing", description=__doc__).parse_args()
    psutil.Process().cpu_affinity([(os.cpu_count() or 1) - 1])
    begun = time.perf_counter()
    parse = parser_of(load_agent())
    print(f"loaded in {time.perf_counter() - begun:.1f} s")
    rng = Random(7)
    texts = {lang: list(texts_of(lang, rng)) for lang in ("zh", "en")}
    first = _ms(parse, texts["en"].pop())
    for lines in texts.values():
        _times(parse, [lines.pop() for _ in range(WARM_UP)])
    met = [_told("short", parse, texts, _shortened, SHORT_BAR_MS)]
    met.append(_told(f"{LONG} letters", parse, texts, _lengthened, LONG_BAR_MS))
    usual = _percent(_times(parse, texts["en"][:WARM_UP]), 95)
    print(f"the first message: {first:.1f} ms, {first / usual:.1f} x (bar {FIRST_BAR:g} x)")
    return int(not (all(met) and first <= FIRST_BAR * usual))


def texts_of(lang: str, rng: Random) -> Iterator[str]:
    examples = yaml.safe_load(LINES.read_text(encoding="utf-8"))["examples"]
    lines = [each["text"] for each in examples if each["lang"] == lang]
    rng.shuffle(lines)
    yield from lines


def _shortened(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if len(line) <= SHORT][:SAMPLES]


def _lengthened(lines: Iterable[str]) -> list[str]:
    """Messages of `LONG` letters, put together of whole lines."""
    made, held = [], ""
    for line in [*lines] * ROUNDS:
        held = f"{held} {line}"
        if len(held) >= LONG:
            made.append(held[:LONG])
            held = ""
    return made


def _told(
    name: str,
    parse: Parse,
    texts: dict[str, list[str]],
    made: Callable[[Iterable[str]], list[str]],
    bar: float,
) -> bool:
    """Whether the worse of the two languages is within the bar; both are printed."""
    worst = 0.0
    for lang, lines in texts.items():
        times = _times(parse, made(lines))
        p95 = _percent(times, 95)
        worst = max(worst, p95)
        middle = _percent(times, 50)
        count = f"{len(times)} messages"
        print(f"{name:<12} {lang}  p50 {middle:5.1f} ms  p95 {p95:5.1f} ms  (bar {bar:g}), {count}")
    return worst <= bar


def _times(parse: Parse, texts: Iterable[str]) -> list[float]:
    return [_ms(parse, text) for text in texts]


def _ms(parse: Parse, text: str) -> float:
    begun = time.perf_counter()
    parse({"text": text})
    return (time.perf_counter() - begun) * 1000


def _percent(times: list[float], percent: int) -> float:
    return quantiles(times, n=100)[percent - 1]


if __name__ == "__main__":
    sys.exit(main())
