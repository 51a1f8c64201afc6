"""Side effects that happen once, however often and from wherever they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from forbear.store.tables import CommittedAction

LONGEST_KEY = 100
"""What the tables hold."""
_INSERTS = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def saying_key(conversation_id: str, saying: str) -> str:
    """What makes it harmless that one line of ours is worked off twice."""
    key = f"{conversation_id}:{saying}"
    return key if len(key) <= LONGEST_KEY else sha256(key.encode()).hexdigest()


def commit_once(
    session: Session,
    message_key: str,
    action: str,
    conversation_id: str,
    effect: Callable[[], dict[str, Any]],
) -> dict[str, Any]:
    """Run the effect and keep its result, or answer with the result of the first time.

    The claim is written before the effect: a second writer waits for the first one's transaction
    and then finds its result. An effect that fails takes its claim with it.
    """
    with session.begin_nested():
        if not _claim(session, message_key, action, conversation_id):
            return _result(session, message_key, action)
        result = effect()
        session.execute(
            update(CommittedAction)
            .where(CommittedAction.message_key == message_key, CommittedAction.action == action)
            .values(result=result)
            .execution_options(synchronize_session=False)
        )
        return result


def _claim(session: Session, message_key: str, action: str, conversation_id: str) -> bool:
    insert = _INSERTS[session.get_bind().dialect.name]
    claim = insert(CommittedAction.__table__).values(
        message_key=message_key, action=action, conversation_id=conversation_id, result={}
    )
    return session.execute(claim.on_conflict_do_nothing()).rowcount == 1


def _result(session: Session, message_key: str, action: str) -> dict[str, Any]:
    query = select(CommittedAction.result).where(
        CommittedAction.message_key == message_key, CommittedAction.action == action
    )
    return session.execute(query).scalar_one()
