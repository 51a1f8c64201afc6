"""When a line to somebody at risk need not repeat the words that the customer has before them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from forbear.safety.conduct import Reply, check_reply
from forbear.safety.reply_facts import SELF_HARM
from forbear.safety.risk import screen
from forbear.store.tables import Message

CRISIS_RULE = "CR-20"
STILL_HERE = timedelta(hours=1)
"""After so long a silence the customer is taken to have left."""


def since_the_last_sign(lines: Sequence[Message], now: datetime) -> list[Message]:
    """Our lines that answer the latest sign of self-harm, while the customer is still here.

    A new sign makes them old: it may be another danger, and it wants the words again.
    """
    signs = [line.seq for line in lines if line.author == "customer" and _is_sign(line)]
    last = max(signs, default=0)
    return [
        line
        for line in lines
        if line.author in ("bot", "agent")
        and line.seq > last
        and now - line.created_at <= STILL_HERE
    ]


def has_crisis_words(reply: Reply) -> bool:
    """Whether it has all that a reply to somebody at risk must have, and nothing it must not."""
    return all(each.rule != CRISIS_RULE for each in check_reply(reply).findings)


def risk_of(line: Message) -> Iterable[str]:
    """The flags of a customer's line, by the patterns alone where nobody has read it yet."""
    if line.understanding is None:
        return screen(line.text).flags
    flags: Iterable[str] = line.understanding.get("risk") or ()
    return flags


def _is_sign(line: Message) -> bool:
    return not SELF_HARM.isdisjoint(risk_of(line))
