"""The facts that a reply must fit, put together alike by all who check replies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from forbear.rules.authority import Authorities
from forbear.safety.conduct import Context

SELF_HARM = frozenset({"self_harm_amber", "self_harm_red"})
OTHER_PEOPLE = frozenset({"third_party", "wrong_person"})
_FLAGS_OF_INTENTS = {"ask_if_bot": "asked_if_bot", "request_human": "human_requested"}


@dataclass(frozen=True)
class ReplyFacts:
    """What is known where a reply is about to be sent; each default permits least."""

    verified: bool = False
    speaker_role: str = "customer"
    hostility: int = 0
    risk: frozenset[str] = frozenset()
    """The risk flags of what the reply answers."""
    crisis: bool = False
    """Open until a person clears it, whatever was said since."""
    intents: frozenset[str] = frozenset()
    """What the reply answers."""
    states: frozenset[str] = frozenset()
    """Flags that the records raise: an open dispute, a representative."""
    stop_state: str = "none"
    legal_referral: bool = False
    first_turn: bool = False
    automated: bool = False
    agent_role: str = "agent"
    has_offer: bool = False
    figures: frozenset[Decimal] = frozenset()
    """Every figure that the data supports."""
    begun_by_bank: bool = False
    """Nobody is writing: what is sent now is a contact of the bank's own."""
    local_time: time | None = None
    crisis_words_given: bool = False
    authorities: Mapping[str, Authorities] | None = None
    """By place, what the bank lets each role grant."""

    def context(self) -> Context:
        """The same as the conduct check is asked it."""
        return Context(
            verified=self.verified,
            speaker_role=self.speaker_role,
            initiated_by="agent" if self.begun_by_bank else "customer",
            local_time=self.local_time,
            hostility=self.hostility,
            risk=self._level(),
            flags={name: Decimal(1) for name in self._flags()},
            stop_state=self.stop_state,
            legal_referral=self.legal_referral,
            allowed_values=self.figures,
            agent_role=self.agent_role,
            has_offer=self.has_offer,
            crisis_words_given=self.crisis_words_given,
            authorities=self.authorities,
        )

    def _level(self) -> str:
        if "self_harm_red" in self.risk:
            return "red"
        return "amber" if self.crisis or self.risk & SELF_HARM else "none"

    def _flags(self) -> Iterable[str]:
        yield from self.risk | self.states
        if not self.verified:
            yield "unverified"
        if self.first_turn:
            yield "first_turn"
        if self.automated:
            yield "automated"
        yield from (flag for intent, flag in _FLAGS_OF_INTENTS.items() if intent in self.intents)
