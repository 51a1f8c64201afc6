"""How conversations end, and what is said when they are handed on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
COLUMNS = (
    sa.Column("handed_on", sa.JSON(), nullable=True),
    sa.Column("wrap_up", sa.String(length=20), nullable=True),
    sa.Column("rating", sa.Integer(), nullable=True),
)


def upgrade() -> None:
    for column in COLUMNS:
        op.add_column("conversations", column.copy())


def downgrade() -> None:
    for column in reversed(COLUMNS):
        op.drop_column("conversations", column.name)
