"""What a customer came for, what they have said of it, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from forbear.simulation.files import load
from forbear.simulation.reading import Reading


@lru_cache(maxsize=1)
def request_rows() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = load("requests")["requests"]
    return found


@dataclass
class Request:
    """One wish, in replies counted from the first."""

    name: str
    raised_at: list[int] = field(default_factory=list)
    answered_at: int | None = None

    @property
    def row(self) -> dict[str, Any]:
        return request_rows()[self.name]

    @property
    def open(self) -> bool:
        return bool(self.raised_at) and self.answered_at is None

    @property
    def counted(self) -> bool:
        """Whether it is a request; what is only said is not."""
        return not self.row.get("feeling", False)

    @property
    def wait(self) -> int | None:
        """Replies from the first time it was raised to the answer: 1 is the very next one."""
        return None if self.answered_at is None else self.answered_at - self.raised_at[0] + 1

    def answers(self, reading: Reading) -> bool:
        if reading.action in self.row.get("not_by", ()):
            return False
        return bool(set(self.row["answered_by"]) & reading.acts)

    def on_the_way(self, reading: Reading, verified: bool) -> bool:
        asked_who = "verify_identity" in reading.acts and not verified
        if self.row.get("needs") == "identity" and asked_who:
            return True
        return bool(set(self.row.get("on_the_way", ())) & reading.acts)


class Agenda:
    """The requests of one customer, in the order in which they matter."""

    def __init__(self, wants: Iterable[str]) -> None:
        self.requests = [Request(name) for name in wants]

    def raise_(self, name: str, reply: int) -> None:
        """Said with the message that the reply of this number will answer."""
        found = next((r for r in self.requests if r.name == name), None)
        if found is None:
            found = Request(name)
            self.requests.append(found)
        found.raised_at.append(reply)

    def hear(self, reading: Reading, reply: int) -> list[Request]:
        """Mark what this reply answers."""
        answered = [r for r in self.requests if r.open and r.answers(reading)]
        for request in answered:
            request.answered_at = reply
        return answered

    def moved(self, reading: Reading, verified: bool) -> bool:
        return any(r.open and r.on_the_way(reading, verified) for r in self.requests)

    @property
    def open(self) -> list[Request]:
        return [r for r in self.requests if r.open]

    @property
    def next(self) -> Request | None:
        return next((r for r in self.requests if not r.raised_at), None)

    def is_open(self, name: str) -> bool:
        return any(r.open for r in self.requests if r.name == name)
