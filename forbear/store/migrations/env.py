"""Runs the migrations on the connection that `forbear.store.session.migrate` gives."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import text
from sqlalchemy.engine import Connection

from forbear.store.base import UtcDateTime
from forbear.store.tables import Base

# Kept in the same database by the Rasa server, which makes them itself.
NOT_OURS = frozenset({"events", "tracker_anchors"})
# Any number will do, as long as everyone who migrates takes the same one.
_MIGRATION_LOCK = 7_238_411


def is_ours(_item: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    return kind != "table" or name not in NOT_OURS


def as_plain_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """A revision holds no class of ours: it must still run when that class has changed."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        # Two processes that start at once would both create the tables.
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=is_ours,
        compare_type=True,
        render_item=as_plain_type,
    )
    with context.begin_transaction():
        context.run_migrations()


if "connection" not in context.config.attributes:
    raise RuntimeError("Run migrations through forbear.store.session.migrate, not bare alembic.")
run(context.config.attributes["connection"])
