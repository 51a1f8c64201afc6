"""`python -m bench.lookups`: what the look-ups of a turn cost with 100,000 customers on SQLite."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session, sessionmaker

from actions.plans import ActionProposePlans
from bench.big_bank import NOW, fill
from forbear.store.accounts import find_account_facts
from forbear.store.contacts import contact_counts, list_wishes
from forbear.store.customers import get_customer
from forbear.store.messages import find_latest, list_pending
from forbear.store.plans import find_open_plan
from forbear.store.promises import find_open_promise
from forbear.store.session import make_engine, make_session_factory, migrate
from forbear.store.tables import Customer
from forbear.store.tickets import list_tickets

BAR_MS = 15.0
HELD_TO_THE_BAR = "look-up and plan proposal"
SAMPLES = 2000
WARM_UP = 100
BATCH = 5000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.lookups", description=__doc__)
    parser.add_argument("--customers", type=int, default=100_000)
    customers = parser.parse_args().customers
    with tempfile.TemporaryDirectory(prefix="forbear-lookups-") as folder:
        url = f"sqlite:///{Path(folder) / 'forbear.db'}"
        migrate(url)
        engine = make_engine(url)
        begun = time.perf_counter()
        with engine.begin() as connection:
            for start in range(0, customers, BATCH):
                fill(connection, range(start + 1, min(start + BATCH, customers) + 1))
        size = sum(file.stat().st_size for file in Path(folder).glob("forbear.db*")) >> 20
        print(f"{customers} customers in {time.perf_counter() - begun:.0f} s, {size} MB")
        worst = measure(make_session_factory(engine), customers)
        engine.dispose()
    print(f"{HELD_TO_THE_BAR}: p95 {worst:.1f} ms, and the bar is {BAR_MS} ms")
    return int(worst > BAR_MS)


def measure(open_session: sessionmaker, customers: int) -> float:
    """The p95 in milliseconds of what the bar is for; each part is printed.

    Beside the time on the clock stands the time of the processor, which a busy machine moves less.
    The bar is for the action that proposes plans; the rest of a turn's look-ups is told.
    """
    rng = Random(7)
    parts: dict[str, list[tuple[float, float]]] = {}
    for number in range(SAMPLES + WARM_UP):
        turn = parts_of(rng.randint(1, customers))
        taken = {name: _time(open_session, part) for name, part in turn}
        taken["all of it"] = (sum(c for c, _ in taken.values()), sum(p for _, p in taken.values()))
        if number >= WARM_UP:
            for name, each in taken.items():
                parts.setdefault(name, []).append(each)
    for name, times in parts.items():
        clock, processor = ([each[k] for each in times] for k in (0, 1))
        print(
            f"{name:<28} p50 {_of(clock, 50):6.2f} ms   p95 {_of(clock, 95):6.2f} ms"
            f"   processor p50 {_of(processor, 50):6.2f} ms   p95 {_of(processor, 95):6.2f} ms"
        )
    return _of([clock for clock, _ in parts[HELD_TO_THE_BAR]], 95)


def _time(open_session: sessionmaker, part: Callable[[Session], Any]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    with open_session() as session:
        part(session)
    return (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000


def parts_of(i: int) -> Iterator[tuple[str, Callable[[Session], Any]]]:
    conversation = f"c{i}"
    yield "the customer by number", lambda s: get_customer(s, f"CN{i:08d}")
    yield (
        "the newest and pending lines",
        lambda s: (
            list_pending(s, conversation, limit=2),
            find_latest(s, conversation, "customer"),
        ),
    )
    yield "facts of the account", lambda s: find_account_facts(s, conversation, NOW)
    yield (
        "tickets, plan, promise",
        lambda s: (
            list_tickets(s, conversation),
            find_open_plan(s, i),
            find_open_promise(s, i),
        ),
    )
    yield (
        "wishes and counts",
        lambda s: (
            list_wishes(s, i),
            contact_counts(s, s.get(Customer, i), NOW),
        ),
    )
    yield HELD_TO_THE_BAR, lambda s: _propose(s, conversation)


def _propose(session: Session, conversation_id: str) -> None:
    """The action itself: facts, history, policy, offers, their words and the card."""
    slots = {"language": "zh", "mode": "agent", "affordable": "1000.00"}
    said = {"intent": {"name": "request_instalment_plan"}, "entities": [], "text": "..."}
    tracker = Tracker(conversation_id, slots, said, [], False, None, {}, None)
    dispatcher = CollectingDispatcher()
    ActionProposePlans(lambda: nullcontext(session), lambda: NOW).run(dispatcher, tracker, {})
    assert dispatcher.messages[0]["response"].startswith("utter_offer_plan"), dispatcher.messages


def _of(taken: list[float], percent: int) -> float:
    return quantiles(taken, n=100)[percent - 1]


if __name__ == "__main__":
    sys.exit(main())
