"""The rows of a migrated PostgreSQL database, put back between tests in hundredths of a second.

To drop a schema and migrate again takes a second, a copy of a whole database half of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection

KEEP = """
CREATE SCHEMA kept;
CREATE TABLE kept.sums (name text, lines bigint, content numeric);
CREATE TABLE kept.numbers AS
    SELECT sequencename AS name, last_value FROM pg_sequences WHERE schemaname = 'public';
DO $$
DECLARE each record;
BEGIN
    FOR each IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', 'of_' || each.name, each.name);
        EXECUTE format('INSERT INTO kept.sums SELECT %L, count(*),'
            ' coalesce(sum(hashtext(line::text)), 0) FROM public.%I line', each.name, each.name);
    END LOOP;
END $$
"""

# Without the triggers, or the audit trail would refuse.
PUT_BACK = """
DO $$
DECLARE each record; found kept.sums;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR each IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
            AND tablename NOT IN (SELECT name FROM kept.sums) LOOP
        EXECUTE format('DROP TABLE public.%I CASCADE', each.name);
    END LOOP;
    FOR each IN SELECT * FROM kept.sums LOOP
        EXECUTE format('SELECT %L, count(*), coalesce(sum(hashtext(line::text)), 0)'
            ' FROM public.%I line', each.name, each.name) INTO found;
        IF found IS DISTINCT FROM (each.name, each.lines, each.content)::kept.sums THEN
            EXECUTE format('DELETE FROM public.%I', each.name);
            EXECUTE format('INSERT INTO public.%I OVERRIDING SYSTEM VALUE SELECT * FROM kept.%I',
                each.name, 'of_' || each.name);
        END IF;
    END LOOP;
    PERFORM setval(quote_ident(name)::regclass, coalesce(last_value, 1), last_value IS NOT NULL)
        FROM kept.numbers;
END $$
"""

# What a test left open would hold its rows.
HANG_UP = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


def keep_rows(url: str) -> str:
    """Remember what every table holds now; the same address."""
    with _connected(url) as connection:
        connection.execute(text(KEEP))
    return url


def put_rows_back(url: str) -> str:
    """As it was when the rows were kept, numbers of new rows too; the same address."""
    with _connected(url) as connection:
        connection.execute(text(HANG_UP))
        connection.execute(text(PUT_BACK))
    return url


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = create_engine(url, future=True)
    with engine.begin() as connection:
        yield connection
    engine.dispose()
