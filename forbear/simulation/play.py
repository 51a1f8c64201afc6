"""Lets a made-up customer and a desk talk until one of them ends it."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from forbear.simulation.customer import Customer, Line
from forbear.simulation.persona import Persona
from forbear.simulation.reading import Sent
from forbear.simulation.record import Heard, Outcome, Record, Turn


class DeskLeftError(Exception):
    """Whoever answers ends the conversation before the next reply."""


class Desk(Protocol):
    """Whoever answers: it drafts, one of its drafts or something else is sent, it keeps records."""

    def open(self, persona: Persona) -> str:
        """Begins a conversation of this customer; its id."""

    async def hear(self, conversation: str, number: int, line: Line) -> Heard:
        """Takes one message in and drafts replies."""

    async def choose(self, conversation: str, number: int, heard: Heard) -> Sent | None:
        """Sends one reply; nothing when there is none to send."""

    def verified(self, conversation: str) -> bool:
        """Whether the customer is verified by now."""

    def outcome(self, conversation: str) -> Outcome:
        """What the records hold."""


async def play(desk: Desk, persona: Persona, today: date, seed: int) -> Record:
    """One conversation; the same seed and the same desk give the same one."""
    customer = Customer(persona, today, seed)
    record = Record(persona, requests=customer.agenda.requests)
    conversation = desk.open(persona)
    line: Line | None = customer.open()
    try:
        while line is not None:
            turn = await _turn(desk, conversation, customer, line, len(record.turns) + 1)
            record.turns.append(turn)
            last, line = line, customer.answer(turn.sent, turn.verified)
        record.ended_by = _ended_by(last)
    except DeskLeftError:
        record.ended_by = "desk"
    record.heat_at_end = customer.heat.value
    record.outcome = desk.outcome(conversation)
    return record


async def _turn(desk: Desk, conversation: str, customer: Customer, line: Line, number: int) -> Turn:
    heat = customer.heat.value
    heard = await desk.hear(conversation, number, line)
    sent = await desk.choose(conversation, number, heard)
    return Turn(
        line=line,
        heat=heat,
        heard=heard,
        sent=sent,
        truths=frozenset(customer.truths),
        figures=frozenset(customer.figures),
        verified=desk.verified(conversation),
    )


def _ended_by(last: Line) -> str:
    if not last.last:
        return "desk"
    return "given up" if "break_off" in last.says else "customer"
