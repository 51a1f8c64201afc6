"""What a trainee is told after answering a made-up customer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from forbear.simulation.files import load
from forbear.simulation.record import Record

BAR = 4
"""Signs of the bar for one step of heat."""
LATE = 2
SHOWN = 60


def debriefing(record: Record, held_back: int) -> Iterator[str]:
    """Who it was, how heat went, what was left open, what should not have been said."""
    words: dict[str, str] = load("words")[record.persona.language]
    yield words["debriefing"]
    yield from _secret(record, words)
    yield from _heat(record, words)
    yield from _requests(record, words)
    yield from _findings(record, words, held_back)
    if record.persona.can_pay:
        fault = words["fault_none"] if not record.recorded else record.fault
        yield words["agreed"] if record.agreed else words["not_agreed"].format(fault=fault)


def _secret(record: Record, words: dict[str, str]) -> Iterator[str]:
    persona = record.persona
    yield words["secret"].format(story=persona.story)
    if persona.means is None:
        yield words["no_means"]
    else:
        yield words["means"].format(
            income=persona.means.income,
            essentials=persona.means.spent,
            affordable=persona.affordable // 100,
        )


def _heat(record: Record, words: dict[str, str]) -> Iterator[str]:
    yield words["heat"]
    course = [turn.heat for turn in record.turns] + [record.heat_at_end]
    for number, turn in enumerate(record.turns, start=1):
        bar = "#" * round(turn.heat * BAR)
        text = turn.line.text[:SHOWN]
        yield words["heat_row"].format(number=number, bar=bar, value=turn.heat, text=text)
    changes = [
        (after - before, turn.sent.text)
        for before, after, turn in zip(course, course[1:], record.turns, strict=False)
        if turn.sent is not None
    ]
    yield from _extremes(changes, words)


def _extremes(changes: list[tuple[float, str]], words: dict[str, str]) -> Iterator[str]:
    if not changes:
        return
    best, worst = min(changes), max(changes)
    if best[0] < 0:
        yield words["cooled"].format(change=best[0], text=best[1])
    if worst[0] > 0:
        yield words["heated"].format(change=worst[0], text=worst[1])


def _requests(record: Record, words: dict[str, str]) -> Iterator[str]:
    counted = [q for q in record.requests if q.counted and q.raised_at]
    left = [q.name for q in counted if q.open]
    yield words["unanswered"].format(names=", ".join(left)) if left else words["all_answered"]
    for request in counted:
        if request.wait is not None and request.wait > LATE:
            yield words["late"].format(name=request.name, wait=request.wait)


def _findings(record: Record, words: dict[str, str], held_back: int) -> Iterator[str]:
    found: list[tuple[int, Any]] = [
        (number, finding)
        for number, turn in enumerate(record.turns, start=1)
        for finding in turn.findings
    ]
    yield words["findings"] if found else words["no_findings"]
    for number, finding in found:
        yield words["finding"].format(number=number, finding=finding)
    if held_back:
        yield words["attempts"].format(count=held_back)
