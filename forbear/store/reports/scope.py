"""Which part of the records a report is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from sqlalchemy.sql import Select

from forbear.store.tables import Conversation, Customer

NO_PLACE = "none"
"""The place of those of whom no customer number is known."""


@dataclass(frozen=True)
class Scope:
    """Days are those of UTC, both included; what is None is not asked for."""

    first: date
    last: date
    language: str | None = None
    place: str | None = None

    def at(self, query: Select, column: Any) -> Select:
        """The rows whose moment lies within the days."""
        since = datetime.combine(self.first, time.min, timezone.utc)
        until = datetime.combine(self.last + timedelta(days=1), time.min, timezone.utc)
        return query.where(column >= since, column < until)

    def on(self, query: Select, column: Any) -> Select:
        """The same for a column that holds days."""
        return query.where(column.between(self.first, self.last))

    def of(self, query: Select, conversation_id: Any, language: Any = None) -> Select:
        """The rows of the language and place; without a column of its own, the conversation's."""
        own = language if language is not None else Conversation.language
        if self.place or (self.language and language is None):
            query = query.select_from(conversation_id.class_)
            query = query.join(Conversation, Conversation.id == conversation_id)
        if self.language:
            query = query.where(own == self.language)
        if self.place == NO_PLACE:
            query = query.where(Conversation.customer_id.is_(None))
        elif self.place:
            query = query.join(Customer, Customer.id == Conversation.customer_id)
            query = query.where(Customer.jurisdiction == self.place)
        return query
