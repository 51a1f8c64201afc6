"""How a legal or house value is kept: with its source, how far it was checked, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Generic, TypeVar

Value = TypeVar("Value")

REVIEWED = date(2026, 11, 23)


class Mark(Enum):
    """How far the source was checked."""

    OFFICIAL = "official text read"
    SECONDARY = "read in a secondary source"
    UNVERIFIED = "general knowledge, not verified"
    HOUSE = "the bank's own choice"


@dataclass(frozen=True)
class Sourced(Generic[Value]):
    """A value, where it comes from, and when it was last looked at."""

    value: Value
    mark: Mark
    source: str
    reviewed: date = REVIEWED


@dataclass(frozen=True)
class Line:
    """A telephone or text line that a customer can be given."""

    number: str
    name_zh: str
    name_en: str
    hours: str
    """`24h`, or a short English note where it is not surely open."""


@dataclass(frozen=True)
class VoiceLimits:
    """How often the bank may start a call; None where there is no such limit."""

    conversations_a_day: int | None
    conversations_a_week: int | None
    unanswered_a_day: int | None
    attempts_in_7_days: int | None
    quiet_days_after_talk: int


@dataclass(frozen=True)
class Jurisdiction:
    """The values that belong to an account of one place."""

    code: str
    currency: str
    outbound_hours: Sourced[tuple[time, time]]
    voice: Sourced[VoiceLimits]
    third_party: Sourced[str]
    stop_request: Sourced[str]
    dispute: Sourced[str]
    max_term_months: Sourced[int]
    policy_minimum: Sourced[int]
    """The least instalment, in minor units."""
    reading_seconds: Sourced[int]
    """How long the cost of a plan stands before the customer until they can agree; 0: at once."""
    grace_days: Sourced[int]
    credit_record_years: Sourced[int]
    crisis_lines: Sourced[tuple[Line, ...]]
    emergency_lines: Sourced[tuple[Line, ...]]
    free_advice: Sourced[tuple[Line, ...]]
    complaint_routes: Sourced[tuple[str, ...]]
    """Machine keys: the bank first, then the external routes."""
    complaint_clock_days: Sourced[tuple[int, ...]]
    """The first answer's days, then each permitted extension."""
