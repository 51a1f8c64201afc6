"""The account's facts, for the desk only, and only while the customer is verified."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from forbear.store.accounts import find_account_facts
from forbear.store.base import utc_now
from forbear.store.tables import Conversation


def account_view(session: Session, conversation: Conversation) -> dict[str, Any] | None:
    facts = find_account_facts(session, conversation.id, utc_now())
    return facts.as_json() if facts else None
