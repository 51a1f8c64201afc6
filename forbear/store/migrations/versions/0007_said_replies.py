"""Add what was said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "said_replies",
        sa.Column("message_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("speaker", sa.String(length=10), nullable=False),
        sa.Column("acts", sa.JSON(), nullable=False),
        sa.Column("strategy", sa.String(length=40), nullable=False),
        sa.Column("action", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("edit_ratio", sa.Float(), nullable=False),
        sa.Column("hostility_before", sa.Integer(), nullable=True),
        sa.Column("hostility_after", sa.Integer(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("speaker IN ('bot', 'agent')", name=op.f("ck_said_replies_speaker")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_said_replies_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["messages.id"],
            name=op.f("fk_said_replies_message_id_messages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_said_replies")),
    )
    op.create_index(op.f("ix_said_replies_said_at"), "said_replies", ["said_at"], unique=False)
    op.create_index(
        "ix_said_replies_waiting",
        "said_replies",
        ["conversation_id", "hostility_after"],
        unique=False,
    )
    op.add_column("suggestions", sa.Column("language", sa.String(length=2), nullable=True))


def downgrade() -> None:
    op.drop_column("suggestions", "language")
    op.drop_index("ix_said_replies_waiting", table_name="said_replies")
    op.drop_index(op.f("ix_said_replies_said_at"), table_name="said_replies")
    op.drop_table("said_replies")
