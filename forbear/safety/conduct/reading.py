"""Reads the values of a `check-reply` context, and says which one is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from forbear.safety.risk import FLAGS as RISK_FLAGS

PLAIN_FLAGS = frozenset(
    (
        *RISK_FLAGS, "unverified", "first_turn", "automated", "asked_if_bot", "human_requested",
        "channel_sms", "channel_email", "pref_text_only", "pref_email_only", "pref_no_workplace",
        "pref_time", "contact_refused", "opt_out", "already_paid", "complaint_threat",
        "complaint_open", "third_party_agency", "customer_sent_pan",
    )
)  # fmt: skip
NUMBER_FLAGS = frozenset(
    (
        "failed_understanding", "affordable", "voice_conversations_today", "unanswered_today",
        "call_attempts_7d",
    )
)  # fmt: skip


class ReplyError(ValueError):
    """A reply cannot be checked; the message names the place and how to mend it."""


def choice(given: Mapping[str, Any], key: str, known: Iterable[str], default: str) -> str:
    value = given.get(key)
    if value is None:
        return default
    if value not in tuple(known):
        raise ReplyError(f"`context.{key}` {value!r} is not known; give one of {', '.join(known)}.")
    return str(value)


def truth(given: Mapping[str, Any], key: str) -> bool:
    value = given.get(key)
    if value is None:
        return False
    if not isinstance(value, bool):
        raise ReplyError(f"`context.{key}` must be true or false, not {value!r}.")
    return value


def clock_time(value: Any) -> time | None:
    """The customer's clock, from `23:15` or an ISO date and time."""
    if value is None:
        return None
    if isinstance(value, str):
        text = value.strip().replace("Z", "+00:00")
        for read in (time.fromisoformat, lambda whole: datetime.fromisoformat(whole).time()):
            try:
                return read(f"0{text}" if text[1:2] == ":" else text).replace(tzinfo=None)
            except ValueError:
                continue
    raise ReplyError(f"`context.local_time` {value!r} is no time; give it as 23:15 or in ISO form.")


def hostility_level(value: Any) -> int:
    """0 to 4, from the number or from what `parse` answers."""
    if isinstance(value, Mapping):
        value = value.get("level")
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 4:
        raise ReplyError(f"`context.hostility` must be 0 to 4, not {value!r}.")
    return value


def decimals(values: Any) -> frozenset[Decimal]:
    if values is None:
        return frozenset()
    if not isinstance(values, list | tuple | set | frozenset):
        raise ReplyError("`context.allowed_values` must be a list of decimal strings.")
    return frozenset(_decimal("allowed_values", each) for each in values)


def flag_values(flags: Any) -> dict[str, Decimal]:
    if flags is None:
        return {}
    if not isinstance(flags, list | tuple | set | frozenset):
        raise ReplyError("`context.flags` must be a list of strings.")
    return dict(_flag(each) for each in flags)


def _flag(flag: Any) -> tuple[str, Decimal]:
    name, equals, value = str(flag).partition("=")
    if name in PLAIN_FLAGS and not equals:
        return name, Decimal(1)
    if name in NUMBER_FLAGS:
        if not equals:
            raise ReplyError(f"`context.flags`: {name} needs its number, as in {name}=2.")
        return name, _decimal(f"flags: {name}", value)
    raise ReplyError(f"`context.flags`: {flag!r} is not a known flag.")


def _decimal(place: str, value: Any) -> Decimal:
    try:
        number = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        number = Decimal("NaN")
    if isinstance(value, bool) or not number.is_finite():
        raise ReplyError(f"`context.{place}`: {value!r} is not a decimal number.")
    return number
