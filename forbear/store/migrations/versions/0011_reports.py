"""Add what reports count."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

# The acts as one word; the order of a JSON list is that of its elements on both databases.
_JOINED = {
    "sqlite": "(SELECT group_concat(value, '+') FROM json_each(acts))",
    "postgresql": "(SELECT string_agg(value, '+' ORDER BY place)"
    " FROM json_array_elements_text(acts) WITH ORDINALITY AS each(value, place))",
}


def upgrade() -> None:
    for name in ("suggestions", "said_replies"):
        op.add_column(
            name, sa.Column("act", sa.String(length=200), nullable=False, server_default="")
        )
        joined = _JOINED[op.get_bind().dialect.name]
        op.execute(f"UPDATE {name} SET act = substr(coalesce({joined}, ''), 1, 200)")
    op.drop_index("ix_said_replies_said_at", table_name="said_replies")
    op.create_index(
        "ix_said_replies_report",
        "said_replies",
        ["said_at", "language", "strategy", "act"]
        + ["hostility_before", "hostility_after", "conversation_id"],
    )
    op.create_index(
        "ix_suggestions_report",
        "suggestions",
        ["created_at", "language", "strategy", "act", "outcome", "edit_ratio", "conversation_id"],
    )
    _add_stretches()
    _add_findings()


def downgrade() -> None:
    op.drop_table("conduct_findings")
    op.drop_table("stretches")
    op.drop_index("ix_suggestions_report", table_name="suggestions")
    op.drop_index("ix_said_replies_report", table_name="said_replies")
    op.create_index("ix_said_replies_said_at", "said_replies", ["said_at"])
    op.drop_column("said_replies", "act")
    op.drop_column("suggestions", "act")


def _add_stretches() -> None:
    op.create_table(
        "stretches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=30), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(length=10), nullable=True),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('first_reply', 'person', 'crisis')", name=op.f("ck_stretches_kind")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_stretches_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stretches")),
    )
    op.create_index("ix_stretches_began", "stretches", ["kind", "began_on"])
    op.create_index("ix_stretches_open", "stretches", ["conversation_id", "kind", "ended_at"])


def _add_findings() -> None:
    findings = op.create_table(
        "conduct_findings",
        sa.Column("message_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=20), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('mended', 'advised', 'overridden')",
            name=op.f("ck_conduct_findings_outcome"),
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_conduct_findings_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["messages.id"],
            name=op.f("fk_conduct_findings_message_id_messages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("message_id", "rule", name=op.f("pk_conduct_findings")),
    )
    op.create_index(
        op.f("ix_conduct_findings_conversation_id"), "conduct_findings", ["conversation_id"]
    )
    op.create_index(
        "ix_conduct_findings_report",
        "conduct_findings",
        ["at", "rule", "outcome", "conversation_id"],
    )
    _take_over_records(findings)


def _take_over_records(findings: sa.Table) -> None:
    """What was sent against the check before is in the records of the lines."""
    records = sa.table(
        "conduct_records",
        sa.column("message_id", sa.Integer()),
        sa.column("conversation_id", sa.String()),
        sa.column("findings", sa.JSON()),
        sa.column("created_at", sa.DateTime(timezone=True)),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(records)).mappings().all():
        found = row["findings"]
        found = json.loads(found) if isinstance(found, str) else found
        gravest = {each["rule"]: "advised" for each in found}
        gravest |= {each["rule"]: "overridden" for each in found if each["severity"] == "block"}
        rows = [
            {
                "message_id": row["message_id"],
                "conversation_id": row["conversation_id"],
                "rule": rule,
                "outcome": outcome,
                "at": row["created_at"],
            }
            for rule, outcome in gravest.items()
        ]
        if rows:
            connection.execute(findings.insert(), rows)
