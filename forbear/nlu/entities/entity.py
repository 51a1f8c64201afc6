"""What the extractor hands out: a stretch of the message and the value it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Entity:
    """`extra` carries what qualifies the value: approx, per, purpose, currency, negated ..."""

    entity: str
    value: str | int | None
    text: str
    start: int
    end: int
    extra: dict[str, Any] = field(default_factory=dict)
