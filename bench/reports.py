"""`python -m bench.reports`: how long a report takes over 100,000 messages, part by part."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text

from bench.busy_month import DAYS, LINES, fill
from forbear.store.base import utc_now
from forbear.store.demo_bank import build_demo_bank
from forbear.store.reports.scope import Scope
from forbear.store.reports.sections import SECTIONS
from forbear.store.session import make_engine, make_session_factory, migrate

BAR_MS = 500.0
ROUNDS = 5


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.reports", description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--postgres", metavar="URL", help="a server to measure on as well")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="forbear-reports-") as folder:
        worst = measure(f"sqlite:///{Path(folder) / 'forbear.db'}", chosen.messages)
    if chosen.postgres:
        with _database(chosen.postgres) as url:
            worst = max(worst, measure(url, chosen.messages))
    print(f"slowest whole report: {worst:.0f} ms, and the bar is {BAR_MS:.0f} ms")
    return int(worst > BAR_MS)


def measure(url: str, messages: int) -> float:
    """Milliseconds of the slowest report; the slowest of each part is printed."""
    migrate(url)
    engine, now = make_engine(url), utc_now()
    open_session = make_session_factory(engine)
    with open_session.begin() as session:
        build_demo_bank(session, now.date())
        fill(session.connection(), messages // LINES, now)
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    everything = Scope(now.date() - timedelta(days=DAYS + 1), now.date())
    scopes = (everything, Scope(everything.first, everything.last, "zh", "CN"))
    worst = {name: (0.0, 0.0) for name in SECTIONS}
    whole = 0.0
    for scope in scopes * ROUNDS:
        taken = {}
        for name, section in SECTIONS.items():
            began, spent = time.perf_counter(), time.process_time()
            with open_session() as session:
                section(session, scope)
            spent = (time.process_time() - spent) * 1000
            taken[name] = ((time.perf_counter() - began) * 1000, spent)
            worst[name] = max(worst[name], taken[name])
        whole = max(whole, sum(clock for clock, _ in taken.values()))
    engine.dispose()
    print(f"{messages} messages on {engine.dialect.name}, worst of {len(scopes) * ROUNDS}")
    for name, (clock, processor) in worst.items():
        print(f"  {name:<20}{clock:8.1f} ms   processor of this process {processor:8.1f} ms")
    return whole


@contextmanager
def _database(server: str) -> Iterator[str]:
    name = f"forbear_bench_{uuid4().hex}"
    engine = create_engine(f"{server}postgres", future=True, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        try:
            yield server + name
        finally:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


if __name__ == "__main__":
    sys.exit(main())
