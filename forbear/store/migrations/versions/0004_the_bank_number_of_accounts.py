"""The bank's own number of each account, by which imports know it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("accounts", sa.Column("reference", sa.String(length=40), nullable=True))
    op.create_index("uq_accounts_reference", "accounts", ["reference"], unique=True)


def downgrade() -> None:
    op.drop_index("uq_accounts_reference", table_name="accounts")
    op.drop_column("accounts", "reference")
