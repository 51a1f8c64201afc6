"""An audit trail, whose rows the database itself refuses to change."""

from __future__ import annotations

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

REFUSAL = "The audit trail is append-only."
# What each table refuses; the head may only move forward.
GUARDED: dict[str, dict[str, str | None]] = {
    "audit_entries": {"UPDATE": None, "DELETE": None},
    "audit_head": {
        "UPDATE": "NEW.seq <= OLD.seq OR NEW.genesis <> OLD.genesis OR NEW.id <> OLD.id",
        "DELETE": None,
    },
}


def upgrade() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=True),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "length(previous) = 64 AND length(digest) = 64", name=op.f("ck_audit_entries_digests")
        ),
        sa.CheckConstraint("seq > 0", name=op.f("ck_audit_entries_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entries")),
        sa.UniqueConstraint("digest", name=op.f("uq_audit_entries_digest")),
        sa.UniqueConstraint("previous", name=op.f("uq_audit_entries_previous")),
    )
    op.create_index(op.f("ix_audit_entries_subject"), "audit_entries", ["subject"], unique=False)
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("genesis", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    genesis = uuid4().hex + uuid4().hex
    op.bulk_insert(head, [{"id": 1, "genesis": genesis, "seq": 0, "digest": genesis}])
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()
    op.add_column("customers", sa.Column("audit_key", sa.String(length=32), nullable=True))
    op.create_index("uq_customers_audit_key", "customers", ["audit_key"], unique=True)
    _give_keys()


def downgrade() -> None:
    op.drop_index("uq_customers_audit_key", table_name="customers")
    op.drop_column("customers", "audit_key")
    op.drop_table("audit_head")
    op.drop_index(op.f("ix_audit_entries_subject"), table_name="audit_entries")
    op.drop_table("audit_entries")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION forbear_refuse()")


def _guard_sqlite() -> None:
    for table, refused in GUARDED.items():
        for change, condition in refused.items():
            when = f"WHEN {condition} " if condition else ""
            op.execute(
                f"CREATE TRIGGER {table}_{change.lower()} BEFORE {change} ON {table} {when}"
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION forbear_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    for table, refused in GUARDED.items():
        for change, condition in refused.items():
            when = f"WHEN ({condition}) " if condition else ""
            op.execute(
                f"CREATE TRIGGER {table}_{change.lower()} BEFORE {change} ON {table}"
                f" FOR EACH ROW {when}EXECUTE FUNCTION forbear_refuse()"
            )
        op.execute(
            f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION forbear_refuse()"
        )


def _give_keys() -> None:
    customers = sa.table("customers", sa.column("id"), sa.column("audit_key"))
    connection = op.get_bind()
    for (customer,) in connection.execute(sa.select(customers.c.id)).all():
        connection.execute(
            customers.update().where(customers.c.id == customer).values(audit_key=uuid4().hex)
        )
