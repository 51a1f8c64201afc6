"""Add the conduct findings of lines that were sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "conduct_records",
        sa.Column("message_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=True),
        sa.Column("severity", sa.String(length=10), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("pack_version", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "severity = 'fix' OR reason IS NOT NULL", name=op.f("ck_conduct_records_reason")
        ),
        sa.CheckConstraint(
            "severity IN ('fix', 'block')", name=op.f("ck_conduct_records_severity")
        ),
        sa.ForeignKeyConstraint(
            ["agent_id"],
            ["agents.id"],
            name=op.f("fk_conduct_records_agent_id_agents"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_conduct_records_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["messages.id"],
            name=op.f("fk_conduct_records_message_id_messages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_conduct_records")),
    )
    op.create_index(
        op.f("ix_conduct_records_agent_id"), "conduct_records", ["agent_id"], unique=False
    )
    op.create_index(
        op.f("ix_conduct_records_conversation_id"),
        "conduct_records",
        ["conversation_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_conduct_records_conversation_id"), table_name="conduct_records")
    op.drop_index(op.f("ix_conduct_records_agent_id"), table_name="conduct_records")
    op.drop_table("conduct_records")
