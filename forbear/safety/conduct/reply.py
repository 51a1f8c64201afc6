"""What the conduct check is asked: a reply, and the facts it must fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from typing import Any

from forbear.rules.authority import Authorities
from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.safety.conduct.reading import (
    ReplyError,
    choice,
    clock_time,
    decimals,
    flag_values,
    hostility_level,
    truth,
)
from forbear.safety.language import detect_language

TEXT_CAP = 10_000
"""Characters of one reply; a longer one is refused, not cut, as the rest would go unchecked."""


@dataclass(frozen=True)
class Context:
    """The facts; each one that is not given takes the value that permits least."""

    verified: bool = False
    speaker_role: str = "customer"
    initiated_by: str = "customer"
    local_time: time | None = None
    hostility: int = 0
    risk: str = "none"
    flags: Mapping[str, Decimal] = field(default_factory=dict)
    """Each flag that is up, with its number (1 where it has none)."""
    stop_state: str = "none"
    legal_referral: bool = False
    allowed_values: frozenset[Decimal] = frozenset()
    agent_role: str = "agent"
    has_offer: bool = False
    crisis_words_given: bool = False
    """Whether a line of ours gave care, the local line and a person since the last sign of
    self-harm. Only who reads the conversation knows; `check-reply` takes no word for it."""
    authorities: Mapping[str, Authorities] | None = None
    """By place, what each role may grant; the samples where the bank has set nothing."""

    def up(self, *names: str) -> bool:
        """Whether any of these flags is up."""
        return any(name in self.flags for name in names)

    @property
    def crisis(self) -> bool:
        """Whether there is any sign of self-harm."""
        return self.risk != "none" or self.up("self_harm_amber", "self_harm_red")

    @property
    def channel(self) -> str:
        """sms, email or chat."""
        if self.up("channel_sms"):
            return "sms"
        return "email" if self.up("channel_email") else "chat"

    @classmethod
    def from_json(cls, given: Any) -> Context:
        """The context of one `check-reply` line; ReplyError names the key that is wrong."""
        if given is None:
            given = {}
        if not isinstance(given, Mapping):
            raise ReplyError("`context` must be an object.")
        time_given = clock_time(given.get("local_time"))
        # Not knowing who started is only harmless while no clock speaks against it.
        starter = "customer" if time_given is None else "agent"
        return cls(
            verified=truth(given, "verified"),
            speaker_role=choice(
                given, "speaker_role", ("customer", "contact", "third_party"), "customer"
            ),
            initiated_by=choice(given, "initiated_by", ("customer", "agent"), starter),
            local_time=time_given,
            hostility=hostility_level(given.get("hostility")),
            risk=choice(given, "risk", ("none", "amber", "red"), "none"),
            flags=flag_values(given.get("flags")),
            stop_state=choice(given, "stop_state", STOP_STATES, "none"),
            legal_referral=truth(given, "legal_referral"),
            allowed_values=decimals(given.get("allowed_values")),
            agent_role=choice(
                given, "agent_role", ("agent", "senior", "supervisor", "bot"), "agent"
            ),
            has_offer=truth(given, "has_offer"),
        )


STOP_STATES = ("none", "breathing_space", "bankruptcy", "cease", "signed_plan", "attorney")


@dataclass(frozen=True)
class Reply:
    """A reply before it is sent."""

    text: str
    lang: str
    jurisdiction: str | None
    """CN, US or UK; None when the place is not known yet, and then every place's rules hold."""
    context: Context = Context()

    def __post_init__(self) -> None:
        if len(self.text) > TEXT_CAP:
            raise ReplyError(
                f"`text` has {len(self.text)} characters; at most {TEXT_CAP} can be checked. "
                "Split the reply."
            )
        if self.jurisdiction is not None and self.jurisdiction not in JURISDICTIONS:
            known = ", ".join(JURISDICTIONS)
            raise ReplyError(f"`jurisdiction` {self.jurisdiction!r} is not known; give {known}.")
        if self.lang not in ("zh", "en"):
            raise ReplyError(f"`lang` {self.lang!r} is not known; give zh or en.")

    @property
    def places(self) -> tuple[str, ...]:
        """The jurisdictions whose rules hold."""
        return (self.jurisdiction,) if self.jurisdiction else tuple(JURISDICTIONS)

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Reply:
        """The reply of one `check-reply` line; ReplyError names the key that is wrong."""
        text = given.get("text")
        if not isinstance(text, str) or not text.strip():
            raise ReplyError("`text` must be the words of the reply.")
        lang = given.get("lang")
        place = given.get("jurisdiction")
        for key, value in (("lang", lang), ("jurisdiction", place)):
            if value is not None and not isinstance(value, str):
                raise ReplyError(f"`{key}` must be a string.")
        return cls(
            text,
            detect_language(text[:TEXT_CAP]) if lang is None else lang,
            place,
            Context.from_json(given.get("context")),
        )
