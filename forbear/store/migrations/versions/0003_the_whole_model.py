"""The whole model: ledger, contact, cases, means, offers, and promises with all their states.

Triggers keep each balance equal to the sums of its ledger.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

PROMISES_UP = """
INSERT INTO promises (id, account_id, conversation_id, amount, due_on, status, paid, source,
                      created_by, reminder_consent, created_at)
SELECT id, account_id, conversation_id, amount, due_on,
       CASE status WHEN 'open' THEN 'confirmed' ELSE status END, 0, 'customer',
       'system', true, created_at
FROM promises_to_pay
"""
PROMISES_DOWN = """
INSERT INTO promises_to_pay (id, account_id, conversation_id, amount, due_on, status, created_at)
SELECT id, account_id, conversation_id, amount, due_on,
       CASE WHEN status IN ('proposed', 'confirmed', 'reminded') THEN 'open'
            WHEN status IN ('kept', 'broken') THEN status
            WHEN status = 'partial' THEN 'broken'
            ELSE 'cancelled' END, created_at
FROM promises
"""
OPENINGS = """
INSERT INTO ledger_entries
    (account_id, kind, principal, interest, fees, posted_on, reference, created_at)
SELECT account_id, 'opening', principal, interest, fees, as_of, 'opening', CURRENT_TIMESTAMP
FROM balances WHERE principal <> 0 OR interest <> 0 OR fees <> 0
"""
STOPS = """
INSERT INTO stop_periods (account_id, kind, starts_on, created_at)
SELECT id, stop_state, CURRENT_DATE, CURRENT_TIMESTAMP FROM accounts WHERE stop_state <> 'none'
"""
REFUSAL = "A balance changes through the ledger alone, and what was posted stays."
SPLIT = ("principal", "interest", "fees")
_SUMS = ", ".join(f"COALESCE(SUM({part}), 0) AS {part}" for part in SPLIT)


def _sums_of(account: str) -> str:
    return f"SELECT {_SUMS} FROM ledger_entries WHERE account_id = {account}"


def _differs(account: str) -> str:
    differ = " OR ".join(f"NEW.{part} <> posted.{part}" for part in SPLIT)
    return f"EXISTS (SELECT 1 FROM ({_sums_of(account)}) AS posted WHERE {differ})"


def _recompute(account: str) -> str:
    return (
        f"UPDATE balances SET ({', '.join(SPLIT)}) = ({_sums_of(account)})"
        f" WHERE account_id = {account}"
    )


def _stand_up(account: str, day: str) -> str:
    """The balance of an account that has none yet."""
    sums = ", ".join(f"SUM({part})" for part in SPLIT)
    return (
        f"INSERT INTO balances (account_id, principal, interest, fees, as_of)"
        f" SELECT account_id, {sums}, {day} FROM ledger_entries WHERE account_id = {account}"
        f" AND NOT EXISTS (SELECT 1 FROM balances WHERE account_id = {account})"
        " GROUP BY account_id"
    )


def _move_day(account: str, day: str) -> str:
    return f"UPDATE balances SET as_of = {day} WHERE account_id = {account} AND as_of < {day}"


OPEN = """
INSERT INTO ledger_entries
    (account_id, kind, principal, interest, fees, posted_on, reference, created_at)
SELECT NEW.account_id, 'opening', NEW.principal, NEW.interest, NEW.fees, NEW.as_of, 'opening',
       CURRENT_TIMESTAMP
WHERE NOT EXISTS (SELECT 1 FROM ledger_entries WHERE account_id = NEW.account_id)
"""
HAS_LEDGER = "EXISTS (SELECT 1 FROM ledger_entries WHERE account_id = NEW.account_id)"
# Both go with their account, and in no other way.
HAS_ACCOUNT = "EXISTS (SELECT 1 FROM accounts WHERE id = OLD.account_id)"
IS_OWED = "(NEW.principal <> 0 OR NEW.interest <> 0 OR NEW.fees <> 0)"


def _keep_balances_on_sqlite() -> None:
    refuse = f"SELECT RAISE(ABORT, '{REFUSAL}')"
    posted = (
        f"{_stand_up('NEW.account_id', 'NEW.posted_on')}; {_recompute('NEW.account_id')};"
        f" {_move_day('NEW.account_id', 'NEW.posted_on')}"
    )
    for name, when, body in (
        ("ledger_entries_post AFTER INSERT ON ledger_entries", "", posted),
        ("ledger_entries_drop BEFORE DELETE ON ledger_entries", f"WHEN {HAS_ACCOUNT}", refuse),
        ("balances_drop BEFORE DELETE ON balances", f"WHEN {HAS_ACCOUNT}", refuse),
        ("ledger_entries_fixed BEFORE UPDATE ON ledger_entries", "", refuse),
        (
            "balances_fit BEFORE UPDATE OF principal, interest, fees ON balances",
            f"WHEN {_differs('NEW.account_id')}",
            refuse,
        ),
        (
            "balances_second BEFORE INSERT ON balances",
            f"WHEN {HAS_LEDGER} AND ({_differs('NEW.account_id')})",
            refuse,
        ),
        ("balances_open AFTER INSERT ON balances", f"WHEN {IS_OWED}", OPEN.strip()),
    ):
        op.execute(f"CREATE TRIGGER {name} {when} BEGIN {body}; END")


def _keep_balances_on_postgresql() -> None:
    refuse = f"RAISE EXCEPTION '{REFUSAL}'"
    posted = (
        f"{_stand_up('NEW.account_id', 'NEW.posted_on')}; {_recompute('NEW.account_id')};"
        f" {_move_day('NEW.account_id', 'NEW.posted_on')}; RETURN NULL"
    )
    differs = _differs("NEW.account_id")
    for name, body in (
        ("forbear_post", posted),
        ("forbear_drop", f"IF {HAS_ACCOUNT} THEN {refuse}; END IF; RETURN OLD"),
        ("forbear_fit", f"IF {differs} THEN {refuse}; END IF; RETURN NEW"),
        (
            "forbear_second",
            f"IF {HAS_LEDGER} AND ({differs}) THEN {refuse}; END IF; RETURN NEW",
        ),
        ("forbear_open", f"{OPEN.strip()}; RETURN NULL"),
        ("forbear_fixed", refuse),
    ):
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; END $$"
        )
    for trigger in (
        "ledger_entries_post AFTER INSERT ON ledger_entries FOR EACH ROW"
        " EXECUTE FUNCTION forbear_post()",
        "ledger_entries_drop BEFORE DELETE ON ledger_entries FOR EACH ROW"
        " EXECUTE FUNCTION forbear_drop()",
        "balances_drop BEFORE DELETE ON balances FOR EACH ROW EXECUTE FUNCTION forbear_drop()",
        "ledger_entries_fixed BEFORE UPDATE ON ledger_entries FOR EACH ROW"
        " EXECUTE FUNCTION forbear_fixed()",
        "balances_fit BEFORE UPDATE OF principal, interest, fees ON balances FOR EACH ROW"
        " EXECUTE FUNCTION forbear_fit()",
        "balances_second BEFORE INSERT ON balances FOR EACH ROW EXECUTE FUNCTION forbear_second()",
        f"balances_open AFTER INSERT ON balances FOR EACH ROW WHEN {IS_OWED}"
        " EXECUTE FUNCTION forbear_open()",
    ):
        op.execute(f"CREATE TRIGGER {trigger}")


def _let_balances_go() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in ("balances", "ledger_entries"):
            for name in ("post", "drop", "fixed", "fit", "second", "open"):
                op.execute(f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}")
        for name in ("post", "drop", "fixed", "fit", "second", "open"):
            op.execute(f"DROP FUNCTION forbear_{name}()")
        return
    for name in ("fit", "second", "open", "drop"):
        op.execute(f"DROP TRIGGER balances_{name}")


def _count_on(table: str) -> None:
    """On PostgreSQL a sequence knows nothing of ids that were copied."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"
            f" (SELECT COALESCE(MAX(id), 0) + 1 FROM {table}), false)"
        )


def upgrade() -> None:
    op.create_table(
        "products",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("jurisdiction", sa.String(length=2), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("least_apr_bps", sa.Integer(), nullable=False),
        sa.Column("most_apr_bps", sa.Integer(), nullable=False),
        sa.Column("late_fee", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "jurisdiction IN ('CN', 'US', 'UK')", name=op.f("ck_products_jurisdiction")
        ),
        sa.CheckConstraint(
            "kind IN ('credit_card', 'personal_loan', 'car_loan', 'mortgage', 'online_loan', "
            "'overdraft')",
            name=op.f("ck_products_kind"),
        ),
        sa.CheckConstraint("late_fee >= 0", name=op.f("ck_products_late_fee")),
        sa.CheckConstraint("least_apr_bps <= most_apr_bps", name=op.f("ck_products_apr_order")),
        sa.CheckConstraint(
            "least_apr_bps >= 0 AND most_apr_bps <= 10000", name=op.f("ck_products_apr")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_products")),
        sa.UniqueConstraint("jurisdiction", "kind", name=op.f("uq_products_jurisdiction_kind")),
    )
    op.create_table(
        "contact_points",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("label", sa.String(length=10), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('phone', 'email', 'address')", name=op.f("ck_contact_points_kind")
        ),
        sa.CheckConstraint(
            "label IN ('mobile', 'home', 'work', 'other')", name=op.f("ck_contact_points_label")
        ),
        sa.CheckConstraint(
            "status IN ('active', 'wrong', 'removed')", name=op.f("ck_contact_points_status")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_contact_points_customer_id_customers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_points")),
        sa.UniqueConstraint(
            "customer_id", "kind", "value", name=op.f("uq_contact_points_customer_id_kind_value")
        ),
    )
    op.create_table(
        "representatives",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("authority_seen", sa.Boolean(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('lawyer', 'debt_adviser', 'family_authorised', 'agency', 'executor')",
            name=op.f("ck_representatives_kind"),
        ),
        sa.CheckConstraint(
            "valid_until IS NULL OR authority_seen", name=op.f("ck_representatives_seen_first")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_representatives_customer_id_customers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representatives")),
    )
    op.create_index(
        "ix_representatives_customer_id", "representatives", ["customer_id"], unique=False
    )
    op.create_table(
        "vulnerability_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("consent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_days", sa.Integer(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('mental_health', 'physical', 'disability', 'caring', 'abuse', "
            "'addiction', 'literacy_language', 'age', 'bereavement')",
            name=op.f("ck_vulnerability_notes_kind"),
        ),
        sa.CheckConstraint(
            "kept_days BETWEEN 1 AND 365", name=op.f("ck_vulnerability_notes_short")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_vulnerability_notes_customer_id_customers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vulnerability_notes")),
    )
    op.create_index(
        "ix_vulnerability_notes_customer_id", "vulnerability_notes", ["customer_id"], unique=False
    )
    op.create_index(
        "ix_vulnerability_notes_expires_on", "vulnerability_notes", ["expires_on"], unique=False
    )
    op.create_table(
        "affordability_assessments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.Column("income", sa.BigInteger(), nullable=False),
        sa.Column("essentials", sa.BigInteger(), nullable=False),
        sa.Column("essentials_by_kind", sa.JSON(), nullable=False),
        sa.Column("disposable", sa.BigInteger(), nullable=False),
        sa.Column("savings_buffer", sa.BigInteger(), nullable=False),
        sa.Column("available", sa.BigInteger(), nullable=False),
        sa.Column("affordable", sa.BigInteger(), nullable=False),
        sa.Column("evidence", sa.String(length=20), nullable=False),
        sa.Column("assessed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "evidence IN ('self_declared', 'documents')",
            name=op.f("ck_affordability_assessments_evidence"),
        ),
        sa.CheckConstraint(
            "disposable = income - essentials", name=op.f("ck_affordability_assessments_disposable")
        ),
        sa.CheckConstraint(
            "income >= 0 AND essentials >= 0 AND affordable >= 0",
            name=op.f("ck_affordability_assessments_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_affordability_assessments_account_id_accounts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_affordability_assessments_conversation_id_conversations"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_affordability_assessments")),
    )
    op.create_index(
        "ix_affordability_assessments_account_id",
        "affordability_assessments",
        ["account_id", "assessed_at"],
        unique=False,
    )
    op.create_table(
        "contact_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("contact_point_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("direction", sa.String(length=10), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "channel IN ('phone', 'sms', 'email', 'app', 'letter', 'visit')",
            name=op.f("ck_contact_log_channel"),
        ),
        sa.CheckConstraint(
            "direction IN ('outbound', 'inbound')", name=op.f("ck_contact_log_direction")
        ),
        sa.CheckConstraint(
            "outcome IN ('talked', 'unanswered', 'delivered', 'failed')",
            name=op.f("ck_contact_log_outcome"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_contact_log_account_id_accounts"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["contact_point_id"],
            ["contact_points.id"],
            name=op.f("fk_contact_log_contact_point_id_contact_points"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_contact_log_customer_id_customers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_log")),
    )
    op.create_index(
        "ix_contact_log_customer_id_at", "contact_log", ["customer_id", "at"], unique=False
    )
    op.create_table(
        "contact_preferences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=True),
        sa.Column("from_minute", sa.Integer(), nullable=True),
        sa.Column("until_minute", sa.Integer(), nullable=True),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(kind = 'hours') = (from_minute IS NOT NULL AND until_minute IS NOT NULL)",
            name=op.f("ck_contact_preferences_hours"),
        ),
        sa.CheckConstraint(
            "channel IS NULL OR channel IN ('phone', 'sms', 'email', 'app', 'letter', 'visit')",
            name=op.f("ck_contact_preferences_channel"),
        ),
        sa.CheckConstraint(
            "kind <> 'only' OR channel IS NOT NULL", name=op.f("ck_contact_preferences_only_one")
        ),
        sa.CheckConstraint(
            "kind IN ('never', 'only', 'not_at_work', 'hours')",
            name=op.f("ck_contact_preferences_kind"),
        ),
        sa.CheckConstraint(
            "from_minute IS NULL OR (from_minute >= 0 AND from_minute < until_minute AND "
            "until_minute <= 1440)",
            name=op.f("ck_contact_preferences_minutes"),
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_contact_preferences_conversation_id_conversations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_contact_preferences_customer_id_customers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_preferences")),
    )
    op.create_index(
        "ix_contact_preferences_customer_id", "contact_preferences", ["customer_id"], unique=False
    )
    op.create_table(
        "dues",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_dues_positive")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_dues_account_id_accounts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "due_on", name=op.f("pk_dues")),
    )
    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("interest", sa.BigInteger(), nullable=False),
        sa.Column("fees", sa.BigInteger(), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind <> 'charge' OR (interest = 0 AND fees = 0)", name=op.f("ck_ledger_entries_charge")
        ),
        sa.CheckConstraint(
            "kind <> 'fee' OR (principal = 0 AND interest = 0)", name=op.f("ck_ledger_entries_fee")
        ),
        sa.CheckConstraint(
            "kind <> 'interest' OR (principal = 0 AND fees = 0)",
            name=op.f("ck_ledger_entries_interest"),
        ),
        sa.CheckConstraint(
            "kind IN ('opening', 'charge', 'interest', 'fee', 'payment', 'waiver', 'adjustment')",
            name=op.f("ck_ledger_entries_kind"),
        ),
        sa.CheckConstraint(
            "kind NOT IN ('opening', 'charge', 'interest', 'fee') OR (principal >= 0 AND "
            "interest >= 0 AND fees >= 0)",
            name=op.f("ck_ledger_entries_raises"),
        ),
        sa.CheckConstraint(
            "kind NOT IN ('payment', 'waiver') OR (principal <= 0 AND interest <= 0 AND fees <= 0)",
            name=op.f("ck_ledger_entries_lowers"),
        ),
        sa.CheckConstraint(
            "principal <> 0 OR interest <> 0 OR fees <> 0", name=op.f("ck_ledger_entries_not_empty")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_ledger_entries_account_id_accounts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entries")),
        sa.UniqueConstraint(
            "account_id", "reference", name=op.f("uq_ledger_entries_account_id_reference")
        ),
    )
    op.create_index(
        "ix_ledger_entries_account_id_posted_on",
        "ledger_entries",
        ["account_id", "posted_on"],
        unique=False,
    )
    op.create_index(
        "uq_ledger_entries_one_opening",
        "ledger_entries",
        ["account_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'opening'"),
        postgresql_where=sa.text("kind = 'opening'"),
    )
    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("paid", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("confidence", sa.String(length=10), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("created_by", sa.String(length=60), nullable=False),
        sa.Column("reminder_consent", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "confidence IS NULL OR confidence IN ('low', 'high')",
            name=op.f("ck_promises_confidence"),
        ),
        sa.CheckConstraint("source IN ('customer', 'plan')", name=op.f("ck_promises_source")),
        sa.CheckConstraint(
            "status IN ('proposed', 'confirmed', 'reminded', 'kept', 'partial', 'broken', "
            "'replanned', 'escalated', 'cancelled')",
            name=op.f("ck_promises_status"),
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_promises_positive")),
        sa.CheckConstraint("paid >= 0", name=op.f("ck_promises_paid")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_promises_account_id_accounts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_promises_conversation_id_conversations"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    op.create_index(op.f("ix_promises_account_id"), "promises", ["account_id"], unique=False)
    op.create_index("ix_promises_status_due_on", "promises", ["status", "due_on"], unique=False)
    op.create_index(
        "uq_promises_one_open",
        "promises",
        ["account_id"],
        unique=True,
        sqlite_where=sa.text("status IN ('proposed', 'confirmed', 'reminded')"),
        postgresql_where=sa.text("status IN ('proposed', 'confirmed', 'reminded')"),
    )
    op.create_table(
        "stop_periods",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("source_reference", sa.String(length=60), nullable=True),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('breathing_space', 'bankruptcy', 'cease', 'signed_plan', 'attorney')",
            name=op.f("ck_stop_periods_kind"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_stop_periods_order")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_stop_periods_account_id_accounts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_stop_periods_conversation_id_conversations"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stop_periods")),
    )
    op.create_index("ix_stop_periods_ends_on", "stop_periods", ["ends_on"], unique=False)
    op.create_index(
        "uq_stop_periods_one_of_a_kind",
        "stop_periods",
        ["account_id", "kind"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "complaints",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("jurisdiction", sa.String(length=2), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("extensions", sa.Integer(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(status = 'open') = (answered_at IS NULL)", name=op.f("ck_complaints_answered")
        ),
        sa.CheckConstraint(
            "jurisdiction IN ('CN', 'US', 'UK')", name=op.f("ck_complaints_jurisdiction")
        ),
        sa.CheckConstraint(
            "status IN ('open', 'answered', 'withdrawn')", name=op.f("ck_complaints_status")
        ),
        sa.CheckConstraint("answer_by >= received_on", name=op.f("ck_complaints_order")),
        sa.CheckConstraint("extensions >= 0", name=op.f("ck_complaints_extensions")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_complaints_conversation_id_conversations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_complaints_customer_id_customers"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["tickets.id"],
            name=op.f("fk_complaints_ticket_id_tickets"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaints")),
    )
    op.create_index("ix_complaints_customer_id", "complaints", ["customer_id"], unique=False)
    op.create_index(
        "ix_complaints_status_answer_by", "complaints", ["status", "answer_by"], unique=False
    )
    op.create_table(
        "disputes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=12), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(status = 'open') = (decided_at IS NULL)", name=op.f("ck_disputes_decided")
        ),
        sa.CheckConstraint(
            "status IN ('open', 'upheld', 'rejected', 'withdrawn')", name=op.f("ck_disputes_status")
        ),
        sa.CheckConstraint(
            "subject IN ('amount', 'ownership', 'paid', 'fee', 'fraud', 'date')",
            name=op.f("ck_disputes_subject"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_disputes_account_id_accounts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_disputes_conversation_id_conversations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["tickets.id"],
            name=op.f("fk_disputes_ticket_id_tickets"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disputes")),
    )
    op.create_index(
        "uq_disputes_one_open",
        "disputes",
        ["account_id", "subject"],
        unique=True,
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_table(
        "offers_made",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("apr_bps", sa.Integer(), nullable=False),
        sa.Column("contract_apr_bps", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("instalment", sa.BigInteger(), nullable=True),
        sa.Column("last_instalment", sa.BigInteger(), nullable=True),
        sa.Column("first_due_on", sa.Date(), nullable=True),
        sa.Column("total_interest", sa.BigInteger(), nullable=True),
        sa.Column("total_fees", sa.BigInteger(), nullable=False),
        sa.Column("total_payable", sa.BigInteger(), nullable=True),
        sa.Column("waived", sa.BigInteger(), nullable=False),
        sa.Column("down_payment", sa.BigInteger(), nullable=False),
        sa.Column("balance_after", sa.BigInteger(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("conditions", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("approval_needed", sa.Boolean(), nullable=False),
        sa.Column("authority_needed", sa.String(length=20), nullable=False),
        sa.Column("disclosure_id", sa.String(length=40), nullable=False),
        sa.Column("engine_version", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(status = 'shown') = (decided_at IS NULL)", name=op.f("ck_offers_made_decided")
        ),
        sa.CheckConstraint(
            "status IN ('shown', 'accepted', 'declined', 'expired')",
            name=op.f("ck_offers_made_status"),
        ),
        sa.CheckConstraint(
            "apr_bps >= 0 AND apr_bps <= contract_apr_bps", name=op.f("ck_offers_made_no_dearer")
        ),
        sa.CheckConstraint("n IS NULL OR n BETWEEN 1 AND 600", name=op.f("ck_offers_made_n")),
        sa.CheckConstraint(
            "waived >= 0 AND down_payment >= 0 AND total_fees >= 0",
            name=op.f("ck_offers_made_amounts"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_offers_made_account_id_accounts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_offers_made_conversation_id_conversations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plans.id"],
            name=op.f("fk_offers_made_plan_id_plans"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers_made")),
        sa.UniqueConstraint(
            "conversation_id", "offer_id", name=op.f("uq_offers_made_conversation_id_offer_id")
        ),
    )
    op.create_index("ix_offers_made_account_id", "offers_made", ["account_id"], unique=False)
    op.create_index(
        "ix_offers_made_status_expires_on", "offers_made", ["status", "expires_on"], unique=False
    )
    op.execute(PROMISES_UP)
    _count_on("promises")
    op.drop_index(op.f("ix_promises_to_pay_account_id"), table_name="promises_to_pay")
    op.drop_index(
        op.f("uq_promises_to_pay_one_open"),
        table_name="promises_to_pay",
        sqlite_where=sa.text("status = 'open'"),
    )
    op.drop_table("promises_to_pay")
    op.execute(OPENINGS)
    op.execute(STOPS)
    if op.get_bind().dialect.name == "postgresql":
        _keep_balances_on_postgresql()
    else:
        _keep_balances_on_sqlite()


def downgrade() -> None:
    _let_balances_go()
    op.create_table(
        "promises_to_pay",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('open', 'kept', 'broken', 'cancelled')",
            name=op.f("ck_promises_to_pay_status"),
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_promises_to_pay_positive")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_promises_to_pay_account_id_accounts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_promises_to_pay_conversation_id_conversations"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises_to_pay")),
    )
    op.create_index(
        op.f("uq_promises_to_pay_one_open"),
        "promises_to_pay",
        ["account_id"],
        unique=True,
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        op.f("ix_promises_to_pay_account_id"), "promises_to_pay", ["account_id"], unique=False
    )
    op.execute(PROMISES_DOWN)
    _count_on("promises_to_pay")
    op.drop_index("ix_offers_made_status_expires_on", table_name="offers_made")
    op.drop_index("ix_offers_made_account_id", table_name="offers_made")
    op.drop_table("offers_made")
    op.drop_index(
        "uq_disputes_one_open",
        table_name="disputes",
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )
    op.drop_table("disputes")
    op.drop_index("ix_complaints_status_answer_by", table_name="complaints")
    op.drop_index("ix_complaints_customer_id", table_name="complaints")
    op.drop_table("complaints")
    op.drop_index(
        "uq_stop_periods_one_of_a_kind",
        table_name="stop_periods",
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.drop_index("ix_stop_periods_ends_on", table_name="stop_periods")
    op.drop_table("stop_periods")
    op.drop_index(
        "uq_promises_one_open",
        table_name="promises",
        sqlite_where=sa.text("status IN ('proposed', 'confirmed', 'reminded')"),
        postgresql_where=sa.text("status IN ('proposed', 'confirmed', 'reminded')"),
    )
    op.drop_index("ix_promises_status_due_on", table_name="promises")
    op.drop_index(op.f("ix_promises_account_id"), table_name="promises")
    op.drop_table("promises")
    op.drop_index(
        "uq_ledger_entries_one_opening",
        table_name="ledger_entries",
        sqlite_where=sa.text("kind = 'opening'"),
        postgresql_where=sa.text("kind = 'opening'"),
    )
    op.drop_index("ix_ledger_entries_account_id_posted_on", table_name="ledger_entries")
    op.drop_table("ledger_entries")
    op.drop_table("dues")
    op.drop_index("ix_contact_preferences_customer_id", table_name="contact_preferences")
    op.drop_table("contact_preferences")
    op.drop_index("ix_contact_log_customer_id_at", table_name="contact_log")
    op.drop_table("contact_log")
    op.drop_index("ix_affordability_assessments_account_id", table_name="affordability_assessments")
    op.drop_table("affordability_assessments")
    op.drop_index("ix_vulnerability_notes_expires_on", table_name="vulnerability_notes")
    op.drop_index("ix_vulnerability_notes_customer_id", table_name="vulnerability_notes")
    op.drop_table("vulnerability_notes")
    op.drop_index("ix_representatives_customer_id", table_name="representatives")
    op.drop_table("representatives")
    op.drop_table("contact_points")
    op.drop_table("products")
