"""A new agent answers one made-up customer in the terminal, and is debriefed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from forbear.commands.rehearsed_desk import RehearsedDesk
from forbear.safety.conduct import Context, Reply, ReplyError, Verdict, check_reply
from forbear.simulation.casting import cast
from forbear.simulation.customer import Line
from forbear.simulation.debriefing import debriefing
from forbear.simulation.files import load
from forbear.simulation.judge import judge
from forbear.simulation.numbers import numbers_in
from forbear.simulation.persona import Persona
from forbear.simulation.play import DeskLeftError, play
from forbear.simulation.reading import Sent, typed_acts
from forbear.simulation.record import Heard

Ask = Callable[[str], str]
Show = Callable[[str], None]
END, WHY = "end", "why"


class Trainee:
    """A desk at which a person decides what is sent; the rest is the assistant's."""

    def __init__(self, desk: RehearsedDesk, persona: Persona, ask: Ask, show: Show) -> None:
        self._desk = desk
        self._persona = persona
        self._ask = ask
        self._show = show
        self._words: Mapping[str, str] = load("words")[persona.language]
        self._seen: set[Decimal] = set()
        """Every number that stood on the screen so far."""
        self.held_back = 0

    def open(self, persona: Persona) -> str:
        self._show(self._words["intro"])
        return self._desk.open(persona)

    async def hear(self, conversation: str, number: int, line: Line) -> Heard:
        self._show(f"\n{self._words['customer']}: {line.text}")
        heard = await self._desk.hear(conversation, number, line)
        self._note(line.text)
        for each in heard.suggestions:
            self._show_suggestion(each)
        if not heard.suggestions:
            self._show(self._words["none"])
        return heard

    async def choose(self, conversation: str, number: int, heard: Heard) -> Sent | None:
        while True:
            try:
                typed = self._ask(self._words["prompt"]).strip()
            except EOFError:
                typed = END
            if typed == END:
                self._show(self._words["you_ended"])
                raise DeskLeftError
            if typed == WHY:
                self._show_why(heard)
            elif typed.isdecimal():
                if (chosen := self._numbered(heard, int(typed))) is not None:
                    return await self._desk.send(conversation, number, chosen)
            elif typed and self._may_be_sent(typed, heard):
                return await self._send_typed(conversation, number, typed)

    def verified(self, conversation: str) -> bool:
        return self._desk.verified(conversation)

    def outcome(self, conversation: str) -> Any:
        return self._desk.outcome(conversation)

    async def _send_typed(self, conversation: str, number: int, text: str) -> Sent:
        await self._desk.type(conversation, number, text)
        return Sent(text, typed_acts(text, self._persona.language))

    def _numbered(self, heard: Heard, rank: int) -> Mapping[str, Any] | None:
        found = next((s for s in heard.suggestions if s["rank"] == rank), None)
        if found is None:
            self._show(self._words["no_such"].format(rank=rank))
        return found

    def _may_be_sent(self, text: str, heard: Heard) -> bool:
        try:
            verdict = self._check(text, heard)
        except ReplyError as error:
            self._show(str(error))
            return False
        blocked = verdict.severity == "block"
        for finding in verdict.findings:
            words = self._words["blocked" if finding.severity == "block" else "fix"]
            self._show(words.format(**finding.as_json()))
        self.held_back += blocked
        return not blocked

    def _check(self, text: str, heard: Heard) -> Verdict:
        risk = set(heard.understanding["risk"])
        flags = risk if heard.verified else {*risk, "unverified"}
        context = Context(
            verified=heard.verified,
            speaker_role=heard.facts["speaker"],
            hostility=heard.understanding["hostility"]["level"],
            risk="red" if heard.facts["crisis"] else "none",
            flags={name: Decimal(1) for name in flags},
            stop_state=heard.facts["stop"],
            allowed_values=frozenset(self._seen),
            has_offer=bool(heard.facts["offer"]) or any(s["card"] for s in heard.suggestions),
        )
        return check_reply(Reply(text, self._persona.language, self._persona.place, context))

    def _show_suggestion(self, suggestion: Mapping[str, Any]) -> None:
        acts = ", ".join(suggestion["acts"])
        self._show(self._words["suggestion"].format(**{**suggestion, "acts": acts}))
        self._note(suggestion["text"])
        for offer in (suggestion["card"] or {}).get("offers", ()):
            shown = self._words["offer"].format(**offer)
            self._show(shown)
            self._note(shown)

    def _show_why(self, heard: Heard) -> None:
        for each in heard.suggestions:
            self._show(self._words["why"].format(rank=each["rank"], **each["why"]))

    def _note(self, text: str) -> None:
        self._seen |= set(numbers_in(text))


def talk(
    desk: RehearsedDesk,
    language: str,
    place: str,
    seed: int,
    kind: str | None,
    ask: Ask = input,
    show: Show = print,
) -> int:
    """One conversation with a person at the desk, then the debriefing."""
    persona = next(cast(language, place, seed, desk.today, kind))
    trainee = Trainee(desk, persona, ask, show)
    loop = asyncio.new_event_loop()
    record = loop.run_until_complete(play(trainee, persona, desk.today, seed))
    loop.close()
    if record.ended_by != "desk":
        show(load("words")[language]["customer_left"])
    judge(record, desk, desk.today)
    show("")
    for line in debriefing(record, trainee.held_back):
        show(line)
    return 0
