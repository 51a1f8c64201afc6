"""The assistant as the desk of a simulation: its first suggestion is what is sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from forbear.commands.rehearsal import Rehearsal
from forbear.commands.stage import read_account
from forbear.dialogue.act_table import ActTable
from forbear.dialogue.place import place_facts
from forbear.dialogue.situation import read_situation
from forbear.dialogue.table_facts import table_facts
from forbear.rules.verification import is_verified
from forbear.settings import ROOT
from forbear.simulation.customer import Line
from forbear.simulation.persona import Persona
from forbear.simulation.reading import Sent
from forbear.simulation.record import Heard, Outcome
from forbear.store.conversations import get_conversation
from forbear.store.plans import find_open_plan
from forbear.store.promises import find_open_promise
from forbear.store.tickets import list_tickets

ACTS = ROOT / "data" / "acts.yml"
PLAN_FIELDS = (
    "kind", "principal", "apr_bps", "n", "instalment", "last_instalment", "total_interest",
    "total_payable", "first_due_on", "status",
)  # fmt: skip


class RehearsedDesk:
    """Answers simulated customers with what the assistant would suggest first."""

    def __init__(self, rehearsal: Rehearsal, acts: Path = ACTS) -> None:
        """`acts` is the act table that the rehearsed model was trained with."""
        self._rehearsal = rehearsal
        self._accounts: dict[str, dict[str, Any]] = {}
        domain = rehearsal.agent.domain
        assert domain is not None
        self._table = ActTable.from_yaml(acts.read_text("utf-8"), domain.responses)

    @property
    def today(self) -> date:
        return self._rehearsal.now.date()

    def open(self, persona: Persona) -> str:
        account = read_account({"jurisdiction": persona.place, "account": persona.account()})
        conversation = self._rehearsal.open(account)
        self._accounts[conversation] = account
        return conversation

    async def hear(self, conversation: str, number: int, line: Line) -> Heard:
        answer = await self._rehearsal.hear(
            conversation, number, line.text, self._accounts[conversation], line.choice
        )
        store = self._rehearsal.agent.tracker_store
        tracker = await store.retrieve(conversation)
        situation = read_situation(tracker)
        return Heard(
            understanding=answer["understanding"],
            suggestions=tuple(answer["suggestions"]),
            handoff=(answer["handoff"] or {}).get("reason"),
            verified=answer["state"]["verified"],
            facts=table_facts(situation),
            intent=situation.intent,
        )

    async def choose(self, conversation: str, number: int, heard: Heard) -> Sent | None:
        if not heard.suggestions:
            return None
        return await self.send(conversation, number, heard.suggestions[0])

    async def send(self, conversation: str, number: int, draft: Mapping[str, Any]) -> Sent:
        await self._rehearsal.say(conversation, number, draft["text"], dict(draft))
        return Sent(
            text=draft["text"],
            acts=tuple(draft["acts"]),
            strategy=draft["strategy"],
            action=draft["action"],
            card=draft["card"],
            rank=draft["rank"],
            why=draft["why"],
            values=tuple(draft.get("values", ())),
        )

    async def type(self, conversation: str, number: int, text: str) -> None:
        """Send what a person wrote without a suggestion."""
        await self._rehearsal.say(conversation, number, text, None)

    def forbidden(self, intent: str, facts: Mapping[str, Any]) -> frozenset[str]:
        """The acts that the table forbids when these facts hold."""
        return self._table.row(intent, facts).forbidden

    def verified(self, conversation: str) -> bool:
        with self._rehearsal.sessions() as session:
            until = get_conversation(session, conversation).verified_until
        return is_verified(until, self._rehearsal.now)

    def place_values(self, persona: Persona) -> tuple[str, ...]:
        """What any reply may say of the place: lines, routes, days."""
        facts = [place_facts(persona.place, lang) for lang in ("zh", "en")]
        return tuple(value for each in facts for value in each.values())

    def outcome(self, conversation: str) -> Outcome:
        with self._rehearsal.sessions() as session:
            account = get_conversation(session, conversation).customer.accounts[0]
            plan = find_open_plan(session, account.id)
            promise = find_open_promise(session, account.id)
            tickets = tuple(t.kind for t in list_tickets(session, conversation))
            return Outcome(
                plan={k: getattr(plan, k) for k in PLAN_FIELDS} if plan else None,
                promise={"amount": promise.amount, "due_on": promise.due_on} if promise else None,
                tickets=tickets,
            )
