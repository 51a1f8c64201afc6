"""The figures that an agent may name: the bank's records, the engine's offers, what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session

from forbear.rules.jurisdictions import JURISDICTIONS
from forbear.rules.money import from_minor
from forbear.safety.conduct.figures import find_figures
from forbear.safety.normalise import normalise
from forbear.store.accounts import AccountFacts
from forbear.store.plans import find_open_plan
from forbear.store.promises import find_open_promise
from forbear.store.suggestions import Drafted
from forbear.store.tables import Message, Plan

KEPT_TEXTS = 4096
_DECIMAL = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_SPAN = re.compile(r"P(\d{1,4})[DWMY]")
_NAMES = frozenset(
    {"account_id", "offer_id", "engine_version", "last4", "currency", "start", "end"}
    | {"reading_seconds"}
)
"""Keys whose numbers name something and measure nothing."""


def figures_said(messages: Iterable[Message]) -> frozenset[Decimal]:
    """What the customer and the bot named, in words and as it was understood.

    Lines of agents are left out: one that was let through must not vouch for the next.
    """
    found: set[Decimal] = set()
    for message in messages:
        if message.author in ("customer", "bot"):
            found |= figures_in(message.text)
            entities = (message.understanding or {}).get("entities") or []
            found.update(_numbers([each.get("value") for each in entities]))
        found.update(_numbers(message.card))
    return frozenset(found)


def figures_suggested(drafts: Iterable[Drafted]) -> frozenset[Decimal]:
    """Of drafts, which passed the check of their own figures when they were made."""
    found: set[Decimal] = set()
    for draft in drafts:
        found |= figures_in(draft.text)
        found.update(_numbers(draft.card))
    return frozenset(found)


def figures_of_records(session: Session, accounts: Iterable[AccountFacts]) -> frozenset[Decimal]:
    """Of every account of the customer, with its plan and its promise."""
    found: set[Decimal] = set()
    for facts in accounts:
        found.update(_numbers(facts.as_json()))
        plan = find_open_plan(session, facts.account_id)
        if plan is not None:
            found.update(_plan(plan, facts))
        promise = find_open_promise(session, facts.account_id)
        if promise is not None:
            found |= {_money(promise.amount, facts), *_numbers(promise.due_on.isoformat())}
    return frozenset(found)


def figures_of_place(jurisdiction: str | None) -> frozenset[Decimal]:
    """How many days an answer to a complaint may take there."""
    place = JURISDICTIONS.get(jurisdiction or "")
    if place is None:
        return _NONE
    terms = (*place.complaint_clock_days.value, place.credit_record_years.value)
    return frozenset(Decimal(term) for term in terms)


@lru_cache(maxsize=KEPT_TEXTS)
def figures_in(text: str) -> frozenset[Decimal]:
    """The figures as the conduct check reads them."""
    return frozenset(value for each in find_figures(normalise(text).text) for value in each.values)


_NONE: frozenset[Decimal] = frozenset()


def _plan(plan: Plan, facts: AccountFacts) -> Iterator[Decimal]:
    amounts = (plan.instalment, plan.last_instalment, plan.total_interest, plan.total_payable)
    yield from (_money(each, facts) for each in amounts)
    yield from (Decimal(plan.n), Decimal(plan.apr_bps).scaleb(-2))
    for row in plan.instalments:
        yield _money(row.amount, facts)
        yield from _numbers(row.due_on.isoformat())


def _money(minor: int, facts: AccountFacts) -> Decimal:
    return Decimal(str(from_minor(minor, facts.currency)))


def _numbers(data: Any) -> Iterator[Decimal]:
    """Every number in JSON: decimal texts, and days and spans of time in their parts."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in _NAMES:
                yield from _numbers(value)
    elif isinstance(data, list):
        for value in data:
            yield from _numbers(value)
    elif isinstance(data, str):
        yield from _numbers_of_text(data)
    elif isinstance(data, int | float) and not isinstance(data, bool):
        yield Decimal(str(data))


def _numbers_of_text(text: str) -> Iterator[Decimal]:
    if _DECIMAL.fullmatch(text):
        yield Decimal(text)
    elif day := _DAY.fullmatch(text):
        yield from (Decimal(part) for part in day.groups())
    elif span := _SPAN.fullmatch(text):
        yield Decimal(span[1])
