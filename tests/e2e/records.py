"""What the database and Rasa's tracker hold of a conversation, read beside the running stack."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from forbear.store.tables import (
    Account,
    Balance,
    Conversation,
    Customer,
    Message,
    Plan,
    Suggestion,
)
from tests.e2e.waiting import until

SOON = 60.0


class Records:
    """Reads only; the rows are those of the moment."""

    def __init__(self, database_url: str) -> None:
        path = database_url.removeprefix("sqlite:///")
        # Read-only and without a write lock, so that a test never holds up the stack it watches.
        self._engine = create_engine(f"sqlite:///file:{path}?mode=ro&uri=true", future=True)

    def close(self) -> None:
        self._engine.dispose()

    def conversation(self, conversation_id: str) -> Conversation:
        with self._session() as session:
            return session.execute(
                select(Conversation).where(Conversation.id == conversation_id)
            ).scalar_one()

    def balance(self, reference: str) -> int:
        """What a customer owes, in minor units."""
        query = (
            select(Balance)
            .join(Account, Account.id == Balance.account_id)
            .join(Customer, Customer.id == Account.customer_id)
            .where(Customer.reference == reference)
        )
        with self._session() as session:
            return int(session.execute(query).scalar_one().total)

    def messages(self, conversation_id: str, author: str | None = None) -> list[Message]:
        query = select(Message).where(Message.conversation_id == conversation_id)
        if author:
            query = query.where(Message.author == author)
        with self._session() as session:
            return list(session.execute(query.order_by(Message.seq)).scalars())

    def texts(self, conversation_id: str, author: str | None = None) -> list[str]:
        return [message.text for message in self.messages(conversation_id, author)]

    def suggestions(self, conversation_id: str) -> list[Suggestion]:
        """All that were ever drafted, in order."""
        query = select(Suggestion).where(Suggestion.conversation_id == conversation_id)
        with self._session() as session:
            return list(session.execute(query.order_by(Suggestion.id)).scalars())

    def plans(self, conversation_id: str) -> list[Plan]:
        query = select(Plan).where(Plan.conversation_id == conversation_id)
        with self._session() as session:
            plans = list(session.execute(query).scalars())
            for plan in plans:
                assert plan.instalments, "a plan without instalments"
            return plans

    def tracker(self, conversation_id: str, kind: str) -> list[dict[str, Any]]:
        """Rasa's own events of one kind: `user`, `bot`, `action`, ..."""
        query = text(
            "SELECT data FROM events WHERE sender_id = :id AND type_name = :kind ORDER BY id"
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query, {"id": conversation_id, "kind": kind}).scalars()
            return [json.loads(row) for row in rows]

    def heard(self, conversation_id: str) -> list[str]:
        """What the tracker holds of the customer's words."""
        return [event["text"] for event in self.tracker(conversation_id, "user")]

    def until(self, holds: Callable[[], bool], conversation_id: str) -> None:
        """Wait for the rows to say so; else fail with the conversation as it stands."""
        until(holds, SOON, lambda: self._told(conversation_id))

    def until_settled(self, conversation_id: str) -> None:
        """Until the copilot has taken every line in."""
        self.until(
            lambda: all(m.turn != "pending" for m in self.messages(conversation_id)),
            conversation_id,
        )

    def until_answered(self, conversation_id: str) -> None:
        """Until the last word is not the customer's."""
        self.until(lambda: self.messages(conversation_id)[-1].author != "customer", conversation_id)

    def _told(self, conversation_id: str) -> str:
        return "\n".join(
            f"{m.seq} {m.author} [{m.turn}] {m.text}" for m in self.messages(conversation_id)
        )

    def _session(self) -> Session:
        return Session(self._engine, future=True, expire_on_commit=False)
