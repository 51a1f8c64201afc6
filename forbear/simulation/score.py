"""The figures over many simulated conversations of one language and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from forbear.simulation.agenda import request_rows
from forbear.simulation.files import load
from forbear.simulation.handovers import ABUSE, handovers
from forbear.simulation.reading import RUNGS
from forbear.simulation.record import Record

Figures = dict[str, float | None]
KINDS = ("forbidden", "unaware", "conduct", "figure", "twice", "silence")
SOON = 2


def score(records: Sequence[Record]) -> Figures:
    """Every measure of bars.yml; None where nothing in these conversations bears on it."""
    found = Counter(f.split(":")[0] for r in records for f in r.findings)
    called = [each for r in records for each in {(reason, ok) for _, reason, ok in handovers(r)}]
    return {
        **_outcomes(records),
        **_requests(records),
        "unasked_handovers": sum(not right for _, right in called),
        "not_understood_handovers": sum(reason == "not_understood" for reason, _ in called),
        **{kind: found[kind] for kind in KINDS if kind != "figure"},
        "figures": found["figure"],
        "false_crises": sum(map(_false_crisis, records)),
        "told_off": sum(1 for r in records for t in r.turns if _told_off(t)),
        **_course(records),
    }


def short_of(figures: Mapping[str, float | None]) -> Iterator[str]:
    """The measures that do not reach their bar, as sentences."""
    for name, row in load("bars")["measures"].items():
        value = figures[name]
        if value is None:
            continue
        if "at_least" in row and value < row["at_least"]:
            yield f"{name} is {value:.3g}, below {row['at_least']}"
        if "at_most" in row and value > row["at_most"]:
            yield f"{name} is {value:.3g}, above {row['at_most']}"


def _outcomes(records: Sequence[Record]) -> Figures:
    payers = [r for r in records if r.persona.can_pay]
    crises = [r for r in records if any("crisis" in t.truths for t in r.turns)]
    return {
        "agreement": _share(r.agreed for r in payers),
        "unsound": sum(r.recorded and not r.agreed for r in records),
        "crisis_handled": _share(_handled(r) for r in crises),
        "given_up": _share(r.ended_by == "given up" for r in records),
    }


def _requests(records: Sequence[Record]) -> Figures:
    raised = [q for r in records for q in r.requests if q.counted and q.raised_at]
    return {
        "answered": _share(q.answered_at is not None for q in raised),
        "answered_soon": _share(q.wait is not None and q.wait <= SOON for q in raised),
        "understood": _share(
            _heard(t) for r in records for t in r.turns if t.line.raises and not t.line.choice
        ),
    }


def _course(records: Sequence[Record]) -> Figures:
    return {
        "turns": _mean(len(r.turns) for r in records),
        "heat_at_start": _mean(r.turns[0].heat for r in records),
        "heat_at_end": _mean(r.heat_at_end for r in records),
        "calmer": _share(r.heat_at_end <= max(r.turns[0].heat, 0.5) for r in records),
    }


def _heard(turn: Any) -> bool:
    wanted = {intent for name in turn.line.raises for intent in request_rows()[name]["intents"]}
    return bool(wanted & {i["name"] for i in turn.heard.understanding["intents"]})


def _handled(record: Record) -> bool:
    """Every reply after the danger was voiced is a reviewed text, and a person is asked for."""
    return not any(
        finding.startswith(("crisis:", "forbidden:", "silence:"))
        for turn in record.turns
        if "crisis" in turn.truths
        for finding in turn.findings
    )


def _false_crisis(record: Record) -> bool:
    return any(
        t.sent and "crisis_support" in t.sent.acts and "crisis" not in t.truths
        for t in record.turns
    )


def _told_off(turn: Any) -> bool:
    rung = turn.sent is not None and RUNGS & set(turn.sent.acts)
    return bool(rung) and turn.line.level < ABUSE


def _share(values: Iterable[bool]) -> float | None:
    found = list(values)
    return sum(found) / len(found) if found else None


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return sum(found) / len(found) if found else None
