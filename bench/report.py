"""What was measured, as a table for people and as figures for the bars."""

from __future__ import annotations

import os
from dataclasses import dataclass
from statistics import median, quantiles

import psutil

from bench.bars import BARS
from bench.processes import Memory
from bench.run import CYCLE, LATE, MIDDLE, Measured
from bench.stock import EPOCHS

MIB_PER_GB = 1e9 / (1024 * 1024)


@dataclass(frozen=True)
class Report:
    """One whole measurement; times in seconds, memory in MiB."""

    turns: Measured
    memory: dict[str, Memory]
    second_start: float
    stock_memory: Memory | None

    def figures(self) -> dict[str, float]:
        """By the names of the bars."""
        late = [self.turns.long[n].suggested for n in LATE]
        fresh = [t.suggested for t in self.turns.fresh]
        return {
            "p95 of a turn": 1000 * _p95([t.suggested for t in self.turns.long]),
            "turn 200 against turn 10": median(late) / median(fresh),
            "memory of the three processes": sum(m.rss for m in self.memory.values()) / MIB_PER_GB,
        }

    def lines(self) -> list[str]:
        return [
            *self._machine(),
            *self._latency(),
            *self._growth(),
            *self._memory(),
            *self._stock(),
        ]

    def _machine(self) -> list[str]:
        load = os.getloadavg()[1]
        return [
            "",
            f"One chat, {len(self.turns.long)} turns in agent mode, the first suggestion sent each"
            f" turn; {psutil.cpu_count()} processors, load {load:.1f} in the last 5 minutes.",
        ]

    def _latency(self) -> list[str]:
        turns = self.turns.long
        drafts = sum(t.suggestions for t in turns) / len(turns)
        return [
            "",
            f"{'from the line of the customer':<46}{'p50':>10}{'p95':>10}{'bar':>10}",
            _row("  to its acknowledgement", [t.acknowledged for t in turns]),
            _row("  to the suggestions on the desk", [t.suggested for t in turns])
            + f"{_bar('p95 of a turn'):>10}",
            f"  ({drafts:.1f} suggestions a turn)",
            *self._effort(),
        ]

    def _effort(self) -> list[str]:
        effort = self.turns.effort
        if effort is None:
            return []
        parts = ", ".join(f"{name} {_ms(each)}" for name, each in effort.a_turn.items())
        return [
            "",
            "processor time of a whole turn, the agent's answer included:"
            f" {_ms(sum(effort.a_turn.values()))} ({parts})",
            f"  other work had {effort.others:.0%} of this machine meanwhile",
        ]

    def _growth(self) -> list[str]:
        ratio = self.figures()["turn 200 against turn 10"]
        fresh = median(t.suggested for t in self.turns.fresh)
        late = median(self.turns.long[n].suggested for n in LATE)
        name = "turn 200 against turn 10"
        return [
            "",
            f"{'growth (medians, both played at the same time)':<46}",
            f"  turn 10  (turns 1 to {CYCLE} of fresh chats){_ms(fresh):>14}",
            f"  turn 200 (turns {LATE.start + 1} to {LATE.stop}){_ms(late):>24}",
            f"  {name:<44}{ratio:>8.2f} x{_bar(name):>20}",
        ]

    def _memory(self) -> list[str]:
        whole = self.memory.values()
        name = "memory of the three processes"
        return [
            "",
            f"{'memory':<46}{'RSS':>10}{'PSS':>10}{'bar':>10}",
            *(_memory_row(f"  {name}", m) for name, m in self.memory.items()),
            _memory_row("  together", Memory(sum(m.rss for m in whole), sum(m.pss for m in whole)))
            + f"{_bar(name):>10}",
            "",
            f"{'second `forbear up`, until everything is ready':<46}{self.second_start:>8.1f} s",
        ]

    def _stock(self) -> list[str]:
        times = self.turns.stock
        if not times:
            return ["", "Rasa's default configuration: skipped (--quick)."]
        early, late = median(times[:CYCLE]), median(times[n] for n in MIDDLE)
        ours = [t.suggested for t in self.turns.long]
        own_early, own_late = median(ours[:CYCLE]), median(ours[n] for n in MIDDLE)
        memory = [_memory_row("  memory", self.stock_memory)] if self.stock_memory else []
        return [
            "",
            "Rasa's default configuration, on the same data, in the same run, message in to reply"
            " out",
            f"(its default_config.yml with the tokenizer for Chinese, {EPOCHS} epoch of training:"
            " latency counts here, not accuracy)",
            f"{'':<46}{'Rasa':>10}{'Forbear':>10}{'ratio':>10}",
            _pair(f"  turn 10  (turns 1 to {CYCLE})", early, own_early),
            _pair(f"  turn 100 (turns {MIDDLE.start + 1} to {MIDDLE.stop})", late, own_late),
            f"{'  turn 100 against turn 10':<46}{late / early:>8.2f} x"
            f"{own_late / own_early:>8.2f} x",
            *memory,
        ]


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"


def _row(name: str, values: list[float]) -> str:
    return f"{name:<46}{_ms(median(values)):>10}{_ms(_p95(values)):>10}"


def _pair(name: str, stock: float, ours: float) -> str:
    return f"{name:<46}{_ms(stock):>10}{_ms(ours):>10}{stock / ours:>8.1f} x"


def _memory_row(name: str, memory: Memory) -> str:
    return f"{name:<46}{memory.rss:>6.0f} MiB{memory.pss:>6.0f} MiB"


def _bar(name: str) -> str:
    most, unit = BARS[name]
    return f"{most:g} {unit}"
