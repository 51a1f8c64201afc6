"""Processor time: what one turn costs whatever else runs, and how much else ran."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass

import psutil

OWN = "bench"


@dataclass(frozen=True)
class Effort:
    """What a stretch of turns took."""

    a_turn: Mapping[str, float]
    """Seconds of processor time for each turn, by process."""
    others: float
    """The share of the machine's processors that other work had meanwhile."""


class Clock:
    """Starts with the first turn of a stretch."""

    def __init__(self, parts: Mapping[str, psutil.Process]) -> None:
        self._parts = parts
        self._began = time.monotonic()
        self._busy = _busy()
        self._spent = self._read()

    def stop(self, turns: int) -> Effort:
        elapsed = (time.monotonic() - self._began) * (psutil.cpu_count() or 1)
        now = self._read()
        spent = {name: now[name] - self._spent[name] for name in now}
        others = _busy() - self._busy - sum(spent.values())
        del spent[OWN]
        return Effort({name: s / turns for name, s in spent.items()}, max(0.0, others / elapsed))

    def _read(self) -> dict[str, float]:
        own = {OWN: psutil.Process(os.getpid())}
        return {name: _seconds(each) for name, each in {**self._parts, **own}.items()}


def _seconds(process: psutil.Process) -> float:
    family = [process, *process.children(recursive=True)]
    return float(sum(t.user + t.system for t in (each.cpu_times() for each in family)))


def _busy() -> float:
    times = psutil.cpu_times()
    return float(times.user + times.nice + times.system)
