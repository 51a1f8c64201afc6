"""Shut log-ins."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "desk_3"
down_revision = "desk_2"


def upgrade() -> None:
    op.add_column("agents", sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("agents", "disabled_at")
