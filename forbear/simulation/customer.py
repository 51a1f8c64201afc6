"""A customer in a conversation: reads each reply, feels it, and says the next thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from forbear.simulation.agenda import Agenda, Request
from forbear.simulation.files import load
from forbear.simulation.heat import Effect, Heat
from forbear.simulation.manner import joined, typed
from forbear.simulation.move import Move
from forbear.simulation.moves import next_move
from forbear.simulation.persona import Persona
from forbear.simulation.reading import Reading, Sent, read
from forbear.simulation.wording import Wording

RANT_CHANCE = {0: 0.0, 1: 0.35, 2: 0.7, 3: 0.95}
RANT_FIRST_CHANCE = 0.7
LONGEST = 26
"""Messages of one customer; whoever has not got anywhere by then goes."""


@dataclass(frozen=True)
class Line:
    """One message, and what only its writer knows of it."""

    text: str
    says: tuple[str, ...]
    level: int
    """How hostile it is meant."""
    raises: tuple[str, ...] = ()
    choice: dict[str, Any] | None = None
    last: bool = False
    """Whether the customer goes after it."""


@dataclass
class Memory:
    """What was given, refused and heard so far."""

    given: set[str] = field(default_factory=set)
    evaded: int = 0
    rejected: int = 0
    insisted: bool = False
    accepted: dict[str, Any] | None = None
    agreed: bool = False
    reassured: bool = False
    identity_tries: int = 0
    crisis_replies: int = 0
    asked_what_now: int = 0
    told: bool = False
    repeats: dict[str, int] = field(default_factory=dict)


class Customer:
    """Plays one persona; the same seed and the same replies give the same words."""

    def __init__(self, persona: Persona, today: date, seed: int) -> None:
        self.persona = persona
        self.rng = Random(f"{seed}/{persona.name}")
        self.heat = Heat(persona.temper, self.rng)
        self.agenda = Agenda(persona.wants)
        self.memory = Memory()
        self.wording = Wording(persona, today, self.rng)
        self.truths: set[str] = set()
        """What has been said so far that rules out some answers."""
        self.verified = False
        self.messages = 0
        self.effect = Effect()
        self._heard: list[str] = []
        self._gone = False

    @property
    def figures(self) -> set[Decimal]:
        return self.wording.figures

    def open(self) -> Line:
        """The first message."""
        return self._said(next_move(self, None))

    def answer(self, sent: Sent | None, verified: bool) -> Line | None:
        """The next message; nothing once the chat is over, whoever ended it."""
        self.verified = verified
        reading = read(sent, self._heard, self.persona.language) if sent else None
        self._feel(reading)
        if sent is not None:
            self._heard.append(sent.text)
        if self._gone or (reading is not None and reading.ends):
            return None
        return self._said(next_move(self, reading))

    def _feel(self, reading: Reading | None) -> None:
        if reading is None:
            self.effect = Effect(silent=True)
        else:
            answered = self.agenda.hear(reading, self.messages)
            self._remember(reading)
            self.effect = self._effect(reading, answered)
        self.heat.feel(self.effect)

    def _effect(self, reading: Reading, answered: list[Request]) -> Effect:
        wanted = {"income", "essentials", "identity"} & reading.asks
        done = self.memory.given | ({"identity"} if self.verified else set())
        return Effect(
            heard=reading.heard,
            answered=len(answered),
            moved=self.agenda.moved(reading, self.verified) or self._useful(reading),
            offered=any(self.fits(o) for o in reading.offers) or reading.reading_back,
            same_words=reading.same_words,
            asked_again=bool(wanted) and wanted <= done,
            rung=reading.rung,
        )

    def _useful(self, reading: Reading) -> bool:
        """A question about means, or a record made, takes whoever wants to pay further."""
        useful = {"ask_affordability", "offer_plan", "read_back", "record_promise", "close"}
        crisis = "crisis" in self.truths and "crisis_support" in reading.acts
        return crisis or (self.persona.willing and bool(useful & reading.acts))

    def _remember(self, reading: Reading) -> None:
        memory = self.memory
        memory.reassured |= "scam_reassurance" in reading.acts
        memory.crisis_replies += "crisis_support" in reading.acts
        recorded = "record_promise" in reading.acts
        passed_on = "escalate_supervisor" in reading.acts and memory.accepted is not None
        memory.agreed |= recorded or passed_on

    def fits(self, offer: Any) -> bool:
        """Whether they can keep it: no instalment above what they have left."""
        means = self.persona.means
        instalment = offer.get("instalment")
        if means is None or instalment is None or not self.persona.willing:
            return False
        highest = max(Decimal(instalment), Decimal(offer.get("last_instalment") or 0))
        return highest <= means.left

    @property
    def fed_up(self) -> bool:
        return self.heat.fed_up or self.messages >= LONGEST

    def _said(self, move: Move) -> Line:
        level = 4 if "violence" in move.says else self.heat.level
        parts = [self.wording.line(act, level) for act in move.says]
        ranted = self._rant(parts, move)
        heated = max((self._tone(act) for act in move.says), default=0)
        raised = tuple(act for act in move.says if act in load("requests")["requests"])
        for name in raised:
            self.agenda.raise_(name, self.messages + 1)
            self.memory.repeats[name] = self.memory.repeats.get(name, 0) + 1
        made = load("requests")["makes_true"]
        self.truths |= {made[act] for act in move.says if act in made}
        self.messages += 1
        self._gone = move.last
        persona = self.persona
        text = move.title or joined(parts, persona.language)
        if move.title is None:
            text = typed(text, persona.manner, level, persona.language, self.rng)
        shouted = [int(act[-1]) for act in move.says if act.startswith("rant_")]
        meant = 4 if level == 4 else max(ranted, min(heated, self.heat.level), *shouted, 0)
        return Line(text, move.says, meant, raised, move.choice, move.last)

    def _rant(self, parts: list[str], move: Move) -> int:
        """Puts a rant before or after what is said; the level of it."""
        level = self.heat.level
        if move.title is not None or move.quiet:
            return 0
        if self.rng.random() >= RANT_CHANCE[level]:
            return 0
        first = self.rng.random() < RANT_FIRST_CHANCE
        parts.insert(0 if first else len(parts), self.wording.line(f"rant_{level}", level))
        return level

    def _tone(self, act: str) -> int:
        return 2 if self.wording.has_tones(act) and self.heat.level >= 2 else 0
