"""Add the floor."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

INDEXED = ("conversations", "override_requests", "tickets")
"""What the floor asks for by its status, every few seconds."""


def upgrade() -> None:
    op.create_table(
        "agent_breaks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("because", sa.String(length=20), nullable=False),
        sa.Column("offered_by", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "because IN ('own', 'hot_chat', 'hot_minutes', 'proposed')",
            name=op.f("ck_agent_breaks_because"),
        ),
        sa.CheckConstraint(
            "status IN ('offered', 'begun', 'ended', 'declined')",
            name=op.f("ck_agent_breaks_status"),
        ),
        sa.ForeignKeyConstraint(
            ["agent_id"],
            ["agents.id"],
            name=op.f("fk_agent_breaks_agent_id_agents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["offered_by"],
            ["agents.id"],
            name=op.f("fk_agent_breaks_offered_by_agents"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent_breaks")),
    )
    op.create_index(
        "uq_agent_breaks_one_open",
        "agent_breaks",
        ["agent_id"],
        unique=True,
        sqlite_where=sa.text("status IN ('offered', 'begun')"),
        postgresql_where=sa.text("status IN ('offered', 'begun')"),
    )
    op.create_table(
        "house_values",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_by"],
            ["agents.id"],
            name=op.f("fk_house_values_set_by_agents"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_values")),
    )
    op.create_index("ix_house_values_name", "house_values", ["name", "id"], unique=False)
    op.create_table(
        "conversation_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=True),
        sa.Column("author_name", sa.String(length=120), nullable=False),
        sa.Column("client_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agent_id"],
            ["agents.id"],
            name=op.f("fk_conversation_notes_agent_id_agents"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_conversation_notes_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation_notes")),
        sa.UniqueConstraint(
            "conversation_id",
            "client_id",
            name=op.f("uq_conversation_notes_conversation_id_client_id"),
        ),
    )
    op.create_table(
        "override_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('open', 'sent', 'declined')", name=op.f("ck_override_requests_status")
        ),
        sa.ForeignKeyConstraint(
            ["agent_id"],
            ["agents.id"],
            name=op.f("fk_override_requests_agent_id_agents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_override_requests_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["agents.id"],
            name=op.f("fk_override_requests_decided_by_agents"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_override_requests")),
        sa.UniqueConstraint(
            "conversation_id",
            "client_id",
            name=op.f("uq_override_requests_conversation_id_client_id"),
        ),
    )
    op.create_table(
        "approval_decisions",
        sa.Column("ticket_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "decision IN ('approved', 'refused')", name=op.f("ck_approval_decisions_decision")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["agents.id"],
            name=op.f("fk_approval_decisions_decided_by_agents"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["tickets.id"],
            name=op.f("fk_approval_decisions_ticket_id_tickets"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_approval_decisions")),
    )
    op.create_table(
        "hot_lines",
        sa.Column("message_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agent_id"],
            ["agents.id"],
            name=op.f("fk_hot_lines_agent_id_agents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_hot_lines_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["messages.id"],
            name=op.f("fk_hot_lines_message_id_messages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_hot_lines")),
    )
    op.create_index("ix_hot_lines_agent_id_at", "hot_lines", ["agent_id", "at"], unique=False)
    op.create_index(
        op.f("ix_hot_lines_conversation_id"), "hot_lines", ["conversation_id"], unique=False
    )
    for table in INDEXED:
        op.create_index(f"ix_{table}_status", table, ["status"], unique=False)


def downgrade() -> None:
    for table in INDEXED:
        op.drop_index(f"ix_{table}_status", table_name=table)
    op.drop_index(op.f("ix_hot_lines_conversation_id"), table_name="hot_lines")
    op.drop_index("ix_hot_lines_agent_id_at", table_name="hot_lines")
    op.drop_table("hot_lines")
    op.drop_table("approval_decisions")
    op.drop_table("override_requests")
    op.drop_table("conversation_notes")
    op.drop_index("ix_house_values_name", table_name="house_values")
    op.drop_table("house_values")
    op.drop_index(
        "uq_agent_breaks_one_open",
        table_name="agent_breaks",
        sqlite_where=sa.text("status IN ('offered', 'begun')"),
        postgresql_where=sa.text("status IN ('offered', 'begun')"),
    )
    op.drop_table("agent_breaks")
