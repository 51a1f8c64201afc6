"""Simulated conversations for people to read: the table of figures, and transcripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from forbear.simulation.files import load
from forbear.simulation.handovers import handovers
from forbear.simulation.record import Record, Turn
from forbear.simulation.score import Figures

WIDTH = 62


def table(cells: Mapping[str, Figures]) -> Iterator[str]:
    """One row for each measure, one column for each language and place."""
    yield f"{'':<{WIDTH}}{'wanted':>9}" + "".join(f"{name:>9}" for name in cells)
    for name, row in load("bars")["measures"].items():
        shown = "".join(f"{_shown(figures[name], row):>9}" for figures in cells.values())
        yield f"{row['says']:<{WIDTH}}{_bar(row):>9}{shown}"


def summary(record: Record) -> dict[str, Any]:
    """One conversation as JSON."""
    persona = record.persona
    return {
        "name": persona.name,
        "kind": persona.kind,
        "temper": persona.temper.name,
        "can_pay": persona.can_pay,
        "agreed": record.agreed,
        "fault": record.fault,
        "ended_by": record.ended_by,
        "turns": len(record.turns),
        "heat": [round(turn.heat, 2) for turn in record.turns] + [round(record.heat_at_end, 2)],
        "requests": {
            q.name: {"raised_at": q.raised_at, "answered_at": q.answered_at}
            for q in record.requests
            if q.raised_at
        },
        "findings": record.findings,
        "unasked_handovers": [reason for _, reason, right in handovers(record) if not right],
    }


def write_transcripts(records: Sequence[Record], folder: Path) -> None:
    """A text file for each conversation, and an index that puts the worst first."""
    folder.mkdir(parents=True, exist_ok=True)
    for record in records:
        text = "\n".join(transcript(record)) + "\n"
        (folder / f"{record.persona.name}.txt").write_text(text, encoding="utf-8")
    worst = sorted(records, key=lambda r: (-len(r.findings), r.agreed, r.persona.name))
    lines = [f"{r.persona.name:<40} {_verdict(r)}" for r in worst]
    (folder / "index.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def transcript(record: Record) -> Iterator[str]:
    """Who this was, what was said, what was heard, and what was wrong."""
    persona, means, debt = record.persona, record.persona.means, record.persona.debt
    money = f"income {means.income}, essentials {means.spent}" if means else "no figures"
    yield f"{persona.name}: {persona.story}"
    yield f"  temper {persona.temper.name}, types {persona.manner}, identity {persona.identity}"
    yield f"  wants {', '.join(persona.wants)}; {money}, affordable {persona.affordable / 100:.2f},"
    yield f"  owes {debt.balance / 100:.2f} {debt.currency}, {debt.dpd} days late"
    yield f"  {_verdict(record)}"
    for number, turn in enumerate(record.turns, start=1):
        yield ""
        yield from _turn(number, turn)
    yield ""
    for request in record.requests:
        if request.raised_at:
            answered = f"answered by {request.answered_at}" if request.answered_at else "UNANSWERED"
            yield f"  {request.name}: raised in {request.raised_at}, {answered}"


def _turn(number: int, turn: Turn) -> Iterator[str]:
    heard = turn.heard.understanding
    entities = ", ".join(f"{e['entity']}={e['value']}" for e in heard["entities"])
    yield f"{number}. C [heat {turn.heat:.1f}] {turn.line.text}"
    yield f"     says {', '.join(turn.line.says)}; meant as hostility {turn.line.level}"
    yield (
        f"     heard {heard['intent']['name']} {heard['intent']['confidence']:.2f}, hostility"
        f" {heard['hostility']['level']}, {', '.join(heard['risk']) or 'no risk'}; {entities}"
    )
    if turn.heard.handoff:
        yield f"     a person is asked for: {turn.heard.handoff}"
    if turn.sent is None:
        yield "   A (nothing was suggested)"
    else:
        yield f"   A {turn.sent.text}"
        yield f"     {', '.join(turn.sent.acts)} by {turn.sent.action}, {turn.sent.why.get('rule')}"
        for offer in (turn.sent.card or {}).get("offers", ()):
            yield f"     [{offer['n']} x {offer['instalment']} at {offer['apr']} %]"
    for finding in turn.findings:
        yield f"   !! {finding}"


def _verdict(record: Record) -> str:
    agreement = "agreed" if record.agreed else (record.fault or "")
    unanswered = [q.name for q in record.requests if q.open and q.counted]
    parts = [f"ended by {record.ended_by}", agreement if record.persona.can_pay else ""]
    if unanswered:
        parts.append(f"unanswered: {', '.join(unanswered)}")
    if record.findings:
        parts.append(f"{len(record.findings)} findings")
    return "; ".join(part for part in parts if part)


def _shown(value: float | None, row: Mapping[str, Any]) -> str:
    if value is None:
        return "-"
    if row.get("share"):
        return f"{100 * value:.1f} %"
    return f"{value:.2f}" if value != int(value) else str(int(value))


def _bar(row: Mapping[str, Any]) -> str:
    for name, sign in (("at_least", ">="), ("at_most", "<=")):
        if name in row:
            return f"{sign} {_shown(row[name], row).replace('.0 ', ' ')}"
    return ""
